/**
 * So many requests of the interface are worked on at once, and no more: whoever comes then is told at once when to come back,
 * instead of waiting behind all the others for longer than anybody listens. Counted from when a request has come whole, so that
 * nobody takes a place by sending slowly, to when its answer begins, so that lines which stay open take none.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from './refuse.ts'

/** By each process: more than it takes to keep its thread and its ten connections busy, and half a second of waiting at 200 a second. */
export const MOST_UNDER_WAY = 100
/** Seconds within which they come back, by chance: not all at once again. */
export const COME_BACK_S = [5, 20] as const

export function refuseCrowds(server: FastifyInstance) {
  const underWay = new Set<FastifyRequest>()
  const leaves = async (request: FastifyRequest) => void underWay.delete(request)
  server.addHook('preValidation', async (request, reply) => {
    if (!isCounted(request)) return
    if (underWay.size >= MOST_UNDER_WAY) return refuse(request, reply, { refused: 'store-away', wait: someSeconds() })
    underWay.add(request)
  })
  server.addHook('onSend', leaves)
  server.addHook('onResponse', leaves)
}

/** What asks whether the server lives is answered, however many others there are. */
const isCounted = ({ url }: FastifyRequest) => url.startsWith('/v1/') && !url.endsWith('/health')

function someSeconds(): number {
  const [soonest, latest] = COME_BACK_S
  return soonest + Math.floor(Math.random() * (latest - soonest + 1))
}
