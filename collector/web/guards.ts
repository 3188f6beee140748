/** Who comes in to the collector: devices by their token, staff by their session, commands by theirs. */
import { sessionOf } from '../admin/session.ts'
import type { Collector } from '../collector.ts'
import type { ConsoleToken } from '../console/token.ts'
import { deviceWithToken } from '../units/devices.ts'
import { consoleGuard, type Guards } from './access.ts'
import { refuse } from './refuse.ts'

export const guardsOf = (collector: Collector, token: ConsoleToken): Guards => ({
  ...consoleGuard(token),
  async device(request, reply) {
    request.device = await deviceWithToken(collector, request.headers.authorization)
    if (!request.device) return refuse(request, reply, { refused: 'bad-token' })
  },
  async staff(request, reply) {
    request.session = await sessionOf(collector, request)
    if (request.session) return
    return request.method === 'GET'
      ? reply.redirect('/admin/in', 303)
      : refuse(request, reply, { refused: 'forbidden' })
  },
})
