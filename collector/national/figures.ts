/** The batches that stand, merged by the rules of `#aggregate`, some units at a time: memory does not grow with the units. */
import { setImmediate as others } from 'node:timers/promises'
import { addUnit, type Batch, type Edition, emptyNation, type Nation, type Period } from '#aggregate'
import type { Store } from '../store/open.ts'
import type { BatchRow, Tx } from '../store/tables.ts'

/** Units: some ten milliseconds of work, after which whoever waits has a turn. */
const page = 50

const text = new TextDecoder()

/**
 * @param between what is done after each page
 * @returns the sums, wanting only how many units could have sent
 */
export async function mergeStanding(
  store: Store,
  period: Period,
  edition: Edition,
  between: () => Promise<void> = async () => {},
): Promise<Nation> {
  const nation = emptyNation(period, edition)
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows, last }: Page = await store.asCollector((tx) => pageAfter(tx, after ?? '', period, edition))
    // Read by `readBatch` before they were stored, and stored verbatim.
    const batches = rows.map(({ payload }) => JSON.parse(text.decode(payload)) as Batch)
    for (const own of Map.groupBy(batches, ({ unit }) => unit).values()) addUnit(nation, own)
    after = last
    await between()
    await others()
  }
  return nation
}

interface Page {
  readonly rows: readonly Pick<BatchRow, 'payload'>[]
  /** The last unit of the page; none when there was no unit left. */
  readonly last: string | undefined
}

/** By unit, so that both stores find the rows by their key, and no unit is divided between pages. */
async function pageAfter(tx: Tx, after: string, period: Period, edition: Edition): Promise<Page> {
  const units = await tx.selectFrom('units').select('id').where('id', '>', after).orderBy('id').limit(page).execute()
  const ids = units.map(({ id }) => id)
  if (ids.length === 0) return { rows: [], last: undefined }
  const rows = await tx
    .selectFrom('batches')
    .select('payload')
    .where('unit', 'in', ids)
    .where('period', '=', period.id)
    .where('edition', '<=', edition)
    .where('withdrawn', 'is', null)
    .execute()
  return { rows, last: ids.at(-1) }
}

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
    .select([fn.countAll().as('all'), fn.count('withdrawn').as('withdrawn'), fn.max('received').as('last')])
    .where('period', '=', period)
    .executeTakeFirstOrThrow()
  const units = await tx.selectFrom('units').select(fn.countAll().as('count')).executeTakeFirstOrThrow()
  return `${batches.all} ${batches.withdrawn} ${batches.last} ${units.count}`
}
