/**
 * The collector with one guard taken away on purpose, named by `TRIAL_WITHOUT`, so that a trial can be seen to fail:
 * - `waiting`: answers first and commits a moment later
 * - `memory`: takes what is sent again for new, so that the last sender wins
 * - `lock`: lets a second collector in on an embedded store
 * Only the trials start it; the collector itself has no such switch.
 */
import { DatabaseSync } from 'node:sqlite'
import type { Transaction } from 'kysely'
import { readSettings } from '../../../collector/settings.ts'
import { startCollector } from '../../../collector/start.ts'
import type { Store } from '../../../collector/store/open.ts'
import type { Tables } from '../../../collector/store/tables.ts'

type AsUnit = Store['asUnit']

const without: Record<string, (asUnit: AsUnit) => AsUnit> = {
  waiting: (asUnit) => (unit, work) =>
    new Promise((answered, failed) => {
      const kept = asUnit(unit, async (tx) => {
        answered(await work(tx))
        await new Promise((later) => setTimeout(later, 30))
      })
      kept.catch(failed)
    }),
  memory: (asUnit) => (unit, work) =>
    asUnit(unit, async (tx: Transaction<Tables>) => {
      await tx.deleteFrom('batches').where('unit', '=', unit).execute()
      return work(tx)
    }),
  lock: (asUnit) => asUnit,
}

function unlock(): void {
  const { exec } = DatabaseSync.prototype
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replace('EXCLUSIVE', 'NORMAL').replace('BEGIN IMMEDIATE; COMMIT', 'PRAGMA busy_timeout = 5000'))
  }
}

const guard = process.env.TRIAL_WITHOUT ?? ''
const broken = without[guard]
if (!broken) throw new Error(`no guard ${guard}`)
if (guard === 'lock') unlock()
const settings = readSettings(process.env)
try {
  const { collector, server, token } = await startCollector(settings)
  Object.assign(collector.store, { asUnit: broken(collector.store.asUnit) })
  await server.listen({ port: settings.port, host: settings.host })
  const { port } = server.server.address() as { port: number }
  token.leave(settings.data, `http://127.0.0.1:${port}`)
  console.log(`Måttstock: http://127.0.0.1:${port}`)
} catch (fault) {
  console.error((fault as Error).message)
  process.exit(1)
}
