/**
 * One batch: refused with nothing stored, or stored durably and then receipted. Identity is (unit, period, edition) and
 * the bytes' hash: the same bytes get the same receipt for ever, other bytes find the slot taken.
 */
import {
  type Batch,
  isCanonical,
  mayRelease,
  type Period,
  type Receipt,
  readBatch,
  type SignedDocument,
} from '#aggregate'
import type { Collector } from '../collector.ts'
import { closedOrClosing } from '../national/closing.ts'
import { stockholmDay } from '../periods/calendar.ts'
import type { BatchRow, Tx } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { openSubmission, type Signed } from './submission.ts'

export interface Accepted {
  /** True for the first time, false for a retry. */
  readonly first: boolean
  readonly receipt: SignedDocument
}

export async function acceptBatch(
  collector: Collector,
  body: unknown,
  via: BatchRow['via'],
): Promise<Accepted | Refusal> {
  const signed = await openSubmission(collector, body)
  return 'refused' in signed ? signed : await acceptSigned(collector, signed, via)
}

export async function acceptSigned(
  collector: Collector,
  signed: Signed,
  via: BatchRow['via'],
): Promise<Accepted | Refusal> {
  return await collector.store.asUnit(signed.device.unit, async (tx) => {
    const period = await heldPeriod(collector, tx, String(signed.content.period))
    if (!period) return { refused: 'unknown-period' }
    const earlier = signed.content.joined === null ? [] : await endedBefore(tx, period)
    const read = readBatch(signed.content, period, earlier)
    if ('refused' in read) return refusalOf(read.refused)
    const { batch } = read
    if (!isCanonical(signed.bytes, batch)) return { refused: 'not-canonical' }
    const refusal = await notNow(collector, tx, period, batch, signed)
    const receipt = refusal ? null : await store(collector, tx, batch, signed, via)
    if (receipt) return { first: true, receipt }
    // What was accepted before keeps its answer, whatever has happened since.
    const there = await slotOf(tx, batch)
    if (there) return answerFor(there, signed)
    if (!refusal) throw new Error('a slot was taken and is empty')
    return refusal
  })
}

/** The lock is shared by senders and waited for by publishing: no batch slips in behind a published file. */
async function heldPeriod({ store: { kind } }: Collector, tx: Tx, id: string): Promise<Period | null> {
  const held = tx.selectFrom('periods').select('definition').where('id', '=', id)
  const row = await (kind === 'postgres' ? held.forShare() : held).executeTakeFirst()
  return row ? (JSON.parse(row.definition) as Period) : null
}

/** Ids of the periods that had ended when this one began: one of them may be joined to it. */
async function endedBefore(tx: Tx, { first }: Period): Promise<readonly string[]> {
  const rows = await tx.selectFrom('periods').select(['id', 'definition']).execute()
  return rows.flatMap(({ id, definition }) => ((JSON.parse(definition) as Period).last < first ? [id] : []))
}

function refusalOf(faults: readonly { readonly at: string; readonly reason: string }[]): Refusal {
  if (faults.some(({ reason }) => reason === 'plan-too-old' || reason === 'unknown-plan'))
    return { refused: 'plan-too-old' }
  if (faults.some(({ reason }) => reason === 'other-correction')) return { refused: 'other-correction' }
  return { refused: 'breaks-rule', faults: faults.map(({ at, reason }) => `${at}: ${reason}`) }
}

async function slotOf(tx: Tx, { unit, period, edition }: Batch) {
  return await tx
    .selectFrom('batches')
    .select(['hash', 'receipt', 'withdrawn'])
    .where('unit', '=', unit)
    .where('period', '=', period)
    .where('edition', '=', edition)
    .executeTakeFirst()
}

function answerFor(there: Pick<BatchRow, 'hash' | 'receipt' | 'withdrawn'>, { hash }: Signed): Accepted | Refusal {
  if (there.withdrawn !== null) return { refused: 'withdrawn' }
  if (there.hash !== hash) return { refused: 'slot-taken', first: there.hash }
  return { first: false, receipt: JSON.parse(there.receipt) as SignedDocument }
}

async function notNow(
  collector: Collector,
  tx: Tx,
  period: Period,
  { edition }: Batch,
  { device }: Signed,
): Promise<Refusal | null> {
  const rehearsal = period.kind === 'rehearsal'
  if (device.practice && !rehearsal) return { refused: 'practice-only' }
  // A child counted in a rehearsal and again in a live period would be drawn twice.
  if (rehearsal && !device.practice) return { refused: 'no-real-rehearsal' }
  if ('refused' in mayRelease(period, edition, stockholmDay(collector.now()))) return { refused: 'wrong-window' }
  return await closedOrClosing(collector, tx, period.id, edition)
}

/** @returns the receipt; null where the slot is taken, by an earlier try or by somebody a moment before */
async function store(
  collector: Collector,
  tx: Tx,
  { unit, period, edition }: Batch,
  { bytes, hash, sig, device }: Signed,
  via: BatchRow['via'],
): Promise<SignedDocument | null> {
  const received = collector.now()
  const content: Receipt = { schema: 'receipt-1', batch: hash, unit, period, edition, deviceId: device.id, received }
  const receipt = (await collector.key(tx)).signDocument(content)
  const row = { unit, period, edition, hash, payload: bytes, sig, device: device.id, via, received, withdrawn: null }
  const done = await tx
    .insertInto('batches')
    .values({ ...row, receipt: JSON.stringify(receipt) })
    .onConflict((slot) => slot.columns(['unit', 'period', 'edition']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n ? receipt : null
}
