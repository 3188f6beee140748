/** Who comes in to the collector: devices by their signature, staff by their session, commands by theirs. */
import { sessionOf } from '../admin/session.ts'
import type { Collector } from '../collector.ts'
import type { ConsoleToken } from '../console/token.ts'
import { deviceAsking } from '../units/signed-request.ts'
import { consoleGuard, type Guards } from './access.ts'
import { refuse } from './refuse.ts'

export const guardsOf = (collector: Collector, token: ConsoleToken): Guards => ({
  ...consoleGuard(token),
  async device(request, reply) {
    const asking = await deviceAsking(collector, request)
    if ('refused' in asking) return refuse(request, reply, asking)
    request.asking = asking
  },
  async staff(request, reply) {
    request.session = await sessionOf(collector, request)
    if (request.session) return
    return request.method === 'GET'
      ? reply.redirect('/admin/in', 303)
      : refuse(request, reply, { refused: 'forbidden' })
  },
})
