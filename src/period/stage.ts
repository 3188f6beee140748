/** Where a period stands at the unit, read from what is stored. Pure, so that every step can be left and resumed. */
import type { Edition, Period } from '#aggregate'
import type { SentBatch } from '../outbox/from-ledger.ts'
import type { Delivery, OutboxRow } from '../outbox/row.ts'
import { type Kept, settingOf } from '../vault/index.ts'

export const steps = ['follow', 'check', 'send', 'receipt', 'nation'] as const
export type Step = (typeof steps)[number]

export interface Stage {
  readonly closed: boolean
  /** The edition that is next to be sent, or is on its way. */
  readonly edition: Edition
  /** The batch of that edition where one is frozen. A refused one counts until another takes its place. */
  readonly batch: SentBatch | null
  readonly delivery: Delivery | null
  /** Edition 1 has been received. */
  readonly received: boolean
}

const closing = (period: string) => `period-closed:${period}`

/** Closing is a choice of the unit's own, and can be taken back until something is sent. */
export const closingRecord = (period: string, closed: boolean) =>
  ({ caseId: null, body: { kind: 'setting', name: closing(period), value: closed } }) as const

/** Edition 2 is begun by hand, since most units never send one. */
const second = (period: string) => `period-second:${period}`
export const secondRecord = (period: string) =>
  ({ caseId: null, body: { kind: 'setting', name: second(period), value: true } }) as const

export function stageOf(
  period: Pick<Period, 'id'>,
  records: readonly Kept[],
  batches: readonly SentBatch[],
  rows: readonly OutboxRow[],
): Stage {
  const of = (edition: number) =>
    batches.find((batch) => batch.period === period.id && batch.edition === edition && batch.end?.is !== 'superseded')
  const received = of(1)?.end?.is === 'acknowledged'
  const edition: Edition = received && isSet(records, second(period.id)) ? 2 : 1
  const batch = of(edition) ?? null
  return {
    closed: isSet(records, closing(period.id)) || received,
    edition,
    batch,
    delivery: batch && (batch.end ?? rows.find((row) => row.sha256 === batch.frozen.sha256)?.delivery ?? null),
    received,
  }
}

const isSet = (records: readonly Kept[], name: string): boolean => settingOf(records, name) === true

/** The step that is next. */
export function currentStep({ closed, batch, delivery }: Stage): Step {
  if (!closed) return 'follow'
  if (!batch || delivery?.is === 'refused') return 'send'
  return 'receipt'
}

/** The nation can be looked at once something was received; all else while it is the turn of it, or before. */
export function mayVisit(step: Step, stage: Stage): boolean {
  if (step === 'nation') return stage.received
  if (step === 'receipt') return stage.batch !== null
  if (step === 'send') return stage.closed
  return true
}
