/** One line a request: method, the route's pattern, status, milliseconds, why it was refused. No address, no body, no query, no header. */
import type { FastifyInstance } from 'fastify'

export function logRequests(server: FastifyInstance) {
  server.decorateReply('refused', null)
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const ms = Math.round(reply.elapsedTime)
    const why = reply.refused && { refused: reply.refused }
    request.log.info({ method: request.method, route, status: reply.statusCode, ms, ...why }, 'answered')
  })
}
