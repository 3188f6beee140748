/** From what the unit keeps to what it may send. Everything but the key is passed in; nothing is written here. */
import { disclose, type Edition, type Period, type PeriodCase, type Refused, type Release } from '#aggregate'
import type { SentBatch } from '../../outbox/from-ledger.ts'
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

/** What may be sent, or why nothing may. */
export function prepare({ batches, joined, ...asked }: Preparing): Release | Refused {
  const cases = joined ? [...joined.cases, ...asked.cases] : asked.cases
  return disclose({ ...asked, cases, joined: joined?.period.id ?? null, released: releasedLists(batches) })
}

/** The unit's own exact figures, as if nothing had ever been sent: for what is shown at the unit, marked *internt*. */
export function ownFigures(asked: Omit<Preparing, 'batches' | 'edition' | 'joined'>): Release | Refused {
  return disclose({ ...asked, edition: 1, joined: null, released: [] })
}

/** A batch that was frozen may have been read by somebody, unless the collector said that it took nothing of it. */
export function releasedLists(batches: readonly SentBatch[]) {
  return batches.flatMap(({ frozen, end }) =>
    typeof frozen.local === 'string' || end?.is === 'refused' || end?.is === 'superseded' ? [] : [frozen.local],
  )
}
