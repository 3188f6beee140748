/** One line a request: method, the route's pattern, status, milliseconds. No address, no body, no query, no header. */
import type { FastifyInstance } from 'fastify'

export function logRequests(server: FastifyInstance) {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'answered')
  })
}
