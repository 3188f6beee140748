import { expect, it } from 'vitest'
import { SCRYPT_N } from '../../collector/admin/costs.ts'
import { ITERATIONS, PIN_ROUNDS } from '../../src/vault/crypto/costs.ts'
import * as low from '../low-costs.ts'

it('a guess costs in the app what OWASP asks for, and a PIN what decision 0130 reckons with', () => {
  // OWASP, Password Storage Cheat Sheet: PBKDF2-HMAC-SHA-256.
  expect([ITERATIONS, PIN_ROUNDS]).toEqual([600_000, 16_384])
})

it('and of the collector’s passphrase what OWASP asks for of scrypt, 128 MiB', () => {
  expect(128 * SCRYPT_N * 8).toBe(128 * 2 ** 20)
})

it('and less in the tests, of the same names', () => {
  expect(Object.keys(low).toSorted()).toEqual(['ITERATIONS', 'PIN_ROUNDS', 'SCRYPT_N'])
})
