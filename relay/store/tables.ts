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
  pairings: PairingRow
  slip_units: SlipUnitRow
  slips: SlipRow
  forms: FormRow
  reading: ReadingRow
  letters: LetterRow
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
  /** When the last backup was written, and restored on trial; null where there is none. */
  readonly backup: number | null
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
  /** 1 for a unit that practises: it came without a code, and goes by itself. */
  readonly practice: number
}

/** Whoever is, or was, a device of the unit. */
interface MemberRow {
  readonly unit: string
  readonly device: string
  readonly key: string
  /** 1 for a tablet in the waiting room, 2 for a reader once more, while somebody answers on it. */
  readonly tablet: number
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

/** One message between a new device and one of a unit that lets it in. Of no unit: the new one does not know any yet. */
interface PairingRow {
  readonly code: string
  readonly part: string
  readonly body: string
  /** When all of the pairing is over. */
  readonly ends: number
}

/** Whose a slip is. Of no unit: whoever comes with a link does not know which made it. */
interface SlipUnitRow {
  readonly slip: string
  readonly unit: string
}

/** A link to what somebody is to fill in at home. */
export interface SlipRow {
  readonly unit: string
  readonly slip: string
  /** SHA-256 of the token; and of what is made of the spoken code, or null where none is asked for. */
  readonly token: string
  readonly spoken: string | null
  /** Wrong spoken codes. */
  readonly wrong: number
  readonly expires: number
  /** 1: it is begun only while somebody has promised to read. */
  readonly review: number
  /** Sealed under the link's secret. */
  readonly plan: string
  readonly opened: number | null
  /** The public point of the page that began, and when. */
  readonly key: string | null
  readonly begun: number | null
  /** When it was first opened with another key after that. */
  readonly second: number | null
  readonly handed: number | null
  readonly revoked: number | null
}

/** A form that was handed in at home. */
export interface FormRow {
  readonly unit: string
  readonly form: string
  readonly slip: string
  readonly part: number
  readonly hash: string
  /** As JSON, sealed to the unit's inbox; null once it lies among the unit's records. */
  readonly sealed: string | null
  readonly at: number
  /** When the devices, the unit's address and the deputy's are reminded; how many of them were, and when the next is. */
  readonly half: number
  readonly due: number
  readonly twice: number
  readonly reminded: number
  readonly remind: number | null
  /** 1: it came after its slip was taken back. */
  readonly revoked: number
  readonly adopted: number | null
}

/** Who is reminded in a unit, and the promise to read that was given last. */
export interface ReadingRow {
  readonly unit: string
  /** Of the promise: 0 where none stands. */
  readonly until: number
  readonly hours: number
  /** When somebody is to read next. */
  readonly next: number | null
  /** Sealed for whoever has a link. */
  readonly names: string
  /** The device that promised. */
  readonly device: string | null
  readonly address: string | null
  readonly deputy: string | null
}

/** What a reader and a tablet have to say to each other, until somebody has taken care of it. */
interface LetterRow {
  readonly unit: string
  readonly id: string
  /** A tablet; or the unit, for its readers. */
  readonly recipient: string
  readonly sender: string
  readonly body: string
}
