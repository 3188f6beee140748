/** What becomes of everything that goes wrong: a plain sentence to the one who asked, a reason without content in the log. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalCode } from '../words/refusals.ts'
import { isScreenOfTheApp, sendAppPage } from './app-files.ts'
import { refuse } from './refuse.ts'

const STORE_MAY_BE_BACK_S = 30

export function answerFaults(server: FastifyInstance, appFolder: string) {
  const outage = watchForOutages(server)
  server.setErrorHandler((fault: FastifyError, request, reply) => {
    // Whoever hung up in the middle of a body broke no connection of the store's.
    const refused = request.raw.readableAborted ? 'malformed' : refusalFor(fault)
    // Kind and place, never the message: a store's message may quote what was being stored.
    const { code, errcode } = fault as { code?: string; errcode?: number }
    const about = { refused, kind: fault.name, code, errcode, stack: framesOf(fault) }
    if (refused === 'fault') request.log.error(about, 'fault')
    if (refused === 'store-away' && outage.begins()) request.log.error(about, 'the store is away')
    return refuse(request, reply, refused === 'store-away' ? { refused, wait: STORE_MAY_BE_BACK_S } : { refused })
  })
  server.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (isScreenOfTheApp(request)) return sendAppPage(reply, appFolder)
    return refuse(request, reply, { refused: 'not-found' })
  })
}

/** One line where it begins and one where it ends: each request that met it has its own line besides. */
function watchForOutages(server: FastifyInstance) {
  let since: number | null = null
  server.addHook('onResponse', async (request, reply) => {
    const asksTheStore = /^\/(v1|healthz)/.test(request.routeOptions.url ?? '')
    if (since === null || !asksTheStore || reply.statusCode >= 400) return
    request.log.info({ ms: Date.now() - since }, 'the store is back')
    since = null
  })
  return {
    /** @returns false where it has begun already */
    begins(): boolean {
      const begun = since !== null
      since ??= Date.now()
      return !begun
    },
  }
}

function refusalFor(fault: FastifyError): RefusalCode {
  if (isStoreAway(fault)) return 'store-away'
  if (fault.name === 'ZodError') return 'malformed'
  if (fault.statusCode === 413) return 'too-large'
  if (fault.statusCode === 415) return 'wrong-kind'
  return fault.statusCode && fault.statusCode < 500 ? 'malformed' : 'fault'
}

/**
 * SQLite: read-only, I/O error, full, cannot open. PostgreSQL: no connection, no resources, shutting down, a statement that
 * waited too long (57014), and one that gave way to another (40001, 40P01): nothing of it was kept.
 */
function isStoreAway(fault: unknown): boolean {
  const { code, errcode, message } = fault as { code?: string; errcode?: number; message?: string }
  // What the pool and the driver say in words alone: every connection is busy, one broke, an answer never came.
  if (
    /^(timeout exceeded when trying to connect|Connection terminated.*|Query read timeout|Client .* is not queryable)$/.test(
      message ?? '',
    )
  )
    return true
  if (code === 'ERR_SQLITE_ERROR') return [8, 10, 13, 14].includes((errcode ?? 0) & 0xff)
  return /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOSPC|08\w{3}|53\w{3}|57P0\d|57014|40001|40P01)$/.test(code ?? '')
}

const framesOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
