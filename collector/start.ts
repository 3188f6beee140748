/** From settings to a collector that answers: store, key, practice period, server. */
import type { FastifyInstance } from 'fastify'
import type { Collector } from './collector.ts'
import { type ConsoleToken, consoleToken } from './console/token.ts'
import { offerPractice } from './periods/periods.ts'
import { buildServer } from './server.ts'
import type { Settings } from './settings.ts'
import { currentKey } from './signing/server-key.ts'
import { openStore } from './store/open.ts'
import type { KnownRoute } from './web/doors.ts'

export interface StartedCollector {
  readonly collector: Collector
  readonly server: FastifyInstance
  readonly routes: readonly KnownRoute[]
  readonly token: ConsoleToken
  stop(): Promise<void>
}

/** Ready to answer, and listening nowhere yet. */
export async function startCollector(
  settings: Settings,
  now: () => string = () => new Date().toISOString(),
): Promise<StartedCollector> {
  const store = await openStore(settings)
  let key = await currentKey(store.db, now())
  const collector: Collector = {
    settings,
    store,
    key: () => key,
    useKey: (next) => {
      key = next
    },
    now,
  }
  await offerPractice(collector)
  const token = consoleToken()
  const { server, routes } = await buildServer(collector, token)
  await server.ready()
  return {
    collector,
    server,
    routes,
    token,
    // Requests under way are answered before the store closes.
    stop: async () => {
      await server.close()
      await store.close()
    },
  }
}
