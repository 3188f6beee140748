/** The mätperioder that the collector knows. One is corrected until its first day, and taken away until somebody has sent. */
import { correctionOf, type Period, practicePeriod, readPeriod } from '#aggregate'
import type { Collector } from '../collector.ts'
import type { Db, Tx } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { stockholmDay } from './calendar.ts'

/** The period as it would be kept, or why it would not. Keeps nothing. */
export async function mayAddPeriod({ store: { db } }: Collector, content: unknown): Promise<Period | Refusal> {
  const read = readPeriod(content)
  if ('refused' in read) return { refused: 'not-a-period', faults: read.all }
  const former = await db.selectFrom('taken_away').select('at').where('period', '=', read.id).executeTakeFirst()
  const there = former ?? (await db.selectFrom('periods').select('added').where('id', '=', read.id).executeTakeFirst())
  return there ? { refused: 'period-exists' } : read
}

export async function addPeriod(collector: Collector, content: unknown): Promise<Period | Refusal> {
  const { store, now } = collector
  const read = await mayAddPeriod(collector, content)
  if ('refused' in read) return read
  const { db } = store
  const done = await db
    .insertInto('periods')
    .values({ id: read.id, definition: JSON.stringify(read), added: now() })
    .onConflict((id) => id.column('id').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n ? read : { refused: 'period-exists' }
}

/** What of a definition may be misspelt. The rest is what units have prepared for, and stays. */
export type Correctable = 'names' | 'first' | 'last' | 'window' | 'reasons' | 'interventions' | 'professions'

/** The definition with its next number. One that says the same as before stays as it was. */
export async function correctPeriod(
  collector: Collector,
  id: string,
  content: Readonly<Record<Correctable, unknown>>,
): Promise<Period | Refusal> {
  const today = stockholmDay(collector.now())
  return await collector.store.asCollector(async (tx) => {
    const kept = await mayCorrect(collector, tx, id)
    if ('refused' in kept) return kept
    const { correction, ...before } = kept
    const read = readPeriod({ ...before, ...content })
    if ('refused' in read) return { refused: 'not-a-period', faults: read.all }
    if (read.first <= today) return { refused: 'first-day-passed' }
    if (JSON.stringify(read) === JSON.stringify(before)) return kept
    const corrected: Period = { ...read, correction: { number: (correction?.number ?? 0) + 1, made: today } }
    await tx
      .updateTable('periods')
      .set({ definition: JSON.stringify(corrected) })
      .where('id', '=', id)
      .execute()
    return corrected
  })
}

/** The period, its row held. */
export async function mayCorrect(collector: Collector, tx: Tx, id: string): Promise<Period | Refusal> {
  const kept = await held(collector, tx, id)
  if (!kept) return { refused: 'not-found' }
  return kept.first <= stockholmDay(collector.now()) ? { refused: 'period-begun' } : kept
}

export async function takeAwayPeriod(collector: Collector, id: string): Promise<Refusal | null> {
  return await collector.store.asCollector(async (tx) => {
    const kept = await mayTakeAway(collector, tx, id)
    if ('refused' in kept) return kept
    await tx.deleteFrom('periods').where('id', '=', id).execute()
    await tx.insertInto('taken_away').values({ period: id, at: collector.now() }).execute()
    return null
  })
}

/** The period, its row held: whoever sends meanwhile waits, and finds no period. */
export async function mayTakeAway(collector: Collector, tx: Tx, id: string): Promise<Period | Refusal> {
  const kept = await held(collector, tx, id)
  if (!kept || id === practicePeriodId) return { refused: 'not-found' }
  const sent = await tx.selectFrom('batches').select('unit').where('period', '=', id).limit(1).executeTakeFirst()
  if (sent) return { refused: 'has-deliveries' }
  const published = await tx.selectFrom('national').select('edition').where('period', '=', id).executeTakeFirst()
  return published ? { refused: 'already-published' } : kept
}

async function held({ store: { kind } }: Collector, tx: Tx, id: string): Promise<Period | null> {
  const row = tx.selectFrom('periods').select('definition').where('id', '=', id)
  const found = await (kind === 'postgres' ? row.forUpdate() : row).executeTakeFirst()
  return found ? (JSON.parse(found.definition) as Period) : null
}

const practicePeriodId = practicePeriod('2000-01-01', '2000-12-31').id

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
  /** 0 where the definition was never corrected. */
  readonly correction: number
  /** Editions whose national file is published for good. */
  readonly published: readonly number[]
}

/** Newest first. */
export async function listPeriods(db: Db): Promise<readonly ListedPeriod[]> {
  const rows = await db.selectFrom('periods').select('definition').execute()
  const files = await db.selectFrom('national').select(['period', 'edition']).orderBy('edition').execute()
  const listed = rows.map(({ definition }): ListedPeriod => {
    const period = JSON.parse(definition) as Period
    const { id, names, first, last, kind } = period
    const published = files.filter((file) => file.period === id).map(({ edition }) => edition)
    return { id, names, first, last, kind, correction: correctionOf(period), published }
  })
  return listed.sort((a, b) => (a.first < b.first ? 1 : -1))
}
