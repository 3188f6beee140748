/**
 * Each device's log: one entry a write, which names the rows written by their hashes, chained to the entry before and
 * signed with the device's key. Rows lie apart, so that one can be erased while every chain still verifies. Entries are
 * never changed and never dropped. Format: docs/formats/vault.md.
 */
import { entryText, signedEntryText } from '#relay/texts'
import { type Bytes, base64, idOfKey, sha256, unbase64, utf8 } from '../crypto/bytes.ts'
import type { PersonBox } from '../crypto/people-key.ts'
import type { Row } from './rows.ts'

export type Entry = Row<'entries'>
type Written = Row<'keys'> | Row<'records'>

/** Whoever signs: a device of the unit. */
export interface Signer {
  /** Derived from the public key: see `idOfKey`. */
  readonly id: string
  /** The public point, uncompressed, in base64url. */
  readonly public: string
  sign(bytes: Bytes): Promise<Bytes>
}

/** How far one device's log has come. */
interface Head {
  readonly n: number
  readonly hash: string
  /** Null where its first entry is not here. */
  readonly key: string | null
  /** How far it has said that the others' logs had come. */
  readonly seen: Entry['seen']
}

/** All logs, as far as they have been read. */
export interface Log {
  /** The highest place in the order of writing that is taken. */
  readonly lamport: number
  /** How many entries there are. */
  readonly count: number
  readonly heads: Readonly<Record<string, Head>>
}

export const NO_LOG: Log = { lamport: 0, count: 0, heads: {} }

/** What a row's hash is of, and its size; and how it travels. */
export function rowText(row: Written): string {
  const also = 'head' in row ? [row.head] : 'people' in row && row.people ? [textOfPeople(row.people)] : []
  return [row.id, row.epoch, ...also, row.box].join('|')
}

/** The people that a key is sealed to, and the boxes, as one text: nobody is put in or taken out unseen. */
export const textOfPeople = (people: readonly PersonBox[]): string =>
  people.map(({ to, sealed: { enc, box } }) => [to, enc, box].join('|')).join('|')

export const rowHash = async (row: Written): Promise<string> => base64(await sha256(utf8(rowText(row))))

const signedBytes = (unit: string, id: string): Bytes => utf8(signedEntryText(unit, id))

/** Where the next entry of this device begins, and which it is. */
export const nextPlace = (log: Log, device: string) => ({
  n: (log.heads[device]?.n ?? 0) + 1,
  lamport: log.lamport + 1,
})

/**
 * The next entry of a device, for what is written now: the first of `rows` has the next place, and so on. `header` where the
 * write changes who may open the unit.
 */
export async function nextEntry(
  unit: string,
  log: Log,
  by: Signer,
  rows: readonly Written[],
  header?: Entry['header'],
): Promise<Entry> {
  const own = log.heads[by.id]
  const { n, lamport } = nextPlace(log, by.id)
  const content = {
    device: by.id,
    n,
    before: own?.hash ?? '',
    ...(n === 1 && { key: by.public }),
    lamport,
    seen: newsOfOthers(log, by.id),
    rows: await Promise.all(
      rows.map(async (row) => ({ id: row.id, hash: await rowHash(row), size: utf8(rowText(row)).length })),
    ),
    ...(header && { header }),
  }
  const id = base64(await sha256(utf8(entryText(unit, content))))
  return { id, ...content, sig: base64(await by.sign(signedBytes(unit, id))) }
}

function newsOfOthers({ heads }: Log, device: string): Entry['seen'] {
  const said = heads[device]?.seen ?? {}
  const others = Object.entries(heads).filter(([id, { hash }]) => id !== device && said[id]?.[1] !== hash)
  return Object.fromEntries(others.map(([id, { n, hash }]) => [id, [n, hash]]))
}

/** The log with this entry at the end of its device's. */
export function withEntry({ lamport, count, heads }: Log, entry: Entry): Log {
  const { device, n, id: hash, seen, key } = entry
  const before = heads[device]
  const head = { n, hash, key: key ?? before?.key ?? null, seen: { ...before?.seen, ...seen } }
  return { lamport: Math.max(lamport, lastPlace(entry)), count: count + 1, heads: { ...heads, [device]: head } }
}

const lastPlace = ({ lamport, rows }: Entry) => lamport + Math.max(rows.length, 1) - 1

/** Entries in the order of their logs, and those of them that are not what their device wrote next. */
interface Checked {
  readonly log: Log
  readonly entries: readonly Entry[]
  /** Ids of entries that were changed, whose signature is another's, or that do not follow the entry before. */
  readonly faulty: ReadonlySet<string>
}

/** Reads on from `log`: every hash, every signature, and that each entry follows the one before. */
export async function checked(unit: string, log: Log, news: readonly Entry[]): Promise<Checked> {
  const entries = inOrder(news)
  const faulty = new Set<string>()
  let after = log
  const keys = new Map<string, Promise<CryptoKey | null>>()
  const sound = entries.map((entry) => {
    const before = after
    after = withEntry(before, entry)
    const key = after.heads[entry.device]?.key ?? null
    const verifier = keys.get(entry.device) ?? verifyingKey(entry.device, key)
    keys.set(entry.device, verifier)
    return follows(before.heads[entry.device], entry) && isSigned(unit, entry, verifier)
  })
  for (const [i, is] of (await Promise.all(sound)).entries()) if (!is) faulty.add(entries[i]?.id ?? '')
  return { log: after, entries, faulty }
}

/** What is missing before an entry is that entry's fault alone: those after it follow it. */
const follows = (before: Head | undefined, { n, before: hash, key }: Entry): boolean =>
  n === (before?.n ?? 0) + 1 && hash === (before?.hash ?? '') && (n === 1) === (key !== undefined)

/** By itself, whatever stands before it. `key` is its device's. */
export async function isSound(unit: string, entry: Entry, key: string): Promise<boolean> {
  const { device, n, before } = entry
  const heads: Log['heads'] = n === 1 ? {} : { [device]: { n: n - 1, hash: before, key, seen: {} } }
  return (await checked(unit, { lamport: 0, count: 0, heads }, [entry])).faulty.size === 0
}

/** The logs as these entries leave them, which were checked when they came. */
export const logOf = (entries: readonly Entry[]): Log => inOrder(entries).reduce(withEntry, NO_LOG)

/** Log by log. */
const inOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => (a.device === b.device ? a.n - b.n : a.device < b.device ? -1 : 1))

async function isSigned(unit: string, entry: Entry, verifier: Promise<CryptoKey | null>): Promise<boolean> {
  const key = await verifier
  if (!key || base64(await sha256(utf8(entryText(unit, entry)))) !== entry.id) return false
  try {
    return await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      unbase64(entry.sig),
      signedBytes(unit, entry.id),
    )
  } catch {
    return false
  }
}

/** Null where the key is not the device's: its id is the key's own. */
async function verifyingKey(device: string, key: string | null): Promise<CryptoKey | null> {
  if (key === null) return null
  try {
    if ((await idOfKey(key)) !== device) return null
    return await crypto.subtle.importKey('raw', unbase64(key), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ])
  } catch {
    return null
  }
}

/** What the entries name, by its id: where in the order, by whose entry, and what it must be. */
export interface Place {
  readonly lamport: number
  readonly device: string
  readonly n: number
  readonly hash: string
}

/**
 * In no order: seldom more than one of an id. Two copies of a profile take in the same form each for itself, and write it
 * under the form's id.
 */
export function placesIn(entries: readonly Entry[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>()
  for (const { device, n, lamport, rows } of entries)
    for (const [i, { id, hash }] of rows.entries())
      places.set(id, [...(places.get(id) ?? []), { lamport: lamport + i, device, n, hash }])
  return places
}
