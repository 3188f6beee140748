/**
 * Evens out with the relay: what it lacks is sent, what is lacking here is taken, until neither lacks anything that the other
 * has. Everything is compared by vectors, each time anew. Knows no plain text, and believes nothing that is not shown: what
 * came is given to `take`, which holds it against its own. Format: docs/formats/relay.md.
 */
import {
  LARGEST_BYTES,
  LONGEST_LIST,
  rowsAnswer,
  type SyncAnswer,
  type SyncAsked,
  syncAnswer,
  USUAL_BYTES,
} from '#relay'
import { type LogDigest, setText, type Vector } from '#relay/texts'
import type { Carried, Parcel } from '../disk/exchange.ts'
import type { Entry } from '../disk/log.ts'
import { type Held, hashOf } from './held.ts'
import type { RelayLink } from './link.ts'
import { rowIn } from './row-text.ts'

/** A unit of ten years takes some hundreds; more is a relay that never comes to an end. */
const MOST_ROUNDS = 5_000
/** Hashes asked for in one request. */
const ROWS_ASKED = 1_000
/** So much of a body is left for what is not counted. */
const SLACK = 2_000
/** A number that no entry has. */
const NO_SUCH_NUMBER = 2_147_483_647

export interface Drop {
  /** The entry that holds the tombstone. */
  readonly entry: string
  readonly hashes: readonly string[]
}

/** What lies on this side. */
export interface Side {
  readonly held: Held
  /** Logs of which the relay has what is not taken here: how far it had them then. Nothing of that is asked for again. */
  readonly passedOver: Map<string, LogDigest>
  /** Of these rows, those that lie here, by their ids. */
  texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Hashes of rows that entries here name, and that lie nowhere here though nobody erased them. */
  lacking(): readonly string[]
  drops(): Promise<readonly Drop[]>
  /** Reads the chain of devices on, where the answer says that it has gone on. */
  chain(answer: SyncAnswer): Promise<void>
  /** Before anything is done by what an answer says of itself: throws where it is not the relay's own. What was taken by then shows itself. */
  heard(answer: SyncAnswer): Promise<void>
  /** Takes what holds into `held` and the store. Gives the devices of which the rest is not taken, however often it comes. */
  take(parcel: Parcel): Promise<readonly string[]>
  /** What the relay has by now, and how much of it is still to be sent and fetched. */
  stands(theirs: Vector, waits: { readonly toSend: number; readonly toFetch: number }): void
}

export interface Evened {
  readonly sent: number
  readonly taken: number
  /** Entries or rows too large for a request: they stay on this device. */
  readonly tooLarge: number
}

/** @param first what the relay is thought to have, so that what is new goes with the first request */
export async function even(link: RelayLink, side: Side, first: Vector | null): Promise<Evened> {
  const { held } = side
  const outgoing = new Outgoing(side)
  const before = held.size
  let theirs = first
  let windows: Windows = {}
  let more = false
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const lists = heldLists(held, windows)
    const sent = await outgoing.next(theirs, JSON.stringify(lists).length)
    const vector = { ...held.vector(), ...Object.fromEntries(side.passedOver) } as SyncAsked['vector']
    const answer = await link.ask('/v1/vault/sync', { vector, held: lists, ...sent } satisfies SyncAsked, syncAnswer)
    const here = held.size
    await side.chain(answer)
    const refused = await take(link, side, answer)
    await side.heard(answer)
    outgoing.answered(sent, answer)
    for (const device of refused) passOver(side, device, answer.vector)
    theirs = answer.vector
    const progress = held.size > here || outgoing.sentSome(sent)
    more = answer.more && progress
    const asked = [...answer.ask, ...held.partedFrom(theirs)].filter((device) => !side.passedOver.has(device))
    windows = nextWindows(held, windows, asked, progress)
    await outgoing.look(theirs, answer)
    const waits = { toSend: outgoing.waiting(theirs), toFetch: lackedFrom(theirs, held, side.passedOver) }
    side.stands(theirs, waits)
    if (!more && outgoing.isEmpty(theirs) && Object.keys(windows).length === 0) break
  }
  await fetchLacking(link, side)
  return { sent: outgoing.sent, taken: held.size - before, tooLarge: outgoing.tooLarge.size }
}

/** Entries that came, with the rows that they name: whatever is not here is fetched first, so that none lies without. */
async function take(link: RelayLink, side: Side, { entries, vector }: SyncAnswer): Promise<readonly string[]> {
  const news = entries.filter(({ id }) => !side.held.has(id))
  if (news.length === 0) return []
  const named = news.flatMap(({ rows }) => rows)
  const here = await side.texts([...new Set(named.map(({ id }) => id))])
  const rows = await fetchRows(
    link,
    named.flatMap(({ id, hash }) => (here.has(id) ? [] : [hash])),
  )
  return side.take({ vector: asTops(vector), entries: news, rows })
}

function passOver({ passedOver }: Side, device: string, theirs: Vector): void {
  const digest = theirs[device]
  if (digest) passedOver.set(device, digest)
}

/** What was absent when its entry came. */
async function fetchLacking(link: RelayLink, side: Side): Promise<void> {
  const rows = await fetchRows(link, side.lacking())
  if (rows.length > 0) await side.take({ vector: {}, entries: [], rows })
}

async function fetchRows(link: RelayLink, hashes: readonly string[]): Promise<readonly Carried[]> {
  const found = new Map<string, Carried>()
  for (let at = 0; at < hashes.length; at += ROWS_ASKED) {
    let want = hashes.slice(at, at + ROWS_ASKED)
    while (want.length > 0) {
      const { rows, more } = await link.ask('/v1/vault/rows', { want }, rowsAnswer)
      const came = new Set<string>()
      for (const text of rows) {
        const [hash, row] = [await hashOf(text), rowIn(text)]
        came.add(hash)
        if (row) found.set(hash, row)
      }
      const left = want.filter((hash) => !came.has(hash))
      want = more && left.length < want.length ? left : []
    }
  }
  const asked = new Set(hashes)
  return [...found].flatMap(([hash, row]) => (asked.has(hash) ? [row] : []))
}

/** As the file's vector has it: a log of which the relay itself has a gap keeps nothing waiting for what nobody there has. */
const asTops = (vector: Vector): Parcel['vector'] =>
  Object.fromEntries(
    Object.entries(vector).map(([device, [n, digest]]) => {
      const whole = !digest.startsWith('set.')
      return [device, { n, head: whole ? digest : '', whole }]
    }),
  )

/** At least so many entries the relay has and this side has not. */
const lackedFrom = (theirs: Vector, held: Held, over: Side['passedOver']): number =>
  Object.entries(theirs).reduce(
    (sum, [device, [n, digest]]) =>
      over.get(device)?.[1] === digest ? sum : sum + Math.max(0, n - held.entriesOf(device).length),
    0,
  )

/** Of a log that the relay has asked about: how many of its newest entries have been told. */
type Windows = Readonly<Record<string, number>>

function heldLists(held: Held, windows: Windows): SyncAsked['held'] {
  const lists = Object.entries(windows).map(([device, told]) => {
    const log = held.entriesOf(device)
    const end = log.length - told
    const some = log.slice(Math.max(0, end - LONGEST_LIST), end)
    const from = end > LONGEST_LIST ? (some[0]?.n ?? 1) : 1
    const to = told === 0 ? NO_SUCH_NUMBER : (some.at(-1)?.n ?? 1)
    return [device, { from, to, ids: some.map(({ id }) => id) }] as const
  })
  return Object.fromEntries(lists)
}

/** The newest of each first; whoever has told all and heard nothing new is done. */
function nextWindows(held: Held, before: Windows, asked: readonly string[], progress: boolean): Windows {
  const next = asked.flatMap((device) => {
    const told = before[device]
    if (told === undefined || progress) return [[device, 0] as const]
    const now = told + LONGEST_LIST
    return now < held.entriesOf(device).length ? [[device, now] as const] : []
  })
  return Object.fromEntries(next)
}

type Sent = Pick<SyncAsked, 'entries' | 'rows' | 'drop'>

/** What goes out: pieces that a body holds, each entry with its rows, and what the relay has said that it lacks. */
class Outgoing {
  readonly #side: Side
  /** Ids of rows whose entry is there already. */
  #rows: string[] = []
  #drops: Drop[] = []
  #dropsSent = false
  /** Entries that the relay has named as lacking. */
  #named: readonly string[] = []
  readonly #refused = new Set<string>()
  readonly #gave = new Set<string>()
  readonly tooLarge = new Set<string>()
  sent = 0

  constructor(side: Side) {
    this.#side = side
  }

  #entries(theirs: Vector | null): readonly Entry[] {
    const { held } = this.#side
    const named = new Set(this.#named)
    const lacked = theirs ? held.lackedBy(theirs) : []
    const asked = named.size > 0 ? held.all().filter(({ id }) => named.has(id)) : []
    return [...new Set([...asked, ...lacked])].filter(({ id }) => !this.#refused.has(id) && !this.tooLarge.has(id))
  }

  waiting = (theirs: Vector): number => this.#entries(theirs).length
  isEmpty = (theirs: Vector): boolean =>
    this.#rows.length === 0 && this.#drops.length === 0 && this.#entries(theirs).length === 0
  sentSome = ({ entries, rows, drop }: Sent): boolean => entries.length + rows.length + drop.length > 0

  /** @param taken characters that something else in the body takes */
  async next(theirs: Vector | null, taken: number): Promise<Sent> {
    let room = USUAL_BYTES - SLACK - taken
    const entries: Entry[] = []
    const ids = this.#rows.splice(0, LONGEST_LIST)
    for (const entry of ids.length > 0 ? [] : this.#entries(theirs)) {
      const bytes = JSON.stringify(entry).length
      const all = entry.rows.reduce((sum, { size }) => sum + size + 4, bytes)
      if (bytes > LARGEST_BYTES - SLACK - taken) this.tooLarge.add(entry.id)
      else if (entries.length === 0 || all < room) {
        entries.push(entry)
        ids.push(...entry.rows.map(({ id }) => id))
        room -= all
      } else break
    }
    const rows = await this.#fitting(ids, entries)
    const drop = entries.length === 0 && rows.length === 0 ? this.#drops.splice(0, 1) : []
    return { entries, rows, drop: drop.map(({ entry, hashes }) => ({ entry, hashes: [...hashes] })) }
  }

  /** What does not fit goes with the next request. */
  async #fitting(ids: readonly string[], entries: readonly Entry[]): Promise<string[]> {
    const texts = await this.#side.texts(ids)
    const beside = entries.reduce((sum, entry) => sum + JSON.stringify(entry).length, SLACK)
    const rows: string[] = []
    let size = 0
    for (const [i, id] of ids.entries()) {
      const text = texts.get(id)
      if (text === undefined) continue
      const bytes = text.length + 4
      if (bytes > LARGEST_BYTES - 50 * SLACK) {
        this.tooLarge.add(id)
        continue
      }
      const limit = rows.length === 0 ? LARGEST_BYTES - SLACK : USUAL_BYTES
      if (beside + size + bytes > limit) {
        this.#rows.push(...ids.slice(i))
        break
      }
      rows.push(text)
      size += bytes
    }
    return rows
  }

  answered({ entries }: Sent, { refused }: SyncAnswer): void {
    const no = new Map(refused.map(({ id, why }) => [id, why]))
    // That the first is missing is put right by the next answer's vector.
    for (const { id } of entries) if (no.get(id) === 'changed' || this.#gave.has(id)) this.#refused.add(id)
    for (const { id } of entries) if (!no.has(id)) this.#gave.add(id)
    this.sent += entries.filter(({ id }) => !no.has(id)).length
  }

  /** What the relay says that it lacks, and what it has not heard that was erased. */
  async look(theirs: Vector, { lacking, rowsLacking, dropped }: SyncAnswer): Promise<void> {
    this.#named = lacking
    const { held } = this.#side
    const ids = rowsLacking.flatMap((hash) => held.rowOf(hash) ?? []).filter((id) => !this.#gave.has(id))
    if (this.#rows.length === 0 && this.#entries(theirs).length === 0) {
      const here = await this.#side.texts(ids)
      this.#rows = [...here.keys()]
      for (const id of ids) this.#gave.add(id)
    }
    if (this.#dropsSent) return
    const drops = await this.#side.drops()
    const hashes = [...new Set(drops.flatMap((drop) => drop.hashes))]
    if (dropped[0] === hashes.length && dropped[1] === (await hashOf(setText(hashes)))) return
    this.#dropsSent = true
    this.#drops = drops.flatMap(({ entry, hashes: all }) =>
      Array.from({ length: Math.ceil(all.length / LONGEST_LIST) }, (_, i) => ({
        entry,
        hashes: all.slice(i * LONGEST_LIST, (i + 1) * LONGEST_LIST),
      })),
    )
  }
}
