/** The relay without a collector: a server with its routes, and what is put beside them. */
import type { FastifyInstance } from 'fastify'
import {
  addMetrics,
  bareServer,
  type ConsoleToken,
  consoleGuard,
  consoleToken,
  type KnownRoute,
  LONGEST_REQUEST_MS,
} from '#serving'
import { gaugesOf, healthOf } from './health/facts.ts'
import type { Relay } from './relay.ts'
import type { RelaySettings } from './settings.ts'
import { openRelay } from './start.ts'

/** Of the file that says to commands where the relay listens. */
export const tokenFile = 'relay.json'

export interface StartedRelay {
  readonly relay: Relay
  readonly server: FastifyInstance
  readonly routes: readonly KnownRoute[]
  readonly token: ConsoleToken
  stop(): Promise<void>
}

/** What else answers under the same address. */
export type MoreRoutes = (server: FastifyInstance, relay: Relay) => Promise<void>

/** Ready to answer, and listening nowhere yet. */
export async function startRelay(
  settings: RelaySettings,
  now?: () => number,
  more: MoreRoutes = async () => {},
): Promise<StartedRelay> {
  const { relay, add, close } = await openRelay(settings, now)
  const token = consoleToken(tokenFile)
  const { server, routes } = bareServer(settings, consoleGuard(token))
  addMetrics(server, settings.metricsToken, async () => gaugesOf(await healthOf(relay)))
  await add(server)
  await more(server, relay)
  await server.ready()
  return {
    relay,
    server,
    routes,
    token,
    async stop() {
      // Requests under way are answered before the store closes; none may take longer than this anyway.
      const deadline = setTimeout(() => server.server.closeAllConnections(), LONGEST_REQUEST_MS)
      await server.close()
      clearTimeout(deadline)
      await close()
    },
  }
}
