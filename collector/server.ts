/** Everything on one port: the app, the interface under /v1, the admin pages and the public pages. */
import Fastify, { type FastifyInstance } from 'fastify'
import type { Settings } from './settings.ts'
import { isScreenOfTheApp, sendAppPage, serveAppFiles } from './web/app-files.ts'
import { sendSafeHeaders } from './web/headers.ts'
import { readBuild } from './web/health.ts'

export async function buildServer(settings: Settings): Promise<FastifyInstance> {
  const server = Fastify({
    logger: settings.log === 'silent' ? false : { level: settings.log },
    disableRequestLogging: true,
    bodyLimit: 256 * 1024,
    requestTimeout: 10_000,
    trustProxy: settings.behindProxy,
    return503OnClosing: true,
  })
  const build = readBuild(settings.app)
  sendSafeHeaders(server)
  server.get('/healthz', async () => ({ status: 'ok', ...build }))
  await serveAppFiles(server, settings.app)
  server.setNotFoundHandler((request, reply) => {
    if (isScreenOfTheApp(request)) return sendAppPage(reply, settings.app)
    return reply.code(404).send({ refused: 'not-found', sentence: 'Det finns inget här.' })
  })
  return server
}
