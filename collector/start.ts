/** From settings to a collector that answers: store, key, practice period, server. */
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Room } from './admin/frame.ts'
import type { HealthBeside } from './admin/health-page.ts'
import { isPassphraseSet, setPassphrase } from './admin/passphrase.ts'
import { faultOfPassphrase } from './admin/passphrase-rule.ts'
import type { Collector } from './collector.ts'
import { type ConsoleToken, collectorFile, consoleToken } from './console/token.ts'
import { offerPractice } from './periods/periods.ts'
import { buildServer } from './server.ts'
import type { Settings } from './settings.ts'
import { blurring, currentKey, makeFirstKey } from './signing/server-key.ts'
import { openStore } from './store/open.ts'
import { StoreRefused } from './store/refused.ts'
import type { KnownRoute } from './web/access.ts'
import { LONGEST_REQUEST_MS } from './web/not-understood.ts'

/** Milliseconds. */
const LONGEST_CLOSE_MS = 3000

const tooEasy =
  'ADMIN_PASSPHRASE is too short or too easy to guess. Choose twelve characters or more, such as six words drawn by chance.'

export interface StartedCollector {
  readonly collector: Collector
  readonly server: FastifyInstance
  readonly routes: readonly KnownRoute[]
  readonly token: ConsoleToken
  stop(): Promise<void>
}

/** What else answers under the same address. */
export interface Beside {
  /** Files in the data folder that say to its commands where it listens. */
  readonly tokenFiles: readonly string[]
  /** Adds its routes. */
  add(server: FastifyInstance): Promise<void>
  /** The address and the name of its room in the operator's menu. */
  readonly room?: Room
  /** How things stand with it, for the operator's page and the metrics. */
  readonly health?: HealthBeside
  /** Called when the last request is answered. */
  stop(): Promise<void>
}

const nothing: Beside = { tokenFiles: [], add: async () => {}, stop: async () => {} }

/** Ready to answer, and listening nowhere yet. */
export async function startCollector(
  settings: Settings,
  now: () => string = () => new Date().toISOString(),
  beside: Beside = nothing,
): Promise<StartedCollector> {
  const store = await openStore(settings)
  await makeFirstKey(store.db, now())
  const collector: Collector = {
    settings,
    store,
    key: (tx) => currentKey(tx ?? store.db),
    blur: await blurring(store.db),
    now,
  }
  await offerPractice(collector)
  if (settings.passphrase && !(await isPassphraseSet(store.db))) {
    if (faultOfPassphrase(settings.passphrase)) {
      await store.close()
      throw new StoreRefused(tooEasy)
    }
    await setPassphrase(collector, settings.passphrase)
  }
  const token = consoleToken(collectorFile, ...beside.tokenFiles)
  const { server, routes } = await buildServer(collector, token, beside)
  await server.ready()
  return {
    collector,
    server,
    routes,
    token,
    stop: async () => {
      // Requests under way are answered before the store closes; none may take longer than this anyway.
      const deadline = setTimeout(() => server.server.closeAllConnections(), LONGEST_REQUEST_MS)
      await server.close()
      clearTimeout(deadline)
      await beside.stop()
      // Every receipt that was given is committed. A database that has fallen silent is not waited for.
      await Promise.race([store.close(), delay(LONGEST_CLOSE_MS, undefined, { ref: false })])
    },
  }
}
