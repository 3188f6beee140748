/** Records, sealed and opened. Each case has its own key, so that destroying the key erases the case. */
import { type Bytes, random } from '../crypto/bytes.ts'
import { aesKey, open, openJson, seal, sealJson } from '../crypto/seal.ts'
import type { Row } from '../disk/rows.ts'
import type { Author, Kept, Kind, RecordBody } from '../records.ts'

/** What the box of a record holds; the rest of a `Kept` stands in clear beside it. */
interface Inside {
  readonly at: string
  readonly by: Author
  readonly body: RecordBody
}

const keyAbout = (unit: string, id: string) => `key|${unit}|${id}`
const recordAbout = (unit: string, { id, kind, seq, key }: Omit<Row<'records'>, 'box'>) =>
  `record|${unit}|${id}|${kind}|${seq}|${key}`

/** The keys of cases, opened as they are asked for. The unit's own records have a key under the unit's id. */
export class CaseKeys {
  readonly #unit: string
  readonly #data: CryptoKey
  readonly #row: (id: string) => Promise<Row<'keys'> | undefined>
  readonly #held = new Map<string, Promise<CryptoKey | null>>()

  constructor(unit: string, data: CryptoKey, row: (id: string) => Promise<Row<'keys'> | undefined>) {
    this.#unit = unit
    this.#data = data
    this.#row = row
  }

  /** Null when there is none: a new case, or an erased one. */
  async of(id: string): Promise<CryptoKey | null> {
    const asked = this.#held.get(id) ?? this.#opened(id)
    this.#held.set(id, asked)
    const key = await asked
    if (!key) this.#held.delete(id)
    return key
  }

  /** Makes a key; the row is for the caller to store, and `keep` once that is done. */
  async make(id: string): Promise<{ row: Row<'keys'>; key: CryptoKey; keep(): void }> {
    const raw: Bytes = random(32)
    const row = { id, box: await seal(this.#data, keyAbout(this.#unit, id), raw) }
    const key = await aesKey(raw)
    return { row, key, keep: () => this.#held.set(id, Promise.resolve(key)) }
  }

  forget(id: string): void {
    this.#held.delete(id)
  }

  async #opened(id: string): Promise<CryptoKey | null> {
    const row = await this.#row(id)
    return row ? aesKey(await open(this.#data, keyAbout(this.#unit, id), row.box)) : null
  }
}

export async function sealRecord(key: CryptoKey, unit: string, record: Kept): Promise<Row<'records'>> {
  const clear = { id: record.id, kind: record.body.kind, seq: record.seq, key: record.caseId ?? unit }
  const inside: Inside = { at: record.at, by: record.by, body: record.body }
  return { ...clear, box: await sealJson(key, recordAbout(unit, clear), inside) }
}

/** Throws when the box was touched, or stands under another id, kind, number or case. */
export async function openRecord(key: CryptoKey, unit: string, row: Row<'records'>): Promise<Kept> {
  const inside = (await openJson(key, recordAbout(unit, row), row.box)) as Inside
  return { id: row.id, seq: row.seq, caseId: row.key === unit ? null : row.key, ...inside }
}

export const kindOf = <K extends Kind>(record: Kept, kind: K): record is Kept<Extract<RecordBody, { kind: K }>> =>
  record.body.kind === kind
