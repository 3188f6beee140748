/** What has come for a period, and taking something back before it is published. */
import type { Edition } from '#aggregate'
import type { Collector } from '../collector.ts'
import { closedOrClosing } from '../national/closing.ts'
import type { BatchRow, Tx } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'

export type ReceivedBatch = Omit<BatchRow, 'payload' | 'sig'> & { readonly name: string; readonly practice: number }

export async function batchesOf({ store }: Collector, period: string): Promise<readonly ReceivedBatch[]> {
  return await store.asCollector(
    async (tx) =>
      await tx
        .selectFrom('batches')
        .innerJoin('units', 'units.id', 'batches.unit')
        .select([
          'unit',
          'period',
          'edition',
          'hash',
          'device',
          'via',
          'received',
          'receipt',
          'withdrawn',
          'name',
          'practice',
        ])
        .where('period', '=', period)
        .orderBy('name')
        .orderBy('edition')
        .execute(),
  )
}

/** The newest that each unit has sent, to whatever period, with its bytes. */
export async function newestBatches({ store }: Collector) {
  return await store.asCollector(
    async (tx) =>
      await tx
        .selectFrom('batches')
        .innerJoin(
          tx
            .selectFrom('batches')
            .select((of) => ['unit', of.fn.max('received').as('received')])
            .groupBy('unit')
            .as('newest'),
          (join) => join.onRef('newest.unit', '=', 'batches.unit').onRef('newest.received', '=', 'batches.received'),
        )
        .select(['batches.unit', 'batches.received', 'withdrawn', 'payload'])
        .execute(),
  )
}

/** The slot stays taken: the same bytes are answered with `withdrawn`, and a correction is edition 2. */
export async function withdrawBatch(
  collector: Collector,
  unit: string,
  period: string,
  edition: Edition,
): Promise<Refusal | null> {
  const { store, now } = collector
  return await store.asCollector(async (tx) => {
    const refusal = await mayWithdraw(collector, tx, period, edition)
    if (refusal) return refusal
    const done = await tx
      .updateTable('batches')
      .set({ withdrawn: now() })
      .where('unit', '=', unit)
      .where('period', '=', period)
      .where('edition', '=', edition)
      .where('withdrawn', 'is', null)
      .executeTakeFirst()
    return done.numUpdatedRows === 1n ? null : { refused: 'not-found' }
  })
}

/** The period's row is held from here on: nothing of the edition is published behind it. Null where it may. */
export async function mayWithdraw(
  collector: Collector,
  tx: Tx,
  period: string,
  edition: Edition,
): Promise<Refusal | null> {
  const held = tx.selectFrom('periods').select('id').where('id', '=', period)
  await (collector.store.kind === 'postgres' ? held.forUpdate() : held).execute()
  return await closedOrClosing(collector, tx, period, edition)
}
