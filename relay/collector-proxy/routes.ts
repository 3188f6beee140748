/**
 * What the app asks its own address for and the collector has: passed on, and its answer given back, byte for byte. These routes
 * and no others. What is signed stays signed by who signed it, so whoever runs this server can alter nothing unseen. A batch is
 * never kept here. Which route is whose: docs/formats/collector-api.md.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readAuthorization } from '#aggregate'
import { languageOf, refuse } from '#serving'
import { type Answer, type Ask, askerOfCollector, type Question } from './ask.ts'
import { keptFiles, type Published } from './kept-files.ts'
import type { Elsewhere } from './settings.ts'

/** Seconds. */
const COLLECTOR_MAY_BE_BACK_S = 30
const BUSY_S = 5

/** For everybody, and the same for everybody. */
const published = ['/v1/keys', '/v1/periods', '/v1/periods/:id', '/v1/national/:period/:edition'] as const
/** A device's own, by its signature. */
const ofDevices = ['/v1/wordings', '/v1/wordings/:hash'] as const
/** What is sent carries its own proof. */
const sent = ['/v1/enrolments', '/v1/batches'] as const

/** A body as it came. Its bytes are out of reach of the hooks that look through what was parsed. */
class Unread {
  readonly #bytes: Buffer<ArrayBuffer>
  constructor(bytes: Buffer<ArrayBuffer>) {
    this.#bytes = bytes
  }
  bytes() {
    return this.#bytes
  }
}

export async function addPassedRoutes(root: FastifyInstance, elsewhere: Elsewhere, now: () => number = Date.now) {
  const ask = askerOfCollector(elsewhere)
  const kept = keptFiles(ask, now)
  await root.register(async (server) => {
    server.removeContentTypeParser('application/json')
    server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) =>
      done(null, new Unread(Buffer.from(bytes as Buffer))),
    )
    for (const url of published) {
      server.get(url, { config: { access: 'everybody' } }, async (request, reply) => {
        const question = questionOf(request, 'GET')
        return question ? await givePublished(request, reply, await kept(question)) : notFound(request, reply)
      })
    }
    for (const url of ofDevices) {
      server.get(url, { config: { access: 'signature' } }, async (request, reply) => {
        const { authorization = '' } = request.headers
        if (!readAuthorization(authorization)) return refuse(request, reply, { refused: 'not-signed' })
        const question = questionOf(request, 'GET')
        return question ? await pass(ask, request, reply, { ...question, authorization }) : notFound(request, reply)
      })
    }
    for (const url of sent) {
      server.post(url, { config: { access: 'signature' } }, async (request, reply) => {
        const question = questionOf(request, 'POST')
        if (!question) return notFound(request, reply)
        if (!(request.body instanceof Unread)) return refuse(request, reply, { refused: 'malformed' })
        return await pass(ask, request, reply, { ...question, body: request.body.bytes() })
      })
    }
    for (const url of ['/nationellt', '/nationellt/*'] as const) {
      server.get(url, { config: { access: 'everybody' } }, async (request, reply) =>
        reply.redirect(`${elsewhere.collector}${request.url}`, 302),
      )
    }
  })
}

/** Null where the path holds what a URL would read otherwise, or a query, which none of the routes has. */
function questionOf(request: FastifyRequest, method: Question['method']): Question | null {
  const { url: path, ip: from } = request
  return /^(\/[a-z0-9-]+)+$/.test(path) ? { method, path, from, language: languageOf(request) } : null
}

const notFound = (request: FastifyRequest, reply: FastifyReply) => refuse(request, reply, { refused: 'not-found' })

const isAway = (request: FastifyRequest, reply: FastifyReply, why: 'away' | 'busy') =>
  why === 'away'
    ? refuse(request, reply, { refused: 'collector-away', wait: COLLECTOR_MAY_BE_BACK_S })
    : refuse(request, reply, { refused: 'busy', wait: BUSY_S })

async function pass(ask: Ask, request: FastifyRequest, reply: FastifyReply, question: Question) {
  const answer = await ask(question)
  return answer === 'away' || answer === 'busy' ? isAway(request, reply, answer) : give(reply, answer)
}

function give(reply: FastifyReply, { status, body, retryAfter, date }: Answer) {
  if (retryAfter && /^\d{1,6}$/.test(retryAfter)) reply.header('retry-after', retryAfter)
  // By the collector's clock a device is told that its own goes wrong.
  if (date && !Number.isNaN(Date.parse(date))) reply.header('date', date)
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

/** `age` says how long ago the collector answered so, where it does not now. */
function givePublished(request: FastifyRequest, reply: FastifyReply, file: Published | 'away' | 'busy') {
  if (file === 'away' || file === 'busy') return isAway(request, reply, file)
  const { answer, age } = file
  if (answer.status !== 200) return give(reply, answer)
  reply.header('cache-control', 'no-cache')
  if (answer.etag) reply.header('etag', answer.etag)
  if (age > 0) reply.header('age', String(Math.ceil(age / 1000)))
  if (answer.etag && request.headers['if-none-match'] === answer.etag) return reply.code(304).send()
  return give(reply, { ...answer, ...(age > 0 && { date: null }) })
}
