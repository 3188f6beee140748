/** From settings to a collector that answers: store, key, practice period, server. */
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { isPassphraseSet, makeSetupCode, setPassphrase } from './admin/passphrase.ts'
import { faultOfPassphrase } from './admin/passphrase-rule.ts'
import type { Collector } from './collector.ts'
import { type ConsoleToken, collectorFile, consoleToken } from './console/token.ts'
import { offerPractice } from './periods/periods.ts'
import { buildServer } from './server.ts'
import type { Settings } from './settings.ts'
import { currentKey } from './signing/server-key.ts'
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
  /** To be shown in the terminal: null once a passphrase is set. */
  readonly setupCode: string | null
  stop(): Promise<void>
}

/** What else answers under the same address. */
export interface Beside {
  /** Files in the data folder that say to its commands where it listens. */
  readonly tokenFiles: readonly string[]
  /** Adds its routes. */
  add(server: FastifyInstance): Promise<void>
  /** Called when the last request is answered. */
  stop(): Promise<void>
}

const nothing: Beside = { tokenFiles: [], add: async () => {}, stop: async () => {} }

/** Ready to answer, and listening nowhere yet. */
export async function startCollector(
  settings: Settings,
  now: () => string = () => new Date().toISOString(),
  /** Called when another collector took the database while it was away. */
  lost: (why: StoreRefused) => void = () => {},
  beside: Beside = nothing,
): Promise<StartedCollector> {
  const store = await openStore(settings, lost)
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
  if (settings.passphrase && !(await isPassphraseSet(store.db))) {
    if (faultOfPassphrase(settings.passphrase)) {
      await store.close()
      throw new StoreRefused(tooEasy)
    }
    await setPassphrase(collector, settings.passphrase)
  }
  const token = consoleToken(collectorFile, ...beside.tokenFiles)
  const setupCode = makeSetupCode()
  const { server, routes } = await buildServer(collector, token, setupCode, beside.add)
  await server.ready()
  return {
    collector,
    server,
    routes,
    token,
    setupCode: (await isPassphraseSet(store.db)) ? null : setupCode,
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
