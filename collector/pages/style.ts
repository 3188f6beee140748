/** The stylesheet of the collector's own pages: the app's tokens and base, and the shapes on them. */
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const style = ['../../src/look/tokens.css', '../../src/look/base.css', 'samlare.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n')

export function addStyle(server: FastifyInstance) {
  server.get('/samlare/samlare.css', { config: { access: 'everybody' } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  )
}
