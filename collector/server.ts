/** Everything on one port: the app, the interface under /v1, the admin pages and the public pages. */
import type { FastifyInstance } from 'fastify'
import { addAdmin } from './admin/pages.ts'
import { addApi } from './api/routes.ts'
import type { Collector } from './collector.ts'
import { addConsole } from './console/routes.ts'
import type { ConsoleToken } from './console/token.ts'
import { addAccessibilityPage } from './pages/accessibility-page.ts'
import { addNationalPages } from './pages/national-pages.ts'
import { addStyle } from './pages/style.ts'
import { serveAppFiles } from './web/app-files.ts'
import { type BuiltServer, bareServer } from './web/bare-server.ts'
import { guardsOf } from './web/guards.ts'
import { addHealth } from './web/health.ts'

/** @param beside adds the routes of what else answers under the same address */
export async function buildServer(
  collector: Collector,
  token: ConsoleToken,
  setupCode: string,
  beside: (server: FastifyInstance) => Promise<void>,
): Promise<BuiltServer> {
  const { settings } = collector
  const { server, routes } = bareServer(settings, guardsOf(collector, token))
  addHealth(server, collector)
  addApi(server, collector)
  addConsole(server, collector)
  addStyle(server)
  addNationalPages(server, collector)
  addAccessibilityPage(server, settings)
  await addAdmin(server, collector, setupCode)
  await beside(server)
  await serveAppFiles(server, settings.app)
  return { server, routes }
}
