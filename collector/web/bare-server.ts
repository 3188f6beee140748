/** A server with everything that is the same whatever it serves: headers, log, refusals, faults, and a guard at every route. */
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Settings } from '../settings.ts'
import { type Guards, guardRoutes, type KnownRoute } from './access.ts'
import { refuseCrowds } from './crowds.ts'
import { answerFaults } from './faults.ts'
import { sendSafeHeaders } from './headers.ts'
import { answerOddRequests, answersOfOurOwn } from './not-understood.ts'
import { refuseNul } from './nul.ts'
import { logRequests } from './request-log.ts'

export interface BuiltServer {
  readonly server: FastifyInstance
  readonly routes: readonly KnownRoute[]
}

export function bareServer(settings: Pick<Settings, 'log' | 'behindProxy' | 'app'>, guards: Guards): BuiltServer {
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
  refuseCrowds(server)
  refuseNul(server)
  answerFaults(server, settings.app)
  return { server, routes: guardRoutes(server, guards) }
}
