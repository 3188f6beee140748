/** The batches that stand, merged by the rules of `#aggregate`. */
import { type Batch, type Edition, type National, national, type Period } from '#aggregate'
import type { Tx } from '../store/tables.ts'

export async function nationalFigures(tx: Tx, period: Period, edition: Edition): Promise<National> {
  const rows = await tx
    .selectFrom('batches')
    .select('payload')
    .where('period', '=', period.id)
    .where('edition', '<=', edition)
    .where('withdrawn', 'is', null)
    .execute()
  // Read by `readBatch` before they were stored, and stored verbatim.
  const batches = rows.map(({ payload }) => JSON.parse(Buffer.from(payload).toString('utf8')) as Batch)
  return national({ period, edition, batches, of: await unitsThatCouldSend(tx, period) })
}

async function unitsThatCouldSend(tx: Tx, { kind }: Period): Promise<number> {
  const units = tx.selectFrom('units').select(tx.fn.countAll().as('count'))
  const { count } = await (kind === 'live' ? units.where('practice', '=', 0) : units).executeTakeFirstOrThrow()
  return Number(count)
}

/** Changes whenever the figures could. */
export async function stampOf(tx: Tx, period: string): Promise<string> {
  const { fn } = tx
  const batches = await tx
    .selectFrom('batches')
    .select([fn.countAll().as('all'), fn.count('withdrawn').as('withdrawn')])
    .where('period', '=', period)
    .executeTakeFirstOrThrow()
  const units = await tx.selectFrom('units').select(fn.countAll().as('count')).executeTakeFirstOrThrow()
  return `${batches.all} ${batches.withdrawn} ${units.count}`
}
