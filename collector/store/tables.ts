/** The rows as they lie in either store. Times are ISO strings from the collector's clock; truths are 0 and 1. */
import type { Kysely, Transaction } from 'kysely'

export interface Tables {
  units: UnitRow
  codes: CodeRow
  devices: DeviceRow
  periods: PeriodRow
  taken_away: TakenAwayRow
  batches: BatchRow
  national: NationalRow
  keys: KeyRow
  passphrase: PassphraseRow
  start_code: StartCodeRow
  closing: ClosingRow
  sessions: SessionRow
  tries: TriesRow
  events: EventRow
  requests: RequestRow
  regions: RegionRow
}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export interface UnitRow {
  readonly id: string
  readonly name: string
  readonly practice: number
  readonly created: string
}

/** A one-time code: what names it, and the key that it vouches with (base64url). The code itself is not kept. */
interface CodeRow {
  readonly hash: string
  readonly key: string
  readonly unit: string
  readonly expires: string
  readonly device: string | null
}

export interface DeviceRow {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly x: string
  readonly y: string
  readonly enrolled: string
  readonly revoked: string | null
}

interface PeriodRow {
  readonly id: string
  /** The definition, as it was loaded or last corrected. */
  readonly definition: string
  readonly added: string
}

interface TakenAwayRow {
  readonly period: string
  readonly at: string
}

export interface BatchRow {
  readonly unit: string
  readonly period: string
  readonly edition: number
  readonly hash: string
  /** The bytes that were signed, verbatim. */
  readonly payload: Uint8Array
  readonly sig: string
  readonly device: string
  readonly via: 'network' | 'file'
  readonly received: string
  /** The signed receipt, made before the commit that it speaks of, and given only after it. */
  readonly receipt: string
  readonly withdrawn: string | null
}

interface NationalRow {
  readonly period: string
  readonly edition: number
  readonly document: string
  readonly published: string
}

export interface KeyRow {
  readonly kid: string
  /** 1 for the first key, and one more for each after it. */
  readonly number: number
  readonly x: string
  readonly y: string
  readonly d: string
  readonly since: string
  readonly until: string | null
  readonly endorsement: string | null
}

interface PassphraseRow {
  readonly id: number
  readonly salt: string
  readonly hash: string
  readonly set_at: string
}

/** The code of a first start, of whichever process started last. */
interface StartCodeRow {
  readonly id: number
  readonly hash: string
}

/** An edition that is being published: until then, or until whoever publishes says so again. */
interface ClosingRow {
  readonly period: string
  readonly edition: number
  readonly by: string
  readonly until: string
}

interface SessionRow {
  readonly hash: string
  readonly form_token: string
  readonly expires: string
}

/** One try at something guessable. `who` is a keyed hash of purpose and address; rows older than an hour are removed. */
interface TriesRow {
  readonly id: string
  readonly who: string
  readonly at: string
}

/** A signed request that was answered. Kept for as long as its time would be believed. */
interface RequestRow {
  readonly device: string
  readonly nonce: string
  readonly at: string
}

/** A region's server, which units come through: SHA-256 of its key. */
export interface RegionRow {
  readonly name: string
  readonly key_hash: string
  readonly added: string
}

export interface EventRow {
  readonly at: string
  readonly what: string
  readonly detail: string
}
