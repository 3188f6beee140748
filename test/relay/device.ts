/** A device as the relay meets it: a key of its own, entries made by the vault's own code, rows that only it could read. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Asker, authorizationOf, signedRequestText } from '#aggregate'
import type { Entry, Step } from '#relay'
import { entryText, type StepContent, signedEntryText, signedStepText, stepText } from '#relay/texts'
import { idOfKey } from '../../src/vault/crypto/bytes.ts'
import { type Log, NO_LOG, nextEntry, type Signer, withEntry } from '../../src/vault/disk/log.ts'
import type { Row } from '../../src/vault/disk/rows.ts'

export const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('base64url')

/** SHA-256 of no bytes, as every table of test vectors has it. */
const NOTHING = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'

export type Device = Signer & { readonly unit: string }

export async function makeDevice(unit: string): Promise<Device> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const point = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url')
  return {
    unit,
    id: await idOfKey(point),
    public: point,
    sign: async (bytes) =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes)),
  }
}

const signText = async (device: Device, text: string) =>
  Buffer.from(await device.sign(new TextEncoder().encode(text))).toString('base64url')

/** The headers of a request, signed as the page says. */
export async function signedHeaders(
  device: Device,
  method: string,
  path: string,
  body: string | null,
  at: number,
  nonce = randomBytes(16).toString('base64url'),
): Promise<Record<string, string>> {
  const asker: Asker = { unit: device.unit, device: device.id, at, nonce }
  const hash = body === null ? NOTHING : sha256(body)
  const sig = await signText(device, signedRequestText(asker, method, path, hash))
  return {
    authorization: authorizationOf(asker, sig),
    ...(body !== null && { 'content-type': 'application/json' }),
  }
}

/** The next step of a chain. */
export async function nextStep(
  chain: readonly Step[],
  by: Device,
  {
    add = [],
    tablets = [],
    remove = [],
    body = '',
  }: { add?: readonly Device[]; tablets?: readonly Device[]; remove?: readonly Device[]; body?: string },
): Promise<Step> {
  const last = chain[chain.length - 1]
  return await signedStep(by, {
    n: (last?.n ?? 0) + 1,
    before: last?.id ?? '',
    by: by.id,
    add: [
      ...add.map(({ id, public: key }) => ({ device: id, key })),
      // Any point will do: the relay seals nothing.
      ...tablets.map(({ id, public: key }) => ({ device: id, key, tablet: key })),
    ],
    remove: remove.map(({ id }) => ({ device: id, n: 0, head: '' })),
    body,
  })
}

/** Signed by a device, whatever the step says. */
export async function signedStep(by: Device, content: StepContent): Promise<Step> {
  const id = sha256(stepText(by.unit, content))
  return { ...content, id, sig: await signText(by, signedStepText(by.unit, id)) } as Step
}

/** An entry that a device signs, whatever it says. */
export async function signedEntry(by: Device, content: Omit<Entry, 'id' | 'sig'>): Promise<Entry> {
  const id = sha256(entryText(by.unit, content))
  return { ...content, id, sig: await signText(by, signedEntryText(by.unit, id)) }
}

/** Writes on in its own log. */
export class Writer {
  readonly device: Device
  #log: Log = NO_LOG

  constructor(device: Device) {
    this.device = device
  }

  /** The profile as it lies on the disk: another writer that goes on from here. */
  copy(): Writer {
    const copy = new Writer(this.device)
    copy.#log = this.#log
    return copy
  }

  /** One write of so many rows. @returns its entry, and the rows as they travel */
  async write(count = 1): Promise<Written> {
    const rows = Array.from({ length: count }, sealedRow)
    const entry = (await nextEntry(this.device.unit, this.#log, this.device, rows)) as Entry
    this.#log = withEntry(this.#log, entry)
    return { entry, rows: rows.map(({ id, epoch, head, box }) => [id, epoch, head, box].join('|')) }
  }
}

export interface Written {
  readonly entry: Entry
  readonly rows: readonly string[]
}

/** As long as a sealed answer. */
const sealedRow = (): Row<'records'> => ({
  id: randomUUID(),
  epoch: 1,
  head: randomBytes(100).toString('base64url'),
  box: randomBytes(540).toString('base64url'),
})
