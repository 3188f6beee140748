/**
 * What a device has of all logs, what another lacks, and what is taken of what comes from it. Functions of the set alone: by
 * which way anything came, and in what order, is nothing to them. They know no plain text. Format: docs/formats/sync.md.
 */
import { idOfKey } from '../crypto/bytes.ts'
import { type Entry, isSound, placesIn, rowHash } from './log.ts'
import type { Row } from './rows.ts'

/** The tables whose rows the entries name. */
export const logged = ['keys', 'records', 'audit'] as const
export type Logged = (typeof logged)[number]
export type Carried = { readonly [T in Logged]: { readonly table: T; readonly row: Row<T> } }[Logged]

/** How far a device's log is here. Size and head alone call two different sets equal: a log with a gap or a fork is not whole. */
interface Top {
  readonly n: number
  readonly head: string
  readonly whole: boolean
}
/** By device. */
export type Vector = Readonly<Record<string, Top>>

export function vectorOf(entries: readonly Entry[]): Vector {
  const tops = [...Map.groupBy(entries, ({ device }) => device)].map(([device, log]) => [device, topOf(log)] as const)
  return Object.fromEntries(tops)
}

function topOf(log: readonly Entry[]): Top {
  const ordered = [...log].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1))
  const whole = ordered.every(({ n, before }, i) => n === i + 1 && before === (ordered[i - 1]?.id ?? ''))
  const { n, id: head } = ordered.at(-1) as Entry
  return { n, head, whole }
}

/** Of these entries, those that somebody who has this much lacks, or may lack: of a log that is not whole there, or has gone on in another way, all. */
export function lackedBy(vector: Vector, entries: readonly Entry[]): readonly Entry[] {
  const heads = new Set(entries.map(({ device, n, id }) => `${device} ${n} ${id}`))
  return entries.filter(({ device, n }) => {
    const top = vector[device]
    return !top?.whole || n > top.n || !heads.has(`${device} ${top.n} ${top.head}`)
  })
}

/** What comes from another device: all that it has of some logs from some number on, and how much it has. */
export interface Parcel {
  readonly vector: Vector
  readonly entries: readonly Entry[]
  readonly rows: readonly Carried[]
}

/** Of each device that was removed, the number of its last taken entry. */
export type LastTaken = ReadonlyMap<string, number>

export interface Taken {
  readonly entries: readonly Entry[]
  readonly rows: readonly Carried[]
  /** Entries that nobody of their device has signed, or that were changed. */
  readonly forged: number
  /** Rows that no entry names as they are. */
  readonly unnamed: number
  /** Entries that were written on a device after it was removed. */
  readonly afterRemoval: number
  /** The devices that those are of. */
  readonly removed: readonly string[]
  /** Entries that wait for one before them, by device. */
  readonly waiting: ReadonlyMap<string, number>
  /** Devices whose log has gone on in two ways: both are kept. */
  readonly forked: readonly string[]
}

/**
 * Every signature, every hash, and that each entry follows one that is here or comes with it. What is missing where it comes
 * from too keeps nothing waiting. `held` are all entries that are here.
 */
export async function taken(
  unit: string,
  held: readonly Entry[],
  { vector, entries, rows }: Parcel,
  removed: LastTaken = new Map(),
): Promise<Taken> {
  const known = new Set(held.map(({ id }) => id))
  const news = [...new Map(entries.filter(({ id }) => !known.has(id)).map((entry) => [entry.id, entry])).values()]
  const keys = await deviceKeys([...held, ...news])
  const signed = await Promise.all(
    news.map(async (entry) => {
      const key = keys.get(entry.device)
      return key !== undefined && (await isSound(unit, entry, key))
    }),
  )
  const sound = news.filter((_, i) => signed[i])
  const lastTaken = lastTakenBy(removed, [...held, ...sound])
  const within = sound.filter(({ device, n }) => n <= (lastTaken.get(device) ?? Number.POSITIVE_INFINITY))
  const following: Entry[] = []
  const waiting = new Map<string, number>()
  for (const entry of within.sort((a, b) => a.n - b.n)) {
    const { id, device, n, before } = entry
    if (n === 1 || known.has(before) || vector[device]?.whole === false) {
      known.add(id)
      following.push(entry)
    } else waiting.set(device, (waiting.get(device) ?? 0) + 1)
  }
  const places = placesIn([...held, ...following])
  const hashes = await Promise.all(rows.map(({ row }) => rowHash(row)))
  const named = rows.filter(({ row }, i) => places.get(row.id)?.some(({ hash }) => hash === hashes[i]))
  const waits = new Set(within.filter(({ id }) => !known.has(id)).flatMap((entry) => entry.rows.map(({ id }) => id)))
  return {
    entries: following,
    rows: named,
    forged: news.length - sound.length,
    unnamed: rows.filter((one) => !named.includes(one) && !waits.has(one.row.id)).length,
    afterRemoval: sound.length - within.length,
    removed: [...new Set(sound.filter((entry) => !within.includes(entry)).map(({ device }) => device))],
    waiting,
    forked: forkedIn([...held, ...following]),
  }
}

/** Of each device the key that its id is the hash of. */
async function deviceKeys(entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const firsts = entries.flatMap(({ device, key }) => (key === undefined ? [] : [{ device, key }]))
  const own = await Promise.all(
    firsts.map(({ device, key }) =>
      idOfKey(key).then(
        (id) => id === device,
        () => false,
      ),
    ),
  )
  return new Map(firsts.filter((_, i) => own[i]).map(({ device, key }) => [device, key]))
}

/**
 * What another device had taken in, and said so, before it knew of the removal stays: else what one shows the others would
 * not.
 */
function lastTakenBy(removed: LastTaken, entries: readonly Entry[]): LastTaken {
  const lastTaken = new Map(removed)
  for (const { device, seen } of entries) {
    if (removed.has(device)) continue
    for (const [of, [n]] of Object.entries(seen)) {
      const last = lastTaken.get(of)
      if (last !== undefined && n > last) lastTaken.set(of, n)
    }
  }
  return lastTaken
}

/** Two entries of one number: a device was copied, or set back to an older state, and both went on. */
export function forkedIn(entries: readonly Entry[]): readonly string[] {
  const seen = new Set<string>()
  const forked = new Set<string>()
  for (const { device, n } of entries) {
    const number = `${device} ${n}`
    if (seen.has(number)) forked.add(device)
    seen.add(number)
  }
  return [...forked]
}
