/** The mätperioder that the collector knows. A definition that has been loaded is never changed. */
import { type Period, practicePeriod, readPeriod } from '#aggregate'
import type { Collector } from '../collector.ts'
import type { Db } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { stockholmDay } from './calendar.ts'

export async function addPeriod({ store: { db }, now }: Collector, content: unknown): Promise<Period | Refusal> {
  const read = readPeriod(content)
  if ('refused' in read) return { refused: 'not-a-period', faults: [read.at] }
  const done = await db
    .insertInto('periods')
    .values({ id: read.id, definition: JSON.stringify(read), added: now() })
    .onConflict((id) => id.column('id').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n ? read : { refused: 'period-exists' }
}

/** One rehearsal is always there. It covers last year and this, so that whatever is tried today falls within it. */
export async function offerPractice({ store: { db }, now }: Collector): Promise<void> {
  const year = Number(stockholmDay(now()).slice(0, 4))
  const period = practicePeriod(`${year - 1}-01-01`, `${year}-12-31`)
  const definition = JSON.stringify(period)
  await db
    .insertInto('periods')
    .values({ id: period.id, definition, added: now() })
    .onConflict((id) => id.column('id').doUpdateSet({ definition }))
    .execute()
}

export async function periodWithId(db: Db, id: string): Promise<Period | null> {
  const row = await db.selectFrom('periods').select('definition').where('id', '=', id).executeTakeFirst()
  return row ? (JSON.parse(row.definition) as Period) : null
}

export interface ListedPeriod {
  readonly id: string
  readonly names: Period['names']
  readonly first: string
  readonly last: string
  readonly kind: Period['kind']
  /** Editions whose national file is published for good. */
  readonly published: readonly number[]
}

/** Newest first. */
export async function listPeriods(db: Db): Promise<readonly ListedPeriod[]> {
  const rows = await db.selectFrom('periods').select('definition').execute()
  const files = await db.selectFrom('national').select(['period', 'edition']).orderBy('edition').execute()
  const listed = rows.map(({ definition }): ListedPeriod => {
    const { id, names, first, last, kind } = JSON.parse(definition) as Period
    const published = files.filter(({ period }) => period === id).map(({ edition }) => edition)
    return { id, names, first, last, kind, published }
  })
  return listed.sort((a, b) => (a.first < b.first ? 1 : -1))
}
