/**
 * The collector with one fault put in on purpose, named by `TRIAL_FAULT`, so that a trial can be seen to fail:
 * - `early-receipt`: answers first and commits a moment later
 * - `forgets`: takes what is sent again for new, so that the last sender wins
 * - `half-effect`: leaves a trace of what it refuses
 * Only the trials start it; the collector itself has no such switch.
 */
import type { Transaction } from 'kysely'
import { readSettings } from '../../../collector/settings.ts'
import { startCollector } from '../../../collector/start.ts'
import type { Store } from '../../../collector/store/open.ts'
import type { Tables } from '../../../collector/store/tables.ts'

type AsUnit = Store['asUnit']

export const faults: Record<string, (asUnit: AsUnit) => AsUnit> = {
  'early-receipt': (asUnit) => (unit, work) =>
    new Promise((answered, failed) => {
      const kept = asUnit(unit, async (tx) => {
        answered(await work(tx))
        await new Promise((later) => setTimeout(later, 30))
      })
      kept.catch(failed)
    }),
  forgets: (asUnit) => (unit, work) =>
    asUnit(unit, async (tx: Transaction<Tables>) => {
      await tx.deleteFrom('batches').where('unit', '=', unit).execute()
      return work(tx)
    }),
  'half-effect': (asUnit) => (unit, work) =>
    asUnit(unit, async (tx: Transaction<Tables>) => {
      await tx.insertInto('events').values({ at: '', what: 'trace', detail: unit }).execute()
      return work(tx)
    }),
}

/** Puts the fault into a collector that has started. */
export function breakStore(store: Store, fault: string): void {
  const broken = faults[fault]
  if (!broken) throw new Error(`no fault ${fault}`)
  Object.assign(store, { asUnit: broken(store.asUnit) })
}

if (import.meta.main) {
  const settings = readSettings(process.env)
  const { collector, server, token } = await startCollector(settings)
  breakStore(collector.store, process.env.TRIAL_FAULT ?? '')
  await server.listen({ port: settings.port, host: settings.host })
  const { port } = server.server.address() as { port: number }
  token.leave(settings.data, `http://127.0.0.1:${port}`)
  console.log(`Måttstock: http://127.0.0.1:${port}`)
}
