/** Records, sealed and opened. Each case has its own key, so that destroying the key erases the case. */
import { type Bytes, random } from '../crypto/bytes.ts'
import { epochOf, type UnitKeys } from '../crypto/epochs.ts'
import { aesKey, open, openJson, seal, sealJson } from '../crypto/seal.ts'
import type { Row } from '../disk/rows.ts'
import type { Tables } from '../disk/tables.ts'
import type { Author, Kept, Kind, RecordBody } from '../records.ts'

/** What the box of a record holds; the rest of a `Kept` stands in clear beside it. */
interface Inside {
  readonly at: string
  readonly by: Author
  readonly body: RecordBody
}

const keyAbout = (unit: string, { id, case: of, epoch }: Omit<Row<'keys'>, 'box'>) => `key|${unit}|${id}|${of}|${epoch}`
const recordAbout = (unit: string, { id, kind, seq, case: of, key }: Omit<Row<'records'>, 'box'>) =>
  `record|${unit}|${id}|${kind}|${seq}|${of}|${key}`

/** A case's key of one epoch, with the id of its row. */
export interface CaseKey {
  readonly id: string
  /** The case, or the unit for what is its own. */
  readonly of: string
  readonly key: CryptoKey
}

/**
 * The keys of cases, opened as they are asked for: one for each epoch in which something was written to the case, so that
 * whoever had an older epoch's reads nothing newer. The unit's own records have keys under the unit's id.
 */
export class CaseKeys {
  readonly #unit: string
  readonly #rows: Pick<Tables, 'get' | 'keysOf'>
  /** By the ids of their rows. */
  readonly #held = new Map<string, Promise<CaseKey | null>>()

  constructor(unit: string, rows: Pick<Tables, 'get' | 'keysOf'>) {
    this.#unit = unit
    this.#rows = rows
  }

  /** For reading. Null when it is not here: it is still to come, or the case was erased. */
  async byId(keys: UnitKeys, id: string): Promise<CaseKey | null> {
    const asked = this.#held.get(id) ?? this.#rows.get('keys', id).then((row) => (row ? this.#opened(keys, row) : null))
    this.#held.set(id, asked)
    const key = await asked
    if (!key) this.#held.delete(id)
    return key
  }

  /** For writing: the one of the newest epoch, or null where the case has none of it yet. */
  async newest(keys: UnitKeys, of: string): Promise<CaseKey | null> {
    const row = (await this.#rows.keysOf(of)).find(({ epoch }) => epoch === keys.newest.n)
    return row ? this.byId(keys, row.id) : null
  }

  /** Makes one of the newest epoch; the row is for the caller to store, and `keep` once that is done. */
  async make({ newest }: UnitKeys, of: string): Promise<{ row: Row<'keys'>; made: CaseKey; keep(): void }> {
    const raw: Bytes = random(32)
    const clear = { id: crypto.randomUUID(), case: of, epoch: newest.n }
    const row = { ...clear, box: await seal(newest.data, keyAbout(this.#unit, clear), raw) }
    const made = { id: row.id, of, key: await aesKey(raw) }
    return { row, made, keep: () => this.#held.set(row.id, Promise.resolve(made)) }
  }

  forget(of: string): void {
    for (const [id, asked] of this.#held) void asked.then((key) => key?.of === of && this.#held.delete(id))
  }

  async #opened(keys: UnitKeys, row: Row<'keys'>): Promise<CaseKey> {
    const raw = await open(epochOf(keys, row.epoch).data, keyAbout(this.#unit, row), row.box)
    return { id: row.id, of: row.case, key: await aesKey(raw) }
  }
}

export async function sealRecord(
  { id: key, of, key: under }: CaseKey,
  unit: string,
  record: Kept,
): Promise<Row<'records'>> {
  const clear = { id: record.id, kind: record.body.kind, seq: record.seq, case: of, key }
  const inside: Inside = { at: record.at, by: record.by, body: record.body }
  return { ...clear, box: await sealJson(under, recordAbout(unit, clear), inside) }
}

/** Throws when the box was touched, or stands under another id, kind, number or key. */
export async function openRecord({ key }: CaseKey, unit: string, row: Row<'records'>): Promise<Kept> {
  const inside = (await openJson(key, recordAbout(unit, row), row.box)) as Inside
  return { id: row.id, seq: row.seq, caseId: row.case === unit ? null : row.case, ...inside }
}

export const kindOf = <K extends Kind>(record: Kept, kind: K): record is Kept<Extract<RecordBody, { kind: K }>> =>
  record.body.kind === kind
