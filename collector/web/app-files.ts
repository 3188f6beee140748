/** The built app. What its build has named by content may be kept for ever; the pages that name it are asked for anew each time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const forEver = 'public, max-age=31536000, immutable'
const askEachTime = 'no-cache'

export async function serveAppFiles(server: FastifyInstance, folder: string) {
  if (!existsSync(join(folder, 'index.html'))) {
    server.get('/', { config: { access: 'everybody' } }, async (_request, reply) => sendAppPage(reply, folder))
    return
  }
  await server.register(async (files) => {
    // The plugin's own routes name no access; whatever it serves is published.
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'everybody' }
    })
    await files.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', /[\\/]assets[\\/]/.test(path.slice(folder.length)) ? forEver : askEachTime)
        // It lies beside the page's files, and the page's own address is without the slash. Sent compressed, it has another name.
        if (path.replace(/\.(br|gz)$/, '').endsWith(join('hem', 'sw.js')))
          reply.header('service-worker-allowed', '/hem')
      },
    })
    // The page of those at home: the rest of it lies in its folder.
    files.get('/hem', (_request, reply) => reply.sendFile('hem/index.html'))
  })
}

const notBuilt = 'The app is not built. Run "npm run build", then start again.\n'

/** A path of the app's own, typed or reloaded: the app's page answers, and its router shows the right screen. */
export function isScreenOfTheApp(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const asksForPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
  return (
    asksForPage &&
    !path.includes('.') &&
    !/^\/(hem|v1|admin|nationellt|tillganglighet|healthz|samlare|console)(\/|$)/.test(path)
  )
}

export function sendAppPage(reply: FastifyReply, folder: string) {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return reply.code(503).type('text/plain').send(notBuilt)
  return reply.header('cache-control', askEachTime).type('text/html; charset=utf-8').send(readFileSync(page))
}
