/** Records, sealed and opened. Each case has its own key, so that destroying the key erases the case. */
import { uuidOf } from '#relay/texts'
import { type Bytes, joined, random, text, utf8 } from '../crypto/bytes.ts'
import { type EpochKeys, epochOf, type UnitKeys } from '../crypto/epochs.ts'
import { bitsOf } from '../crypto/passphrase-key.ts'
import { aesKey, open, openJson, seal, sealJson } from '../crypto/seal.ts'
import type { LocalChange } from '../disk/database.ts'
import type { Place } from '../disk/log.ts'
import type { Row } from '../disk/rows.ts'
import type { Tables } from '../disk/tables.ts'
import type { Author, Kept, Kind, RecordBody, Said } from '../records.ts'

/** What the box of a record holds. */
interface Inside {
  readonly at: string
  readonly by: Author
  readonly body: RecordBody
  readonly replaces?: readonly string[]
  readonly said?: Said
}

/** What stands at the head of a record: its case, or the unit for what is its own, and the row of the key. */
interface Head {
  readonly of: string
  readonly key: string
}

const ID_BYTES = 36

const keyAbout = (unit: string, { id, epoch }: Omit<Row<'keys'>, 'box'>) => `key|${unit}|${id}|${epoch}`
const headAbout = (unit: string, { id, epoch }: Pick<Row<'records'>, 'id' | 'epoch'>) => `head|${unit}|${id}|${epoch}`
const recordAbout = (unit: string, id: string, { device, n, lamport }: Omit<Place, 'hash'>, { of, key }: Head) =>
  `record|${unit}|${id}|${device}|${n}|${lamport}|${of}|${key}`

/** A case's key of one epoch, with the id of its row. */
export interface CaseKey extends Omit<Head, 'key'> {
  readonly id: string
  readonly epoch: number
  readonly key: CryptoKey
}

/**
 * The keys of cases, opened as they are asked for: one for each epoch in which a device wrote something to the case, so
 * that whoever had an older epoch's reads nothing newer. The unit's own records have keys under the unit's id. A row has an
 * id of its own, and the device keeps for itself which one it writes under: two copies of one profile never make two
 * different keys of one id (decision 0209).
 */
export class CaseKeys {
  readonly #unit: string
  readonly #rows: Pick<Tables, 'get' | 'local'>
  /** By the ids of their rows. */
  readonly #held = new Map<string, Promise<CaseKey | null>>()

  constructor(unit: string, rows: Pick<Tables, 'get' | 'local'>) {
    this.#unit = unit
    this.#rows = rows
  }

  /** For reading. Null when it is not here: it is still to come, or the case was erased. */
  async byId(keys: UnitKeys, id: string): Promise<CaseKey | null> {
    const asked = this.#held.get(id) ?? this.#rows.get('keys', id).then((row) => (row ? this.#opened(keys, row) : null))
    this.#held.set(id, asked)
    const key = await asked.catch((fault) => {
      this.#held.delete(id)
      throw fault
    })
    if (!key) this.#held.delete(id)
    return key
  }

  /** For writing: this device's of the newest epoch, or null where the case has none of it yet, or none that opens. */
  async newest(keys: UnitKeys, of: string, device: string): Promise<CaseKey | null> {
    const id = await this.#rows.local(await this.#noteOf(keys.newest, of, device))
    return id === undefined ? null : this.byId(keys, id).catch(() => null)
  }

  /** Makes one of the newest epoch; the row and the note of it are for the caller to store, and `keep` once that is done. */
  async make(
    keys: UnitKeys,
    of: string,
    device: string,
  ): Promise<{ row: Row<'keys'>; note: LocalChange; made: CaseKey; keep(): void }> {
    const { n: epoch, data } = keys.newest
    const raw: Bytes = random(32)
    const clear = { id: crypto.randomUUID(), epoch }
    const row = { ...clear, box: await seal(data, keyAbout(this.#unit, clear), joined(utf8(of), raw)) }
    const made = { id: row.id, of, epoch, key: await aesKey(raw) }
    const note = { set: await this.#noteOf(keys.newest, of, device), to: row.id }
    return { row, note, made, keep: () => this.#held.set(row.id, Promise.resolve(made)) }
  }

  /** What of a case that is erased no longer stands in the device's own notes. */
  notesOf({ all }: UnitKeys, of: string, device: string): Promise<readonly LocalChange[]> {
    return Promise.all(
      [...all.values()].map(async (epoch) => ({ set: await this.#noteOf(epoch, of, device), to: null })),
    )
  }

  forget(of: string): void {
    const drop = (id: string, key: CaseKey | null) => key?.of === of && this.#held.delete(id)
    // One that does not open is nobody's.
    for (const [id, asked] of this.#held) void asked.then((key) => drop(id, key)).catch(() => undefined)
  }

  /** Under which name the device notes its key of an epoch: nobody outside can tell whose it is. */
  async #noteOf({ root }: Pick<EpochKeys, 'root'>, of: string, device: string): Promise<`case-key|${string}`> {
    const key = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
    return `case-key|${uuidOf(await bitsOf(key, utf8(this.#unit), `case-key|${of}|${device}`))}`
  }

  async #opened(keys: UnitKeys, row: Row<'keys'>): Promise<CaseKey> {
    const { of, raw } = await openKey(keys, this.#unit, row)
    return { id: row.id, of, epoch: row.epoch, key: await aesKey(raw) }
  }
}

async function openKey(keys: UnitKeys, unit: string, row: Row<'keys'>) {
  const plain = await open(epochOf(keys, row.epoch).data, keyAbout(unit, row), row.box)
  return { of: text(plain.slice(0, ID_BYTES)), raw: plain.slice(ID_BYTES) }
}

/** Which case a key is of, or the unit. */
export const caseOfKey = async (keys: UnitKeys, unit: string, row: Row<'keys'>): Promise<string> =>
  (await openKey(keys, unit, row)).of

/** `n` is the number of the entry that names the record. */
export async function sealRecord(
  { id: key, of, epoch, key: under }: CaseKey,
  keys: UnitKeys,
  unit: string,
  n: number,
  { id, lamport, device, at, by, body, replaces, said }: Kept,
): Promise<Row<'records'>> {
  const inside: Inside = { at, by, body, ...(replaces && { replaces }), ...(said && { said }) }
  return {
    id,
    epoch,
    head: await seal(epochOf(keys, epoch).data, headAbout(unit, { id, epoch }), utf8(of + key)),
    box: await sealJson(under, recordAbout(unit, id, { device, n, lamport }, { of, key }), inside),
  }
}

/** Throws when the head was touched, or stands under another id or epoch. */
export async function openHead(
  keys: UnitKeys,
  unit: string,
  row: Pick<Row<'records'>, 'id' | 'epoch' | 'head'>,
): Promise<Head> {
  const plain = text(await open(epochOf(keys, row.epoch).data, headAbout(unit, row), row.head))
  return { of: plain.slice(0, ID_BYTES), key: plain.slice(ID_BYTES) }
}

/** Throws when the box was touched, or stands under another id, entry, place in the order, case or key. */
export async function openRecord(
  { id: key, of, key: under }: CaseKey,
  unit: string,
  { id, box }: Row<'records'>,
  place: Place,
): Promise<Omit<Kept, 'lamport' | 'device'>> {
  const inside = (await openJson(under, recordAbout(unit, id, place, { of, key }), box)) as Inside
  return { id, caseId: of === unit ? null : of, ...inside }
}

export const kindOf = <K extends Kind>(record: Kept, kind: K): record is Kept<Extract<RecordBody, { kind: K }>> =>
  record.body.kind === kind
