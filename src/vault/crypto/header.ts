/** The unit's header: what stands in clear so that a key slot can be tried. Holds no name and nothing readable of a case. */
import * as z from 'zod'
import { type Bytes, base64, random, unbase64, utf8 } from './bytes.ts'
import { derivation, keySlot, newDerivation } from './key-slots.ts'
import { aesKey, open, openJson, seal, sealJson } from './seal.ts'
import { newUnitKey } from './unit-key.ts'

export const header = z.strictObject({
  format: z.literal('mattstock-vault-1'),
  unit: z.uuid(),
  derivation,
  /** The root key sealed under a key that comes of it: tells a right root from a wrong one, and lets staff make new key slots. */
  self: z.string(),
  /** The private half of the unit's key pair and the rounding key, sealed. */
  secrets: z.string(),
  public: z.string(),
  slots: z.array(keySlot),
})
export type Header = z.infer<typeof header>

const secrets = z.strictObject({ private: z.string(), rounding: z.string() })

/** What an opened unit holds in memory. None of the CryptoKeys can be read out; the other two are bytes since the libraries that use them take bytes. */
export interface UnitKeys {
  /** Wraps the cases' keys and all else that is the unit's own. */
  readonly data: CryptoKey
  /** Names things without telling what they are. */
  readonly tag: CryptoKey
  /** Draws the sticky rounding; the same on every device of the unit. */
  readonly rounding: Bytes
  /** The HPKE private key, which the library takes as bytes. */
  readonly private: string
}

const aadOf = (unit: string, what: 'self' | 'secrets') => `${what}|${unit}`

export async function newHeader(): Promise<{ header: Header; root: Bytes }> {
  const unit = crypto.randomUUID()
  const root = random(32)
  const data = await dataKey(root, unit)
  const pair = await newUnitKey()
  return {
    root,
    header: {
      format: 'mattstock-vault-1',
      unit,
      derivation: newDerivation(),
      self: await seal(data, aadOf(unit, 'self'), root),
      secrets: await sealJson(data, aadOf(unit, 'secrets'), { private: pair.private, rounding: base64(random(32)) }),
      public: pair.public,
      slots: [],
    },
  }
}

/** Opens the unit with its root key, or gives null when it is not this unit's: nothing is written under a wrong key. */
export async function keysOf(root: Bytes, it: Header): Promise<UnitKeys | null> {
  const data = await dataKey(root, it.unit)
  const self = await open(data, aadOf(it.unit, 'self'), it.self).catch(() => null)
  if (!self || base64(self) !== base64(root)) return null
  const opened = secrets.parse(await openJson(data, aadOf(it.unit, 'secrets'), it.secrets))
  const tag = await hmacKey(await fromRoot(root, it.unit, 'tag'))
  return { data, tag, rounding: unbase64(opened.rounding), private: opened.private }
}

/** The root in clear for the moment that a slot is made; the caller wipes it. */
export const rootOf = (keys: UnitKeys, it: Header): Promise<Bytes> => open(keys.data, aadOf(it.unit, 'self'), it.self)

export async function tagged(keys: UnitKeys, what: string): Promise<string> {
  return base64(new Uint8Array(await crypto.subtle.sign('HMAC', keys.tag, utf8(what))))
}

async function fromRoot(root: Bytes, unit: string, use: 'data' | 'tag'): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: utf8(unit), info: utf8(`mattstock|${use}`) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256))
}

const dataKey = async (root: Bytes, unit: string) => aesKey(await fromRoot(root, unit, 'data'))

const hmacKey = (raw: Bytes) => crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
