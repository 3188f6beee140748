/** From what the unit keeps to what it may send. Everything but the key is passed in; nothing is written here. */
import type { Edition, Period, PeriodCase } from '#aggregate'
import type { SentBatch } from '../../outbox/from-ledger.ts'
import type { CountRequest } from '../counting/count-apart.ts'
import type { Joined } from '../joined.ts'

export interface Preparing {
  readonly period: Period
  readonly edition: Edition
  readonly cases: readonly PeriodCase[]
  /** Those who were too few in the period before. */
  readonly joined: Joined | null
  /** As enrolled. */
  readonly unit: string
  readonly key: Uint8Array
  readonly app: string
  readonly batches: readonly SentBatch[]
}

/** What `disclose` is asked with, the children all at hand. */
export function prepare({ batches, joined, ...asked }: Preparing): CountRequest {
  const cases = joined ? [...joined.cases, ...asked.cases] : asked.cases
  const lists = released(batches).flatMap((batch) => batch.lists ?? [])
  return { ...asked, cases, joined: joined?.period.id ?? null, released: lists }
}

/** A batch that was frozen may have been read by somebody, unless the collector said that it took nothing of it. */
const released = (batches: readonly SentBatch[]) => batches.filter(({ refused }) => !refused)

/** Whether it is known which cases stand behind all that was sent: without, nothing more may be. */
export const listsAreHere = (batches: readonly SentBatch[]): boolean =>
  released(batches).every(({ lists }) => lists !== null)
