/** From settings to a relay whose routes can be put on a server. */
import type { FastifyInstance } from 'fastify'
import { addVaultRoutes } from './api/routes.ts'
import { addRelayConsole } from './console/routes.ts'
import { hangBell } from './events/bell.ts'
import { openMail } from './home/mail.ts'
import { startReminders } from './home/reminders.ts'
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
    const bell = await hangBell(settings.listenAt)
    const relay: Relay = { settings, store, bell, mail: await openMail(settings.mail), now }
    const stopReminding = startReminders(relay)
    return {
      relay,
      async add(server) {
        await addVaultRoutes(server, relay)
        addRelayConsole(server, relay)
      },
      async close() {
        await stopReminding()
        await bell.close()
        await store.close()
      },
    }
  } catch (fault) {
    await store.close()
    throw fault
  }
}
