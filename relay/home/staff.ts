/** What a unit's devices ask about its slips: that one is put here or taken back, how they stand, and the forms that came. */

import { fitting } from '../fitting.ts'
import { LARGEST_FORM, LONGEST_SLIP_MS, type SlipAsked, type StateAnswer } from '../protocol/home.ts'
import { USUAL_BYTES } from '../protocol/shapes.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { SlipRow, Tx } from '../store/tables.ts'
import { takeRoom } from './page.ts'
import { lateForms, opensAt, readingOf, stands } from './reading.ts'
import { change, isSpent } from './slips.ts'

/** Of one unit, at one moment. */
const MOST_SLIPS = 3000
/** Milliseconds after its end for which a slip is told of. */
const KEPT_MS = 30 * 24 * 3_600_000

/** The same again is the same answer; another under its id is refused. */
export async function putSlip(relay: Relay, unit: string, asked: SlipAsked): Promise<{ readonly done: true }> {
  const { store, now } = relay
  const { slip, token, spoken, expires, review, plan } = asked
  const at = now()
  if (expires <= at || expires > at + LONGEST_SLIP_MS) throw new RelayRefused({ refused: 'wrong-time', more: { at } })
  await store.asUnit(unit, async (tx) => {
    await sweep(tx, unit, at)
    await tx
      .insertInto('slip_units')
      .values({ slip, unit })
      .onConflict((there) => there.doNothing())
      .execute()
    const owner = await tx.selectFrom('slip_units').select('unit').where('slip', '=', slip).executeTakeFirstOrThrow()
    const before = await tx.selectFrom('slips').selectAll().where('unit', '=', unit).where('slip', '=', slip).execute()
    if (owner.unit !== unit || before.some((row) => row.token !== token || row.plan !== plan))
      throw new RelayRefused({ refused: 'slip-taken' })
    if (before.length > 0) return
    const { used, quota } = await tx
      .selectFrom('units')
      .select(['used', 'quota'])
      .where('unit', '=', unit)
      .executeTakeFirstOrThrow()
    const many = await tx
      .selectFrom('slips')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('unit', '=', unit)
      .executeTakeFirstOrThrow()
    if (used + plan.length > quota || Number(many.n) >= MOST_SLIPS) throw new RelayRefused({ refused: 'no-room' })
    const row: SlipRow = {
      ...{ unit, slip, token, spoken, expires, review: review ? 1 : 0, plan, wrong: 0 },
      ...{ opened: null, key: null, begun: null, second: null, handed: null, revoked: null },
    }
    await tx.insertInto('slips').values(row).execute()
    await takeRoom(tx, unit, plan.length)
  })
  return { done: true }
}

/** Slips that ended long ago, and of which every form lies at the unit; and forms of slips that a restored store knows nothing of. */
async function sweep(tx: Tx, unit: string, now: number): Promise<void> {
  const old = await tx
    .selectFrom('slips')
    .select(['slip', 'plan'])
    .where('unit', '=', unit)
    .where('expires', '<', now - KEPT_MS)
    .where(
      'slip',
      'not in',
      tx.selectFrom('forms').select('slip').where('unit', '=', unit).where('adopted', 'is', null),
    )
    .limit(400)
    .execute()
  await tx
    .deleteFrom('forms')
    .where('unit', '=', unit)
    .where('adopted', '<', now - KEPT_MS)
    .where('slip', 'not in', tx.selectFrom('slips').select('slip').where('unit', '=', unit))
    .execute()
  if (old.length === 0) return
  const slips = old.map(({ slip }) => slip)
  for (const table of ['forms', 'slips', 'slip_units'] as const)
    await tx.deleteFrom(table).where('unit', '=', unit).where('slip', 'in', slips).execute()
  await takeRoom(tx, unit, -old.reduce((all, { plan }) => all + plan.length, 0))
}

/** Nothing is begun by it any more. Whoever has begun may hand in: the unit is told that the form came after. */
export async function revokeSlip({ store, now }: Relay, unit: string, slip: string): Promise<{ readonly done: true }> {
  await store.asUnit(unit, async (tx) => {
    const there = await tx
      .selectFrom('slips')
      .select('revoked')
      .where('unit', '=', unit)
      .where('slip', '=', slip)
      .executeTakeFirst()
    if (!there) throw new RelayRefused({ refused: 'no-slip' })
    if (there.revoked === null) await change(tx, { unit, slip }, { revoked: now() })
  })
  return { done: true }
}

/** How everything stands, after forms that lie at the unit have gone from here. */
export async function homeState(relay: Relay, unit: string, adopted: readonly string[]): Promise<StateAnswer> {
  return await relay.store.asUnit(unit, async (tx) => {
    const now = relay.now()
    await adopt(tx, unit, adopted, now)
    const slips = await tx.selectFrom('slips').selectAll().where('unit', '=', unit).orderBy('slip').execute()
    const reading = await readingOf(tx, unit)
    const { until, hours: within, names, address, deputy } = reading
    const waiting = await tx
      .selectFrom('forms')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('unit', '=', unit)
      .where('adopted', 'is', null)
      .executeTakeFirstOrThrow()
    return {
      at: now,
      slips: slips.map(({ slip, expires, opened, begun, handed, revoked, second, ...row }) => ({
        ...{ slip, expires, opened, begun, handed, revoked, second },
        spent: isSpent({ slip, expires, opened, begun, handed, revoked, second, ...row }),
      })),
      promise: (await stands(tx, reading, now)) ? { until, within, names } : null,
      next: opensAt(reading, now),
      mail: { possible: relay.mail !== null, address, deputy },
      ...(await formsWaiting(tx, unit)),
      waiting: Number(waiting.n),
      late: await lateForms(tx, unit, now),
    }
  })
}

async function adopt(tx: Tx, unit: string, forms: readonly string[], now: number): Promise<void> {
  if (forms.length === 0) return
  const here = tx.selectFrom('forms').where('unit', '=', unit).where('form', 'in', forms).where('adopted', 'is', null)
  const rows = await here.select('sealed').execute()
  await tx
    .updateTable('forms')
    .set({ adopted: now, sealed: null, remind: null })
    .where('unit', '=', unit)
    .where('form', 'in', forms)
    .where('adopted', 'is', null)
    .execute()
  await takeRoom(tx, unit, -rows.reduce((all, { sealed }) => all + (sealed?.length ?? 0), 0))
}

async function formsWaiting(tx: Tx, unit: string): Promise<Pick<StateAnswer, 'forms' | 'more'>> {
  const rows = await tx
    .selectFrom('forms')
    .select(['form', 'slip', 'part', 'at', 'revoked', 'sealed'])
    .where('unit', '=', unit)
    .where('adopted', 'is', null)
    .orderBy('at')
    .orderBy('form')
    .limit(200)
    .execute()
  const some = fitting(
    rows.map(({ sealed }) => sealed ?? ''),
    Math.max(USUAL_BYTES, LARGEST_FORM),
  )
  return {
    forms: rows.slice(0, some.length).map(({ sealed, revoked, ...row }) => ({
      ...row,
      revoked: revoked === 1,
      sealed: JSON.parse(sealed ?? ''),
    })),
    more: some.length < rows.length || rows.length === 200,
  }
}
