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

/** Practice units come and go: one that has sent nothing is not waited for. */
async function unitsThatCouldSend(tx: Tx, { id }: Period): Promise<number> {
  const { count } = await tx
    .selectFrom('units')
    .select(tx.fn.countAll().as('count'))
    .where((unit) =>
      unit.or([
        unit('practice', '=', 0),
        unit(
          'id',
          'in',
          tx.selectFrom('batches').select('unit').where('period', '=', id).where('withdrawn', 'is', null),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
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
