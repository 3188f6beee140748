/** Practice units, which anybody can make: so many and no more, the oldest making room for new ones. */
import { type Collector, hoursFrom } from '../collector.ts'

/** What the name of each begins with; the invented units of the rehearsal are called otherwise, and stay. */
export const practiceUnitName = 'Övningsenhet '

const mostPracticeUnits = 2000
/** Somebody who practises has had a month to do it in. */
const KEPT_HOURS = 30 * 24

/** @returns false when there is no room, and none can be made */
export async function makeRoomForPractice({ store, now }: Collector): Promise<boolean> {
  return await store.asCollector(async (tx) => {
    const practice = tx.selectFrom('units').where('practice', '=', 1).where('name', 'like', `${practiceUnitName}%`)
    const { count } = await practice.select(tx.fn.countAll().as('count')).executeTakeFirstOrThrow()
    if (Number(count) < mostPracticeUnits) return true
    const old = practice.select('id').where('created', '<', hoursFrom(now(), -KEPT_HOURS))
    const is = Number((await old.execute()).length) > 0
    for (const table of ['batches', 'codes', 'devices'] as const)
      await tx.deleteFrom(table).where('unit', 'in', old).execute()
    await tx.deleteFrom('units').where('id', 'in', old).execute()
    return is
  })
}
