/** The rows as they lie in either store. Times are milliseconds since 1970 by the relay's clock. Everything of a unit begins with its id. */
import type { Kysely, Transaction } from 'kysely'

export interface RelayTables {
  store: StoreRow
  codes: CodeRow
  units: UnitRow
  members: MemberRow
  steps: StepRow
  logs: LogRow
  entries: EntryRow
  rows: BodyRow
  requests: RequestRow
  counts: CountRow
  closed: ClosedRow
}

export type Db = Kysely<RelayTables>
export type Tx = Transaction<RelayTables>

/** One row: which store this is, and what it signs with. */
export interface StoreRow {
  readonly id: number
  /** Made anew whenever the store may know less than it once did. */
  readonly store: string
  readonly x: string
  readonly y: string
  readonly d: string
}

/** A one-time code, kept as SHA-256 only. */
interface CodeRow {
  readonly hash: string
  /** What the operator calls the unit. */
  readonly name: string
  readonly quota: number
  readonly expires: number
  /** The unit that used it. */
  readonly unit: string | null
}

export interface UnitRow {
  readonly unit: string
  readonly name: string
  /** Bytes that it may keep, and bytes that it keeps. */
  readonly quota: number
  readonly used: number
  /** How many entries were ever taken: never less than it was. */
  readonly taken: number
  /** The chain of devices's head. */
  readonly step: number
  readonly head: string
  /** How many rows were dropped, and the hash of all their hashes. */
  readonly dropped: number
  readonly dropped_hash: string
  readonly admitted: number
  /** When a device last asked for anything, to the minute. */
  readonly heard: number
}

/** Whoever is, or was, a device of the unit. */
interface MemberRow {
  readonly unit: string
  readonly device: string
  readonly key: string
  /** The step that removed it. */
  readonly removed: number | null
}

interface StepRow {
  readonly unit: string
  readonly n: number
  readonly id: string
  readonly body: string
}

/** How one device's log stands here. */
export interface LogRow {
  readonly unit: string
  readonly device: string
  readonly key: string
  readonly size: number
  readonly digest: string
  /** `[n, id, id]` in JSON: the lowest number with two entries. */
  readonly fork: string | null
}

interface EntryRow {
  readonly unit: string
  readonly id: string
  readonly device: string
  readonly n: number
  readonly before: string
  /** As JSON. */
  readonly body: string
}

/** A row that an entry names. */
interface BodyRow {
  readonly unit: string
  readonly hash: string
  /** Null before it has come, and after it was dropped. */
  readonly body: string | null
  /** The entry whose tombstone took it. */
  readonly dropped: string | null
}

/** A request's nonce, for as long as the request would be believed. */
interface RequestRow {
  readonly unit: string
  readonly device: string
  readonly nonce: string
  readonly at: number
}

/** How often somebody has asked, or guessed wrong, in a stretch of time that ends then. An address is there as a keyed hash. */
interface CountRow {
  readonly who: string
  readonly ends: number
  readonly n: number
}

/** What is left of a unit that was deleted. */
interface ClosedRow {
  readonly unit: string
  readonly at: number
  readonly taken: number
  /** Signed, in JSON. */
  readonly receipt: string
}
