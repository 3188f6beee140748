/** The recovery sheet's key pair by Node's own crypto and RFC 9180: nothing of the vault's own code derives it here. */
import { createECDH, createHmac, hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { random } from '../../src/vault/crypto/bytes.ts'
import { sheetPair } from '../../src/vault/crypto/members.ts'

it('the sheet’s pair is the one that RFC 9180 derives, by Node’s own crypto', async () => {
  const unit = crypto.randomUUID()
  const typed = random(32)
  const secret = await crypto.subtle.importKey('raw', typed, 'HKDF', false, ['deriveBits'])
  const { public: shown, private: scalarOfSheet } = await sheetPair(secret, unit)
  const ikm = Buffer.from(hkdfSync('sha256', typed, unit, `sheet|${unit}`, 32))
  // LabeledExtract with an empty salt, then LabeledExpand of "candidate" with counter 0 (section 7.1.3).
  const suite = Buffer.from('KEM\0\x10', 'latin1')
  const hmac = (key: Uint8Array, ...parts: readonly (string | Uint8Array)[]) =>
    parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest()
  const prk = hmac(Buffer.alloc(32), 'HPKE-v1', suite, 'dkp_prk', ikm)
  const scalar = hmac(prk, Buffer.from([0, 32]), 'HPKE-v1', suite, 'candidate', Buffer.from([0]), Buffer.from([1]))
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(scalar)
  expect(scalarOfSheet).toBe(scalar.toString('base64url'))
  expect(shown).toBe(pair.getPublicKey().toString('base64url'))
})
