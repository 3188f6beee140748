/**
 * The promise that somebody reads: a device of the unit gives it, for a part of one day, and it ends by itself. Without it
 * nothing is begun that somebody must read; what was begun is always taken, and is told truthfully. Whose name is in it stays sealed.
 */
import { isMember } from '../devices/chain.ts'
import { LAST_START_MS, type LookAnswer, type MailAsked, type PromiseAsked } from '../protocol/home.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { ReadingRow, Tx } from '../store/tables.ts'
import { withinOneDay } from './calendar.ts'

const HOUR_MS = 3_600_000
/** For a unit that has not said within how many hours it reads. */
const USUAL_HOURS = 4

/** Of a unit that has said nothing yet. */
const nothingSaid = (unit: string): ReadingRow => ({
  unit,
  ...{ until: 0, hours: USUAL_HOURS, next: null, names: '', device: null, address: null, deputy: null },
})

export const readingOf = async (tx: Tx, unit: string): Promise<ReadingRow> =>
  (await tx.selectFrom('reading').selectAll().where('unit', '=', unit).executeTakeFirst()) ?? nothingSaid(unit)

async function keepReading(tx: Tx, row: ReadingRow): Promise<void> {
  const { unit: _, ...said } = row
  await tx
    .insertInto('reading')
    .values(row)
    .onConflict((there) => there.column('unit').doUpdateSet(said))
    .execute()
}

/** It has not ended, and the device that gave it still belongs to the unit. */
export async function stands(tx: Tx, { unit, until, device }: ReadingRow, now: number): Promise<boolean> {
  return until > now && device !== null && (await isMember(tx, unit, device))
}

/** When somebody is to read next, where that is still to come. */
export const opensAt = ({ next }: ReadingRow, now: number): number | null => (next !== null && next > now ? next : null)

/** What the page is told: that something may be begun, or when. */
export async function readingTold(tx: Tx, row: ReadingRow, now: number): Promise<LookAnswer['reading']> {
  const { until, hours, names } = row
  if (until - now >= LAST_START_MS && (await stands(tx, row, now))) return { stands: true, until, within: hours, names }
  return { stands: false, opens: opensAt(row, now) }
}

/** When what is handed in now is read, as far as anybody has said; and when somebody is reminded of it. */
export interface Due {
  readonly reads: { readonly by: number } | { readonly from: number } | null
  /** The devices, the unit's address, the deputy's: alike for every form, so that a reminder tells nothing of it. */
  readonly half: number
  readonly due: number
  readonly twice: number
}

export async function dueOf(tx: Tx, row: ReadingRow, now: number): Promise<Due> {
  const within = row.hours * HOUR_MS
  if (await stands(tx, row, now)) {
    // Whoever reads today reads before they leave.
    const due = Math.min(now + within, row.until)
    return { reads: { by: due }, half: now + (due - now) / 2, due, twice: due + within }
  }
  const opens = opensAt(row, now)
  const from = opens ?? now
  return {
    reads: opens === null ? null : { from: opens },
    ...{ half: from + within / 2, due: from + within, twice: from + 2 * within },
  }
}

/** Forms that should have been read by now. */
export async function lateForms(tx: Tx, unit: string, now: number) {
  return await tx
    .selectFrom('forms')
    .select(['slip', 'at'])
    .where('unit', '=', unit)
    .where('adopted', 'is', null)
    .where('due', '<=', now)
    .orderBy('at')
    .limit(100)
    .execute()
}

const practises = async (tx: Tx, unit: string): Promise<boolean> =>
  (await tx.selectFrom('units').select('practice').where('unit', '=', unit).executeTakeFirst())?.practice === 1

export async function promise(
  { store, mail, now }: Relay,
  { unit, device }: { readonly unit: string; readonly device: string },
  { promise: given }: PromiseAsked,
): Promise<{ readonly done: true }> {
  const at = now()
  await store.asUnit(unit, async (tx) => {
    const row = await readingOf(tx, unit)
    if (!given) return await keepReading(tx, { ...row, until: 0, names: '', device: null })
    // Whoever practises writes to nobody.
    const reminded = mail !== null && row.address !== null && row.deputy !== null
    if (!reminded && !(await practises(tx, unit))) throw new RelayRefused({ refused: 'no-mail' })
    if (!withinOneDay(at, given.until)) throw new RelayRefused({ refused: 'over-night' })
    if ((await lateForms(tx, unit, at)).length > 0) throw new RelayRefused({ refused: 'late-forms' })
    const { until, within: hours, next, names } = given
    await keepReading(tx, { ...row, until, hours, next, names, device })
  })
  return { done: true }
}

/** A letter goes to each at once: whether it came is seen by those who are to get the next one. */
export async function setMail(
  { store, mail }: Relay,
  unit: string,
  { address, deputy }: MailAsked,
): Promise<{ readonly done: true }> {
  const practice = await store.asUnit(unit, (tx) => practises(tx, unit))
  if (!mail || practice) throw new RelayRefused({ refused: 'no-mail' })
  for (const to of new Set([address, deputy]))
    if (!(await mail.send(to, 'chosen'))) throw new RelayRefused({ refused: 'mail-failed' })
  await store.asUnit(unit, async (tx) => await keepReading(tx, { ...(await readingOf(tx, unit)), address, deputy }))
  return { done: true }
}
