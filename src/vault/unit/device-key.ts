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
  const device = held && (await opened(unit, held).catch(() => null))
  if (device) return { device, local: [] }
  const made = await newDeviceKey(unit)
  return { device: await opened(unit, made), local: [{ set: 'device', to: made }] }
}

async function opened({ keys, header }: Unit, { public: jwk, box, epoch }: DeviceKey): Promise<Device> {
  const pkcs8 = await open(epochOf(keys, epoch).data, aadOf(header.unit), box)
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

async function newDeviceKey({ keys, header }: Unit): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const box = await seal(keys.newest.data, aadOf(header.unit), pkcs8)
  pkcs8.fill(0)
  return { public: await crypto.subtle.exportKey('jwk', pair.publicKey), box, epoch: keys.newest.n }
}
