/** The batches that stand, merged by the rules of `#aggregate`, a page of them at a time: memory does not grow with the units. */
import { setImmediate as others } from 'node:timers/promises'
import { addUnit, type Batch, type Edition, emptyNation, type Nation, type Period } from '#aggregate'
import type { Store } from '../store/open.ts'
import type { Tx } from '../store/tables.ts'

/** Batches: some ten milliseconds of work, after which whoever waits has a turn. */
const page = 50

/** @returns the sums, wanting only how many units could have sent */
export async function mergeStanding(store: Store, period: Period, edition: Edition): Promise<Nation> {
  const nation = emptyNation(period, edition)
  for (let after = '', more = true; more; ) {
    const rows = await store.asCollector((tx) => standing(tx, period.id, edition, after))
    more = rows.length === page
    // The last unit of a full page may have its other edition on the next.
    const last = more ? rows.at(-1)?.unit : null
    const whole = rows.filter(({ unit }) => unit !== last)
    // Read by `readBatch` before they were stored, and stored verbatim.
    const batches = whole.map(({ payload }) => JSON.parse(Buffer.from(payload).toString('utf8')) as Batch)
    for (const own of Map.groupBy(batches, ({ unit }) => unit).values()) addUnit(nation, own)
    after = whole.at(-1)?.unit ?? after
    await others()
  }
  return nation
}

const standing = async (tx: Tx, period: string, edition: Edition, after: string) =>
  await tx
    .selectFrom('batches')
    .select(['unit', 'payload'])
    .where('period', '=', period)
    .where('edition', '<=', edition)
    .where('withdrawn', 'is', null)
    .where('unit', '>', after)
    .orderBy('unit')
    .orderBy('edition')
    .limit(page)
    .execute()

/** Practice units come and go: one that has sent nothing is not waited for. */
export async function unitsThatCouldSend(tx: Tx, { id }: Period): Promise<number> {
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
