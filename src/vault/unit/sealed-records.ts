/** Records, sealed and opened. Each case has its own key, so that destroying the key erases the case. */
import { uuidOf } from '#relay/texts'
import { type Bytes, base64, joined, random, sha256, text, utf8 } from '../crypto/bytes.ts'
import { bitsOf } from '../crypto/derive.ts'
import { type EpochKeys, epochOf, type UnitKeys } from '../crypto/epochs.ts'
import type { Pair } from '../crypto/members.ts'
import { openAsPerson, sealToPeople } from '../crypto/people-key.ts'
import { aesKey, open, openJson, seal, sealJson } from '../crypto/seal.ts'
import type { LocalChange } from '../disk/database.ts'
import { type Place, textOfPeople } from '../disk/log.ts'
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
  readonly needs?: number
}

/** What stands at the head of a record: its case, or the unit for what is its own, and the row of the key. */
interface Head {
  readonly of: string
  readonly key: string
}

/** At the end of a head, of one length whichever it is: a row comes from the relay without its table. */
const LOG = 'log'
const tableOf = ({ kind }: RecordBody) => (kind === 'audit' ? LOG : 'rec')

const ID_BYTES = 36
const KEY_BYTES = 32

const keyAbout = (unit: string, { id, epoch }: Omit<Row<'keys'>, 'box'>) => `key|${unit}|${id}|${epoch}`
const headAbout = (unit: string, { id, epoch }: Pick<Row<'records'>, 'id' | 'epoch'>) => `head|${unit}|${id}|${epoch}`
const recordAbout = (unit: string, id: string, { device, n, lamport }: Omit<Place, 'hash'>, { of, key }: Head) =>
  `record|${unit}|${id}|${device}|${n}|${lamport}|${of}|${key}`

/** Which of the keys that a case, or the unit, may have: what lies under the one for the releaser opens to that role. */
export interface Slot {
  readonly of: string
  readonly forReleaser: boolean
}

/** A case's key of one epoch, with the id by which records name it. */
export interface CaseKey extends Omit<Head, 'key'> {
  readonly id: string
  readonly epoch: number
  readonly key: CryptoKey
  /** Public halves of those whom it is sealed to; null where whoever has the epoch opens it. */
  readonly people: readonly string[] | null
  /** Opened by a row that seals it once more: it is older than the protection, and nothing new is written under it. */
  readonly again: boolean
}

/** The key is here, sealed to others than whoever is in. */
export const FOR_OTHERS = 'for-others'

/**
 * The keys of cases, opened as they are asked for: one for each epoch in which a device wrote something to the case, so
 * that whoever had an older epoch's reads nothing newer. The unit's own records have keys under the unit's id. A row has an
 * id of its own, and the device keeps for itself which one it writes under: two copies of one profile never make two
 * different keys of one id (decision 0209). Of a protected case they are sealed to people, and a key may be sealed to
 * more of them in a later row (decision 0215).
 */
export class CaseKeys {
  readonly #unit: string
  readonly #rows: Pick<Tables, 'all' | 'get' | 'local'>
  readonly #me: () => readonly Pair[]
  /** By the ids that records name them by. */
  readonly #held = new Map<string, Promise<CaseKey | typeof FOR_OTHERS | null>>()
  /** Rows that seal a key once more, by its id: read when a key is not found otherwise. */
  #again: Promise<ReadonlyMap<string, readonly Row<'keys'>[]>> | null = null

  /** `me`: the pairs by which whoever is in opens what is sealed to people. */
  constructor(unit: string, rows: Pick<Tables, 'all' | 'get' | 'local'>, me: () => readonly Pair[]) {
    this.#unit = unit
    this.#rows = rows
    this.#me = me
  }

  /** For reading. Null when it is not here: it is still to come, or the case was erased. */
  async byId(keys: UnitKeys, id: string): Promise<CaseKey | typeof FOR_OTHERS | null> {
    const asked = this.#held.get(id) ?? this.#found(keys, id)
    this.#held.set(id, asked)
    const key = await asked.catch((fault) => {
      this.#held.delete(id)
      throw fault
    })
    if (!key) this.#held.delete(id)
    return key
  }

  /** Rows have come: what was not here, or not for whoever is in, may be by now. */
  lookAgain(): void {
    this.#again = null
    for (const [id, asked] of this.#held)
      void asked.then((key) => key === FOR_OTHERS && this.#held.delete(id)).catch(() => undefined)
  }

  /** For writing: this device's of the newest epoch, sealed to just these; null where the case has none such, or none that opens. */
  async newest(keys: UnitKeys, slot: Slot, device: string, people: readonly string[] | null): Promise<CaseKey | null> {
    const id = await this.#rows.local(await this.#noteOf(keys.newest, slot, device))
    const key = id === undefined ? null : await this.byId(keys, id).catch(() => null)
    return key && key !== FOR_OTHERS && !key.again && sameOnes(key.people, people) ? key : null
  }

  /** Makes one of the newest epoch; the row and the note of it are for the caller to store, and `keep` once that is done. */
  async make(
    keys: UnitKeys,
    slot: Slot,
    device: string,
    people: readonly string[] | null,
  ): Promise<{ row: Row<'keys'>; note: LocalChange; made: CaseKey; keep(): void }> {
    const raw: Bytes = random(32)
    const id = crypto.randomUUID()
    const { of } = slot
    const row = await sealKey(keys, this.#unit, { id, of, opens: id, raw, people })
    const made = { id, of, epoch: row.epoch, key: await aesKey(raw), people, again: false }
    const note = { set: await this.#noteOf(keys.newest, slot, device), to: row.id }
    return { row, note, made, keep: () => this.#held.set(row.id, Promise.resolve(made)) }
  }

  /** What of a case that is erased no longer stands in the device's own notes. */
  notesOf({ all }: UnitKeys, of: string, device: string): Promise<readonly LocalChange[]> {
    return Promise.all(
      [...all.values()].flatMap((epoch) =>
        [true, false].map(async (forReleaser) => ({
          set: await this.#noteOf(epoch, { of, forReleaser }, device),
          to: null,
        })),
      ),
    )
  }

  /** Whoever is in has other pairs from now on: what they open is found anew. */
  empty(): void {
    this.#again = null
    this.#held.clear()
  }

  forget(of: string): void {
    this.#again = null
    const drop = (id: string, key: Awaited<ReturnType<CaseKeys['byId']>>) =>
      key && key !== FOR_OTHERS && key.of === of && this.#held.delete(id)
    // One that does not open is nobody's.
    for (const [id, asked] of this.#held) void asked.then((key) => drop(id, key)).catch(() => undefined)
  }

  /** Under which name the device notes its key of an epoch: nobody outside can tell whose it is. */
  async #noteOf(
    { root }: Pick<EpochKeys, 'root'>,
    { of, forReleaser }: Slot,
    device: string,
  ): Promise<`case-key|${string}`> {
    const key = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
    return `case-key|${uuidOf(await bitsOf(key, utf8(this.#unit), `case-key|${of}|${forReleaser ? 'for-releaser|' : ''}${device}`))}`
  }

  async #found(keys: UnitKeys, id: string): Promise<CaseKey | typeof FOR_OTHERS | null> {
    const row = await this.#rows.get('keys', id)
    const own = row ? await this.#opened(keys, row) : null
    if (own && own !== FOR_OTHERS) return own
    this.#again ??= this.#sealedAgain(keys)
    const again = (await this.#again).get(id) ?? []
    for (const each of again) {
      const key = await this.#opened(keys, each)
      if (key !== FOR_OTHERS) return key
    }
    return own ?? (again.length > 0 ? FOR_OTHERS : null)
  }

  async #sealedAgain(keys: UnitKeys): Promise<ReadonlyMap<string, readonly Row<'keys'>[]>> {
    const found = new Map<string, Row<'keys'>[]>()
    for (const row of await this.#rows.all('keys')) {
      // A row that does not open, or is of an epoch that is not here, seals nothing for anybody.
      const inside = await insideOf(keys, this.#unit, row).catch(() => null)
      if (inside && inside.opens !== row.id) found.set(inside.opens, [...(found.get(inside.opens) ?? []), row])
    }
    return found
  }

  async #opened(keys: UnitKeys, row: Row<'keys'>): Promise<CaseKey | typeof FOR_OTHERS> {
    const { of, opens, raw, people } = await openKey(keys, this.#unit, row, this.#me())
    return raw
      ? { id: opens, of, epoch: row.epoch, key: await aesKey(raw), people, again: opens !== row.id }
      : FOR_OTHERS
  }
}

const sameOnes = (some: readonly string[] | null, others: readonly string[] | null): boolean =>
  some === null || others === null
    ? some === others
    : some.length === others.length && some.every((one) => others.includes(one))

/** A row of a case's key: `opens` is the id that records name it by, another than the row's own where it is sealed once more. */
export async function sealKey(
  { newest: { n: epoch, data } }: UnitKeys,
  unit: string,
  key: {
    readonly id: string
    readonly of: string
    readonly opens: string
    readonly raw: Bytes
    readonly people: readonly string[] | null
  },
): Promise<Row<'keys'>> {
  const { id, of, opens, raw } = key
  const people = key.people && (await sealToPeople(unit, id, key.people, raw))
  const inside = people ? await sha256(utf8(textOfPeople(people))) : raw
  // A key that all may open has one row as a rule, which names itself.
  const names = opens === id && !people ? utf8(of) : utf8(of + opens)
  return {
    id,
    epoch,
    box: await seal(data, keyAbout(unit, { id, epoch }), joined(names, inside)),
    ...(people && { people }),
  }
}

/** What whoever has the epoch reads of a key's row: of a protected case not the key. */
async function insideOf(keys: UnitKeys, unit: string, row: Row<'keys'>) {
  const plain = await open(epochOf(keys, row.epoch).data, keyAbout(unit, row), row.box)
  const names = text(plain.slice(0, -KEY_BYTES))
  return {
    of: names.slice(0, ID_BYTES),
    opens: names.length > ID_BYTES ? names.slice(ID_BYTES) : row.id,
    last: plain.slice(-KEY_BYTES),
  }
}

/** `raw` is null where the key is sealed to none of these pairs. Throws where the row was touched. */
export async function openKey(keys: UnitKeys, unit: string, row: Row<'keys'>, me: readonly Pair[]) {
  const { of, opens, last } = await insideOf(keys, unit, row)
  if (!row.people) return { of, opens, raw: last, people: null }
  if (base64(await sha256(utf8(textOfPeople(row.people)))) !== base64(last))
    throw new Error('other people than were named')
  return { of, opens, raw: await openAsPerson(unit, row.id, row.people, me), people: row.people.map(({ to }) => to) }
}

/** Which case a key is of, or the unit. */
export const caseOfKey = async (keys: UnitKeys, unit: string, row: Row<'keys'>): Promise<string> =>
  (await insideOf(keys, unit, row)).of

/** `n` is the number of the entry that names the record. */
export async function sealRecord(
  { id: key, epoch, key: under }: CaseKey,
  keys: UnitKeys,
  unit: string,
  n: number,
  { id, lamport, device, at, by, caseId, body, replaces, said, needs }: Kept,
): Promise<Row<'records'>> {
  const of = caseId ?? unit
  const inside: Inside = { at, by, body, ...(replaces && { replaces }), ...(said && { said }), ...(needs && { needs }) }
  return {
    id,
    epoch,
    head: await seal(epochOf(keys, epoch).data, headAbout(unit, { id, epoch }), utf8(of + key + tableOf(body))),
    box: await sealJson(under, recordAbout(unit, id, { device, n, lamport }, { of, key }), inside),
  }
}

/** Throws when the head was touched, or stands under another id or epoch. `log`: the row is one of the table `audit`. */
export async function openHead(
  keys: UnitKeys,
  unit: string,
  row: Pick<Row<'records'>, 'id' | 'epoch' | 'head'>,
): Promise<Head & { readonly log: boolean }> {
  const plain = text(await open(epochOf(keys, row.epoch).data, headAbout(unit, row), row.head))
  const key = plain.slice(ID_BYTES, 2 * ID_BYTES)
  return { of: plain.slice(0, ID_BYTES), key, log: plain.slice(2 * ID_BYTES) === LOG }
}

/** Throws when the box was touched, or stands under another id, entry, place in the order, case or key. */
export async function openRecord(
  { id: key, key: under }: CaseKey,
  of: string,
  unit: string,
  { id, box }: Row<'records'>,
  place: Place,
): Promise<Omit<Kept, 'lamport' | 'device'>> {
  const inside = (await openJson(under, recordAbout(unit, id, place, { of, key }), box)) as Inside
  return { id, caseId: of === unit ? null : of, ...inside }
}

export const kindOf = <K extends Kind>(record: Kept, kind: K): record is Kept<Extract<RecordBody, { kind: K }>> =>
  record.body.kind === kind
