/** The stylesheet of the collector's own pages. */
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const style = readFileSync(new URL('samlare.css', import.meta.url))

export function addStyle(server: FastifyInstance) {
  server.get('/samlare/samlare.css', { config: { access: 'everybody' } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  )
}
