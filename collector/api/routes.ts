/** `/v1`: what apps and other programs ask for. Described in docs/formats/collector-api.md. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { enrolment } from '#aggregate'
import { type Accepted, acceptSigned } from '../batches/accept.ts'
import { openSubmission } from '../batches/submission.ts'
import type { Collector } from '../collector.ts'
import { attempt } from '../limits.ts'
import { nationalDocument } from '../national/publish.ts'
import { listPeriods, periodWithId } from '../periods/periods.ts'
import { attemptFrom } from '../regions/regions.ts'
import { sha256Hex } from '../signing/es256.ts'
import { publishedKeys } from '../signing/server-key.ts'
import { enrol, isPractice } from '../units/devices.ts'
import { unitOfDevice } from '../units/units.ts'
import { refuse } from '../web/refuse.ts'
import { readWording, wordingsFor } from '../wordings/wordings.ts'
import type { Refusal } from '../words/refusals.ts'

const freshEachTime = 'no-cache'

const etagOf = (content: unknown): string => `"${sha256Hex(JSON.stringify(content)).slice(0, 32)}"`

/** Nothing is made or signed anew for who has it already. */
function sendUnlessKept(request: FastifyRequest, reply: FastifyReply, etag: string, make: () => unknown) {
  reply.header('cache-control', freshEachTime).header('etag', etag)
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(make())
}

export function addApi(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store

  /** Strangers are counted by where they come from and units by their device: no stranger uses up what a unit beside them has. */
  async function takeBatch(request: FastifyRequest): Promise<Accepted | Refusal> {
    const signed = await openSubmission(collector, request.body)
    if ('refused' in signed) {
      return await attemptFrom(
        collector,
        'stranger',
        request,
        async () => signed,
        () => true,
      )
    }
    return await attempt(
      collector,
      'device',
      signed.device.id,
      () => acceptSigned(collector, signed, 'network'),
      // To have come while an edition closes is no fault of the sender.
      (given) => 'refused' in given && given.refused !== 'publishing',
    )
  }

  server.post('/v1/enrolments', { config: { access: 'code' } }, async (request, reply) => {
    const asked = enrolment.safeParse(request.body)
    if (!asked.success) return refuse(request, reply, { refused: 'malformed' })
    const practice = await isPractice(asked.data)
    const answer = await attemptFrom(
      collector,
      practice ? 'practice' : 'code',
      request,
      () => enrol(collector, asked.data),
      (given) => practice || 'refused' in given,
    )
    if ('refused' in answer) return refuse(request, reply, answer)
    return reply.code(201).send(answer)
  })

  server.post('/v1/batches', { config: { access: 'signature' } }, async (request, reply) => {
    const answer = await takeBatch(request)
    if ('refused' in answer) return refuse(request, reply, answer)
    return reply.code(answer.first ? 201 : 200).send(answer.receipt)
  })

  server.get('/v1/keys', { config: { access: 'everybody' } }, async (request, reply) => {
    const keys = await publishedKeys(db)
    return await sendUnlessKept(request, reply, etagOf(keys), () => ({ keys }))
  })

  server.get('/v1/periods', { config: { access: 'everybody' } }, async (_request, reply) => {
    const periods = await listPeriods(db)
    return reply
      .header('cache-control', freshEachTime)
      .send((await collector.key()).signDocument({ schema: 'periods-1', periods, time: collector.now() }))
  })

  server.get<{ Params: { id: string } }>(
    '/v1/periods/:id',
    { config: { access: 'everybody' } },
    async (request, reply) => {
      const period = await periodWithId(db, request.params.id)
      if (!period) return refuse(request, reply, { refused: 'not-found' })
      const key = await collector.key()
      return await sendUnlessKept(request, reply, etagOf([key.kid, period]), () => key.signDocument(period))
    },
  )

  server.get<{ Params: { period: string; edition: string } }>(
    '/v1/national/:period/:edition',
    { config: { access: 'everybody' } },
    async (request, reply) => {
      const { period, edition } = request.params
      const document = await nationalDocument(collector, period, Number(edition))
      if (!document) return refuse(request, reply, { refused: 'not-published' })
      return await sendUnlessKept(request, reply, document.etag, () => document.signed)
    },
  )

  server.get('/v1/wordings', { config: { access: 'device' } }, async (request, reply) => {
    const unit = await unitOfDevice(db, request.asking)
    const wordings = await wordingsFor(collector.settings.data, unit)
    const whom = { unit: unit.id, asked: request.asking?.nonce }
    const content = { schema: 'wordings-1', ...whom, wordings, time: collector.now() }
    return reply.send((await collector.key()).signDocument(content))
  })

  server.get<{ Params: { hash: string } }>(
    '/v1/wordings/:hash',
    { config: { access: 'device' } },
    async (request, reply) => {
      const unit = await unitOfDevice(db, request.asking)
      const pack = await readWording(collector.settings.data, unit, request.params.hash)
      if (!pack) return refuse(request, reply, { refused: 'not-found' })
      return reply.type('application/json; charset=utf-8').send(pack)
    },
  )
}
