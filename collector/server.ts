/** Everything on one port: the app, the interface under /v1, the admin pages and the public pages. */
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { addAdmin } from './admin/pages.ts'
import { addApi } from './api/routes.ts'
import type { Collector } from './collector.ts'
import { addConsole } from './console/routes.ts'
import type { ConsoleToken } from './console/token.ts'
import { addAccessibilityPage } from './pages/accessibility-page.ts'
import { addNationalPages } from './pages/national-pages.ts'
import { addStyle } from './pages/style.ts'
import { guardRoutes, type KnownRoute } from './web/access.ts'
import { serveAppFiles } from './web/app-files.ts'
import { answerFaults } from './web/faults.ts'
import { sendSafeHeaders } from './web/headers.ts'
import { addHealth } from './web/health.ts'
import { answerOddRequests, answersOfOurOwn } from './web/not-understood.ts'
import { refuseNul } from './web/nul.ts'
import { logRequests } from './web/request-log.ts'

export interface BuiltServer {
  readonly server: FastifyInstance
  readonly routes: readonly KnownRoute[]
}

export async function buildServer(collector: Collector, token: ConsoleToken, setupCode: string): Promise<BuiltServer> {
  const { settings } = collector
  const server = Fastify({
    logger: settings.log === 'silent' ? false : { level: settings.log },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    trustProxy: settings.behindProxy,
    ...answersOfOurOwn,
  })
  // JSON is taken; the admin pages add forms for themselves.
  server.removeContentTypeParser('text/plain')
  sendSafeHeaders(server)
  logRequests(server)
  answerOddRequests(server)
  refuseNul(server)
  answerFaults(server, settings.app)
  const routes = guardRoutes(server, collector, token)
  addHealth(server, collector)
  addApi(server, collector)
  addConsole(server, collector)
  addStyle(server)
  addNationalPages(server, collector)
  addAccessibilityPage(server, settings)
  await addAdmin(server, collector, setupCode)
  await serveAppFiles(server, settings.app)
  return { server, routes }
}
