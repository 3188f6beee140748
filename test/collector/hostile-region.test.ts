/**
 * A region's server that alters, drops, replays and swaps what passes it, between a real collector and the app's own readers:
 * each is refused by one end or the other, or is told to the unit as something that has not succeeded.
 */

import { cpSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Enrolled, enrolmentText, period2014 } from '#aggregate'
import { attempt } from '../../src/outbox/attempt.ts'
import { type Enrolment, enrol } from '../../src/outbox/enrolment.ts'
import type { FrozenBatch } from '../../src/outbox/row.ts'
import { fetchPeriod, listPeriods } from '../../src/period/fetch-periods.ts'
import { fetchNational } from '../../src/period/nation/fetch-national.ts'
import { fetchPack, listShelf } from '../../src/wordings/shelf.ts'
import { type Started, startForTest } from './started.ts'
import { deviceKey, enrolmentOf, goodBatch, hashOf, submissionOf } from './unit.ts'

interface Passed {
  method: string
  path: string
  authorization: string | undefined
  body: string
}
interface Answered {
  status: number
  body: string
}

/** What the one in the middle does: nothing, until a test says so. */
let asks: (asked: Passed) => Passed | Answered = (asked) => asked
let answers: (answer: Answered, asked: Passed) => Answered = (answer) => answer
/** All that it has seen. */
const seen: { asked: Passed; answer: Answered }[] = []

let c: Started
let origin: string
let collector: string
const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  const { method = '', url = '', headers } = request
  const asked = asks({ method, path: url, authorization: headers.authorization, body })
  const answer = answers('status' in asked ? asked : await passed(asked), 'status' in asked ? nothing : asked)
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
})
const nothing: Passed = { method: '', path: '', authorization: undefined, body: '' }

async function passed(asked: Passed): Promise<Answered> {
  const { method, path, authorization, body } = asked
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
  const response = await fetch(collector + path, { method, headers, ...(method === 'POST' && { body }) })
  const answer = { status: response.status, body: await response.text() }
  seen.push({ asked, answer })
  return answer
}
const lastSeen = (path: string) => seen.findLast(({ asked }) => asked.path === path) as (typeof seen)[number]
const json = (value: unknown, status = 200): Answered => ({ status, body: JSON.stringify(value) })

/** A device as the app has it. */
function device() {
  const key = deviceKey()
  const sign = async (bytes: Uint8Array) => new Uint8Array(Buffer.from(key.sign(bytes), 'base64url'))
  return { key, vault: { sign, devicePublicKey: async () => key.publicKey } }
}
type Unit = Awaited<ReturnType<typeof unit>>
async function unit(name: string) {
  const own = device()
  const { enrolled } = (await enrol(own.vault, await c.code(name), 'Surfplatta', origin)) as Enrolment
  const submission = submissionOf(own.key, enrolled.deviceId, goodBatch(period2014, enrolled.unit.id))
  const sha256 = hashOf(Buffer.from(submission.payload, 'base64url'))
  return { ...own, enrolled, batch: { submission, sha256, server: enrolled.server } as unknown as FrozenBatch }
}
const send = async ({ batch }: Unit) => (await attempt(batch, origin, Date.now)).verdict

let a: Unit
let b: Unit
beforeAll(async () => {
  c = await startForTest()
  await c.load()
  collector = await c.server.listen({ port: 0, host: '127.0.0.1' })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  mkdirSync(join(c.data, 'wordings'), { recursive: true })
  cpSync('test/fixtures/formats/mattstock-wording-2.json', join(c.data, 'wordings', 'vecka.json'))
  // Devices sign by their own clock, and are told the collector's.
  a = await unit('Enhet A')
  b = await unit('Enhet B')
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await c.end()
})
beforeEach(() => {
  asks = (asked) => asked
  answers = (answer) => answer
})

describe('of an enrolment', () => {
  const tried = async (change: (asked: Record<string, unknown>) => object) => {
    asks = (asked) => ({ ...asked, body: JSON.stringify(change(JSON.parse(asked.body))) })
    const answer = await enrol(device().vault, await c.code('Enhet C'), 'Surfplatta', origin)
    await c.collector.store.db.deleteFrom('tries').execute()
    return answer
  }
  const refused = { refused: 'by-collector', sentence: expect.any(String) }

  it('the key cannot be exchanged for another, though that signs for itself, nor the name', async () => {
    const own = deviceKey()
    const withOwnKey = ({ code, name, ...rest }: Record<string, unknown>) => {
      const proof = own.sign(Buffer.from(enrolmentText(String(code), String(name), own.publicKey)))
      return { ...rest, code, name, publicKey: own.publicKey, proof }
    }
    expect(await tried(withOwnKey)).toEqual(refused)
    expect(await tried((asked) => ({ ...asked, name: 'En annan' }))).toEqual(refused)
    // With a code of its own, as any clinic of the region may be given one: the device hears of another code.
    const code = await c.code('En annan enhet')
    expect(await tried(() => enrolmentOf(own, code))).toEqual({ refused: 'not-the-collector' })
  })

  it('the answer cannot be altered, made up, or another’s', async () => {
    const before = lastSeen('/v1/enrolments').answer
    const { mac, payload } = JSON.parse(before.body)
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Enrolled
    const altered = { ...content, server: { kid: 'egen', publicKey: deviceKey().publicKey } }
    const made = Buffer.from(JSON.stringify(altered)).toString('base64url')
    for (const answer of [
      before,
      json({ payload: made, mac }),
      json({ payload: made, mac: 'A'.repeat(43) }),
      json(content),
    ]) {
      answers = () => ({ ...answer, status: 201 })
      expect(await enrol(device().vault, await c.code('Enhet D'), 'Surfplatta', origin)).toEqual({
        refused: 'not-the-collector',
      })
    }
  })

  it('sent again, nothing comes', async () => {
    const { asked } = lastSeen('/v1/enrolments')
    expect(JSON.parse((await passed(asked)).body).refused).toBe('bad-code')
    await c.collector.store.db.deleteFrom('tries').execute()
  })
})

describe('of a batch', () => {
  it('the figures cannot be altered, and a receipt is made by nobody else', async () => {
    const payload = Buffer.from(JSON.stringify({ ...goodBatch(period2014, a.enrolled.unit.id), size: 'small' }))
    asks = (asked) => ({
      ...asked,
      body: JSON.stringify({ ...JSON.parse(asked.body), payload: payload.toString('base64url') }),
    })
    expect(await send(a)).toMatchObject({ is: 'again', because: 'unknown-sender' })
    asks = () => json({}, 201)
    expect(await send(a)).toMatchObject({ is: 'again', because: 'false-receipt' })
    asks = () => json({ refused: 'x' }, 502)
    expect(await send(a)).toMatchObject({ is: 'again', because: 'fault' })
  })

  it('a receipt cannot be altered or another’s, and the same batch sent twice is there once', async () => {
    expect(await send(b)).toMatchObject({ is: 'acknowledged' })
    const others = lastSeen('/v1/batches').answer
    answers = () => others
    expect(await send(a)).toMatchObject({ is: 'again', because: 'false-receipt' })
    answers = (answer, { path }) => {
      if (path !== '/v1/batches') return answer
      const document = JSON.parse(answer.body)
      const content = Buffer.from(document.payload, 'base64url').toString().replace('T', ' ')
      return { ...answer, body: JSON.stringify({ ...document, payload: Buffer.from(content).toString('base64url') }) }
    }
    expect(await send(a)).toMatchObject({ is: 'again', because: 'false-receipt' })
    answers = (answer) => answer
    const first = await send(a)
    expect(await passed(lastSeen('/v1/batches').asked)).toMatchObject({ status: 200 })
    expect(await send(a)).toEqual(first)
    const all = await c.collector.store.asCollector((tx) => tx.selectFrom('batches').select('unit').execute())
    expect(all).toHaveLength(2)
  })
})

describe('of what is published', () => {
  const server = () => a.enrolled.server
  const ofPeriod = `/v1/periods/${period2014.id}`
  const listed = { id: period2014.id, correction: 0 }

  it('a period cannot be altered, another’s, or as it was before it was corrected', async () => {
    const next = { ...period2014, id: 'nasta', first: '2015-03-01', last: '2015-09-30' }
    await c.load(next)
    expect(await fetchPeriod(listed, server(), origin)).toMatchObject({ id: period2014.id })
    const another = lastSeen(ofPeriod).answer
    answers = () => another
    expect(await fetchPeriod({ id: next.id, correction: 0 }, server(), origin)).toEqual({
      refused: 'not-the-collector',
    })
    answers = (answer) => answer
    // The list says that it has been corrected.
    expect(await fetchPeriod({ ...listed, correction: 1 }, server(), origin)).toEqual({ refused: 'not-the-collector' })
  })

  it('an older list says of itself how old it is', async () => {
    await listPeriods(server(), origin)
    const before = lastSeen('/v1/periods').answer
    const then = c.clock.now
    c.clock.now = '2014-11-20T10:00:00.000Z'
    answers = () => before
    expect(await listPeriods(server(), origin)).toMatchObject({ time: then })
    answers = (answer) => answer
    expect(await listPeriods(server(), origin)).toMatchObject({ time: c.clock.now })
    c.clock.now = then
  })

  it('a national file cannot be altered, another’s, or kept back when the collector says that it is published', async () => {
    await c.send((await c.enrol('Enhet E')).submission(period2014))
    expect(await fetchNational(period2014.id, 1, server(), origin)).toEqual({ refused: 'not-published' })
    await c.command('publish', { period: period2014.id, edition: 1 })
    expect(await fetchNational(period2014.id, 1, server(), origin)).toMatchObject({ edition: 1 })
    const rightful = lastSeen(`/v1/national/${period2014.id}/1`).answer
    answers = (_answer, { path }) => (path.startsWith('/v1/national') ? rightful : _answer)
    expect(await fetchNational(period2014.id, 2, server(), origin)).toEqual({ refused: 'not-the-collector' })
    expect(await fetchNational('ovning', 1, server(), origin)).toEqual({ refused: 'not-the-collector' })
    asks = (asked) => (asked.path.startsWith('/v1/national') ? json({ refused: 'not-published' }, 404) : asked)
    answers = (answer) => answer
    expect(await fetchNational(period2014.id, 1, server(), origin)).toEqual({ refused: 'not-the-collector' })
  })

  it('no key is believed but those that the pinned one has endorsed', async () => {
    const own = deviceKey()
    const payload = Buffer.from(JSON.stringify({ schema: 'periods-1', periods: [], time: c.clock.now }))
    const forged = { payload: payload.toString('base64url'), sig: own.sign(payload), alg: 'ES256', kid: 'egen' }
    const keys = (endorsement: string | null) =>
      json({
        keys: [
          { ...server(), endorsement: null },
          { kid: 'egen', publicKey: own.publicKey, endorsement },
        ],
      })
    for (const endorsement of [null, own.sign(payload), 'A'.repeat(86)]) {
      asks = ({ path }) => (path === '/v1/keys' ? keys(endorsement) : json(forged))
      expect(await listPeriods(server(), origin)).toEqual({ refused: 'not-the-collector' })
    }
  })
})

describe('of the texts', () => {
  it('a list cannot be another unit’s or another day’s, and no request of a device does twice', async () => {
    expect(await listShelf(a.vault, a.enrolled, origin)).toHaveLength(1)
    const { asked, answer } = lastSeen('/v1/wordings')
    expect(JSON.parse((await passed(asked)).body).refused).toBe('replayed')
    answers = () => answer
    expect(await listShelf(a.vault, a.enrolled, origin)).toEqual({ refused: 'not-the-collector' })
    expect(await listShelf(b.vault, b.enrolled, origin)).toEqual({ refused: 'not-the-collector' })
    // Asks in the one's name what the other asked.
    answers = (answer) => answer
    asks = (now) => ({ ...now, authorization: now.authorization?.replace(a.enrolled.deviceId, b.enrolled.deviceId) })
    expect(await listShelf(a.vault, a.enrolled, origin)).toEqual({ refused: 'not-known' })
  })

  it('a text cannot be altered, and a request is good for its own path alone', async () => {
    const [one] = (await listShelf(a.vault, a.enrolled, origin)) as Exclude<
      Awaited<ReturnType<typeof listShelf>>,
      object & { refused: unknown }
    >
    if (!one) throw new Error('nothing is listed')
    const standing = { have: [], day: '2014-11-15' }
    answers = (answer) => ({ ...answer, body: answer.body.replace('vecka', 'månad') })
    expect(await fetchPack(a.vault, a.enrolled, one, standing, origin)).toMatchObject({
      faults: [{ reason: 'other-content' }],
    })
    answers = (answer) => answer
    asks = (asked) => ({ ...asked, path: '/v1/wordings' })
    expect(await fetchPack(a.vault, a.enrolled, one, standing, origin)).toEqual({ refused: 'not-known' })
  })
})
