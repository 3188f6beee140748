import { expect, it } from 'vitest'
import { base64, unbase64 } from './bytes.ts'

// RFC 4648, section 10, without padding.
it.each([
  ['', ''],
  ['f', 'Zg'],
  ['fo', 'Zm8'],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg'],
])('%j is %j, and back', (plain, encoded) => {
  expect(base64(new TextEncoder().encode(plain))).toBe(encoded)
  expect(new TextDecoder().decode(unbase64(encoded))).toBe(plain)
})

it.each([
  ['bits that are of no byte', 'Zh'],
  ['bits that are of no byte, in the third character', 'Zm9'],
  ['padding', 'Zg=='],
  ['a space', 'Zm 9v'],
  ['the other alphabet', '+/+/'],
  ['a character of no alphabet', 'Zm9ö'],
  ['a length that no bytes have', 'Zm9vY'],
])('refuses %s, so that the same bytes cannot stand in another text', (_what, encoded) => {
  expect(() => unbase64(encoded)).toThrow()
})
