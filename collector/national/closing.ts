/**
 * Editions that are being published. Merging many units takes a while, and nothing is locked for it: meanwhile a batch of
 * the edition is told to come back, and everything else goes on. The gate is a row, which all processes on the store see. It
 * stands for so many seconds and is kept up while the work goes on: one whose process has died opens by itself. Whoever
 * comes in by a gate that was not kept up takes it away, and who was publishing finds it gone and publishes nothing.
 */
import { randomUUID } from 'node:crypto'
import type { Edition } from '#aggregate'
import { type Collector, secondsFrom } from '../collector.ts'
import type { Tx } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'

/** Seconds: longer than any single statement may take, and what whoever is turned away is told to wait. */
const WAIT_S = 15

/** Seconds by which the clocks of two processes may differ. A gate that would stand for longer was shut while a clock stood ahead. */
const CLOCKS_APART_S = 60

export const publishing: Refusal = { refused: 'publishing', wait: WAIT_S }

/** A gate that its holder has shut. Where it is gone, the first two throw `GateGone`. */
export interface Gate {
  /** To be called every now and then: keeps it shut for another while. */
  keepUp(): Promise<void>
  /** Opens it, within the transaction in which the edition is published. */
  open(tx: Tx): Promise<void>
  /** Opens it where it is still shut. */
  leave(): Promise<void>
}

export class GateGone extends Error {}

/**
 * Asked by whoever would change what is merged, once the period's row is theirs: the edition, or one after it, is published
 * or about to be. Null where it is neither.
 */
export async function closedOrClosing(
  { now }: Collector,
  tx: Tx,
  period: string,
  edition: Edition,
): Promise<Refusal | null> {
  const standing = await tx
    .selectFrom('national')
    .select(['edition', (of) => of.lit(null).$castTo<string | null>().as('until')])
    .where('period', '=', period)
    .unionAll(tx.selectFrom('closing').select(['edition', 'until']).where('period', '=', period))
    .execute()
  const gates = standing.filter((row) => row.edition >= edition)
  if (gates.some(({ until }) => until === null)) return { refused: 'period-closed' }
  const at = now()
  if (gates.some(({ until }) => until !== null && until > at && until <= latest(at))) return publishing
  if (gates.length > 0) await sweep(tx, period, at)
  return null
}

const latest = (at: string): string => secondsFrom(at, WAIT_S + CLOCKS_APART_S)

/** Gates that nobody keeps up. */
async function sweep(tx: Tx, period: string, at: string): Promise<void> {
  await tx
    .deleteFrom('closing')
    .where('period', '=', period)
    .where((eb) => eb.or([eb('until', '<=', at), eb('until', '>', latest(at))]))
    .execute()
}

/** Shuts the gate, within a transaction that has the period's row for itself; null where somebody else has. */
export async function shut({ store, now }: Collector, tx: Tx, period: string, edition: Edition): Promise<Gate | null> {
  const by = randomUUID()
  let until = secondsFrom(now(), WAIT_S)
  await sweep(tx, period, now())
  const done = await tx
    .insertInto('closing')
    .values({ period, edition, by, until })
    .onConflict((there) => there.column('period').doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows !== 1n) return null
  return {
    async keepUp() {
      // A third of the time before it would open.
      if (secondsFrom(now(), (WAIT_S * 2) / 3) < until) return
      until = secondsFrom(now(), WAIT_S)
      const kept = await store.db.updateTable('closing').set({ until }).where('by', '=', by).executeTakeFirst()
      if (kept.numUpdatedRows !== 1n) throw new GateGone()
    },
    async open(tx) {
      const gone = await tx.deleteFrom('closing').where('by', '=', by).executeTakeFirst()
      if (gone.numDeletedRows !== 1n) throw new GateGone()
    },
    async leave() {
      // One that cannot be opened now, the store being away, opens by itself.
      await store.db
        .deleteFrom('closing')
        .where('by', '=', by)
        .execute()
        .catch(() => {})
    },
  }
}
