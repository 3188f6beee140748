/** Everything on one port: the app, the interface under /v1, the admin pages and the public pages. */
import { addAdmin } from './admin/pages.ts'
import { addApi } from './api/routes.ts'
import type { Collector } from './collector.ts'
import { addConsole } from './console/routes.ts'
import type { ConsoleToken } from './console/token.ts'
import { gaugesOf, healthOf } from './health/facts.ts'
import { addMetrics } from './health/metrics.ts'
import { addAccessibilityPage } from './pages/accessibility-page.ts'
import { addNationalPages } from './pages/national-pages.ts'
import { addStyle } from './pages/style.ts'
import type { Beside } from './start.ts'
import { serveAppFiles } from './web/app-files.ts'
import { type BuiltServer, bareServer } from './web/bare-server.ts'
import { guardsOf } from './web/guards.ts'
import { addHealth } from './web/health.ts'

/** @param beside what else answers under the same address */
export async function buildServer(
  collector: Collector,
  token: ConsoleToken,
  beside: Omit<Beside, 'tokenFiles' | 'stop'>,
): Promise<BuiltServer> {
  const { settings } = collector
  const { server, routes } = bareServer(settings, guardsOf(collector, token))
  server.decorate('roomBeside', beside.room ?? null)
  server.decorate('healthBeside', beside.health ?? null)
  addMetrics(server, settings.metricsToken, async () => [
    ...gaugesOf(await healthOf(collector)),
    ...((await beside.health?.gauges()) ?? []),
  ])
  addHealth(server, settings.app, () => collector.store.db.selectFrom('keys').select('kid').limit(1).execute())
  addApi(server, collector)
  addConsole(server, collector)
  addStyle(server)
  addNationalPages(server, collector)
  addAccessibilityPage(server, settings)
  await addAdmin(server, collector)
  await beside.add(server)
  await serveAppFiles(server, settings.app)
  return { server, routes }
}
