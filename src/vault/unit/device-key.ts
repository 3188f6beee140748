/**
 * The device's own signing key (ECDSA P-256): for its log, and for what it sends. It is in no journal and no backup, and lies
 * sealed under the unit's data key: a browser's database holds even a key that scripts cannot read in the clear.
 */
import { type Bytes, base64, idOfKey, joined, unbase64 } from '../crypto/bytes.ts'
import { epochOf } from '../crypto/epochs.ts'
import { open, seal } from '../crypto/seal.ts'
import type { LocalChange } from '../disk/database.ts'
import type { Signer } from '../disk/log.ts'
import type { Unit } from './unit.ts'

export interface DeviceKey {
  readonly public: JsonWebKey
  /** The private half in PKCS #8, sealed in this epoch. */
  readonly box: string
  readonly epoch: number
}

/** Of a device that was let in before anybody has unlocked on it: in the clear, until there is something to seal it under. */
export interface FreshKey {
  readonly public: JsonWebKey
  readonly pkcs8: Bytes
}

/** This device, with its key opened. */
export interface Device extends Signer {
  readonly jwk: JsonWebKey
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }
const aadOf = (unit: string) => `device|${unit}`

export const signAsDevice = (unit: Unit, bytes: Bytes): Promise<Bytes> => known(unit).sign(bytes)
export const devicePublicKey = (unit: Unit): JsonWebKey => known(unit).jwk

/** An open unit has written that it was opened, and so has its device. */
function known({ device }: Unit): Device {
  if (!device) throw new Error('nothing was written here yet')
  return device
}

/**
 * Who writes here, and what to store with the first write of a device that is new: one that was wiped, or restored from a
 * backup, is a new one. Called alone.
 */
export async function deviceOf(
  unit: Unit,
): Promise<{ readonly device: Device; readonly local: readonly LocalChange[] }> {
  if (unit.device) return { device: unit.device, local: [] }
  const held = await unit.store.local('device')
  const device = held && (await openedDevice(unit, held).catch(() => null))
  if (device) return { device, local: [] }
  const fresh = await unit.store.local('freshDevice')
  const made = await sealedKey(unit, fresh ?? (await newKey()))
  return {
    device: await openedDevice(unit, made),
    local: [{ set: 'device', to: made }, ...(fresh ? [{ set: 'freshDevice', to: null } as const] : [])],
  }
}

/** A device of no unit yet, and what its unit is to keep of it. */
export async function freshDevice(): Promise<{ readonly device: Device; readonly key: FreshKey }> {
  const key = await newKey()
  return { device: await deviceBy(key.public, key.pkcs8.slice()), key }
}

/** A device by its sealed key. */
export async function openedDevice({ keys, header }: Unit, { public: jwk, box, epoch }: DeviceKey): Promise<Device> {
  const pkcs8 = await open(epochOf(keys, epoch).data, aadOf(header.unit), box)
  return deviceBy(jwk, pkcs8)
}

/** `pkcs8` is wiped. */
async function deviceBy(jwk: JsonWebKey, pkcs8: Bytes): Promise<Device> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
  pkcs8.fill(0)
  const point = base64(joined(new Uint8Array([4]), unbase64(jwk.x ?? ''), unbase64(jwk.y ?? '')))
  return {
    id: await idOfKey(point),
    public: point,
    jwk,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)),
  }
}

async function newKey(): Promise<FreshKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const [jwk, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  return { public: jwk, pkcs8: new Uint8Array(pkcs8) }
}

async function sealedKey({ keys, header }: Unit, { public: jwk, pkcs8 }: FreshKey): Promise<DeviceKey> {
  const box = await seal(keys.newest.data, aadOf(header.unit), pkcs8)
  pkcs8.fill(0)
  return { public: jwk, box, epoch: keys.newest.n }
}
