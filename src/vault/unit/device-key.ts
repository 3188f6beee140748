/**
 * The device's own signing key (ECDSA P-256). It is in no journal and no backup, and lies sealed under the unit's data key:
 * a browser's database holds even a key that scripts cannot read in the clear.
 */
import type { Bytes } from '../crypto/bytes.ts'
import { epochOf } from '../crypto/epochs.ts'
import { open, seal } from '../crypto/seal.ts'
import { alone } from '../disk/web-locks.ts'
import type { Unit } from './unit.ts'

export interface DeviceKey {
  readonly public: JsonWebKey
  /** The private half in PKCS #8, sealed in this epoch. */
  readonly box: string
  readonly epoch: number
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }
const aadOf = (unit: string) => `device|${unit}`

export async function signAsDevice(unit: Unit, bytes: Bytes): Promise<Bytes> {
  const { box, epoch } = await deviceKey(unit)
  const pkcs8 = await open(epochOf(unit.keys, epoch).data, aadOf(unit.header.unit), box)
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
  pkcs8.fill(0)
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes))
}

export const devicePublicKey = async (unit: Unit): Promise<JsonWebKey> => (await deviceKey(unit)).public

/** Made when it is first asked for, once for all tabs. */
function deviceKey(unit: Unit): Promise<DeviceKey> {
  const { store } = unit
  return alone(`${store.place}/device`, async () => {
    const held = await store.local('device')
    if (held) return held
    const made = await newDeviceKey(unit)
    await store.setLocal('device', made)
    return made
  })
}

async function newDeviceKey({ keys, header }: Unit): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const box = await seal(keys.newest.data, aadOf(header.unit), pkcs8)
  pkcs8.fill(0)
  return { public: await crypto.subtle.exportKey('jwk', pair.publicKey), box, epoch: keys.newest.n }
}
