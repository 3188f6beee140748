/** From settings to a relay whose routes can be put on a server. */
import type { FastifyInstance } from 'fastify'
import { addVaultRoutes } from './api/routes.ts'
import { addRelayConsole } from './console/routes.ts'
import { hangBell } from './events/bell.ts'
import type { Relay } from './relay.ts'
import type { RelaySettings } from './settings.ts'
import { openRelayStore } from './store/open.ts'

export interface OpenRelay {
  readonly relay: Relay
  add(server: FastifyInstance): Promise<void>
  close(): Promise<void>
}

export async function openRelay(settings: RelaySettings, now: () => number = Date.now): Promise<OpenRelay> {
  const store = await openRelayStore(settings)
  try {
    const bell = await hangBell(store.db, settings.database)
    const relay: Relay = { settings, store, bell, now }
    return {
      relay,
      async add(server) {
        await addVaultRoutes(server, relay)
        addRelayConsole(server, relay)
      },
      async close() {
        await bell.close()
        await store.close()
      },
    }
  } catch (fault) {
    await store.close()
    throw fault
  }
}
