/**
 * Answers to what never became a request: bytes that are no HTTP, headers or a body that take too long, an address that
 * cannot be decoded. Node and Fastify would answer these by themselves, without our headers and our sentence.
 */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sv } from '../words/sv.ts'
import { startingHeaders } from './headers.ts'
import { refuse } from './refuse.ts'

/** Milliseconds: how long a request's headers and body may take to arrive. */
export const LONGEST_REQUEST_MS = 10_000

const statusOf: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}

/** For Fastify's own options: it answers these before any hook has run. */
export const answersOfOurOwn = {
  requestTimeout: LONGEST_REQUEST_MS,
  http: {
    headersTimeout: LONGEST_REQUEST_MS,
    // Node looks for late ones this often; its own half a minute would be added to the ten seconds.
    connectionsCheckingInterval: 500,
    // Refused by `refuseNameless`, with our headers.
    requireHostHeader: false,
  },
  return503OnClosing: false,
  clientErrorHandler(this: FastifyInstance, { code = '' }: Error & { code?: string }, socket: Socket) {
    if (code === 'ECONNRESET' || socket.destroyed) return
    this.log.info({ refused: 'malformed', code }, 'not understood')
    if (socket.writable) socket.end(rawRefusal(statusOf[code] ?? 400))
    // Whoever sends slowly may read slowly.
    setTimeout(() => socket.destroy(), 1000).unref()
  },
  frameworkErrors: (_fault: unknown, request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(startingHeaders)
    return refuse(request, reply, { refused: 'malformed' })
  },
} as const

export function answerOddRequests(server: FastifyInstance) {
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
  })
  server.addHook('onRequest', async (request, reply) => {
    if (closing) return refuse(request, reply, { refused: 'store-away', wait: 30 })
    const nameless = request.raw.httpVersion === '1.1' && request.headers.host === undefined
    if (nameless) return refuse(request, reply, { refused: 'malformed' })
  })
  // An expectation other than 100-continue: Node would answer 417 by itself.
  server.server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { ...startingHeaders, connection: 'close' }).end()
  })
}

function rawRefusal(status: number): string {
  const body = JSON.stringify({ refused: 'malformed', sentence: sv.refusal.malformed })
  const headers = {
    ...startingHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}
