// @vitest-environment node
// biome-ignore lint/style/noRestrictedImports: the test plays the server
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
// biome-ignore lint/style/noRestrictedImports: the test plays the server
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, expect, it } from 'vitest'
import type { PublicKey, SignedDocument } from '#aggregate'
import { base64, hex, sha256, utf8 } from '../vault/index.ts'
import { type Delivery, neverTried, type OutboxRow } from './row.ts'
import { outboxRunner } from './runner.ts'

/** A collector's key, and what it signs. */
async function signer(kid: string) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  const sign = async (text: string) =>
    base64(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, utf8(text))))
  const receipt = async (row: OutboxRow): Promise<SignedDocument> => {
    const payload = JSON.stringify({
      schema: 'receipt-1',
      batch: row.sha256,
      unit: row.unit,
      period: row.period,
      edition: row.edition,
      deviceId: row.submission.deviceId,
      received: '2026-11-21T20:00:00.000Z',
    })
    return { payload: base64(utf8(payload)), sig: await sign(payload), alg: 'ES256', kid }
  }
  return { kid, publicKey, sign, receipt }
}

type Signer = Awaited<ReturnType<typeof signer>>
let server: Signer
beforeAll(async () => {
  server = await signer('first')
})

async function row(period: string, delivery: Delivery = neverTried): Promise<OutboxRow> {
  const bytes = utf8(`{"period":"${period}"}`)
  const hash = hex(await sha256(bytes))
  return {
    id: `unit-1/${period}/1/${hash}`,
    unit: 'unit-1',
    period,
    edition: 1,
    sha256: hash,
    submission: {
      payload: base64(bytes),
      sig: 'A'.repeat(86),
      deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
      alg: 'ES256',
    },
    server: { kid: server.kid, publicKey: server.publicKey },
    frozenAt: '2026-11-21T20:00:00.000Z',
    delivery,
  }
}

type Rows = Parameters<typeof outboxRunner>[0]['store']

function storeOf(...rows: readonly OutboxRow[]): Rows & { states(): readonly string[]; at(i: number): Delivery } {
  const kept = [...rows]
  return {
    rows: async () => [...kept],
    async deliver(id, delivery) {
      const i = kept.findIndex((each) => each.id === id)
      kept[i] = { ...(kept[i] as OutboxRow), delivery }
    },
    states: () => kept.map((each) => each.delivery.is),
    at: (i) => (kept[i] as OutboxRow).delivery,
  }
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>

/** A server on loopback that answers as it is told, and the bodies it was sent. */
async function serverThat(answer: Answer) {
  const bodies: string[] = []
  const http = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'POST') bodies.push(body)
    await answer(request, response, body)
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  closing.push(() => {
    http.closeAllConnections()
    http.close()
  })
  return { origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, bodies }
}

const answer = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

let locks = 0
function runnerOn(store: Rows, origin: string, over: { now?: () => number; chance?: number; lock?: string } = {}) {
  const skews: (number | null)[] = []
  const runner = outboxRunner({
    store,
    origin,
    lock: over.lock ?? `test-${locks++}`,
    now: over.now ?? Date.now,
    chance: () => over.chance ?? 0.5,
    answered: (skew) => skews.push(skew),
  })
  return { ...runner, skews }
}

const refuse = { refused: 'breaks-rule', sentence: 'Nej.', faults: ['reasons/f/13-18: 7 is not a multiple of 5'] }

it('a batch goes out as its frozen bytes and comes to rest on a receipt', async () => {
  const batch = await row('2014')
  const { origin, bodies } = await serverThat(async (_, response) => answer(response, 201, await server.receipt(batch)))
  const store = storeOf(batch)
  await runnerOn(store, origin).pass('due')
  expect(bodies).toEqual([JSON.stringify(batch.submission)])
  expect(store.at(0)).toEqual({ is: 'acknowledged', receipt: await expectReceipt(store) })
})

async function expectReceipt(store: { at(i: number): Delivery }) {
  const delivery = store.at(0)
  expect(delivery.is).toBe('acknowledged')
  return delivery.is === 'acknowledged' ? delivery.receipt : null
}

it('one that fails holds no other back', async () => {
  const [stuck, refused, well] = [await row('a'), await row('b'), await row('c')]
  const { origin } = await serverThat(async (_, response, body) => {
    if (body.includes(stuck.submission.payload)) answer(response, 500, {})
    else if (body.includes(refused.submission.payload)) answer(response, 422, refuse)
    else answer(response, 201, await server.receipt(well))
  })
  const store = storeOf(stuck, refused, well)
  await runnerOn(store, origin).pass('due')
  expect(store.states()).toEqual(['frozen', 'refused', 'acknowledged'])
  expect(store.at(1)).toMatchObject({ code: 'breaks-rule', faults: refuse.faults })
})

it('fails, then idle: the next attempt is due by itself, with no local write and no new event', async () => {
  const batch = await row('2014')
  let up = false
  const { origin, bodies } = await serverThat(async (_, response) =>
    up ? answer(response, 201, await server.receipt(batch)) : answer(response, 503, { refused: 'busy', sentence: '' }),
  )
  const store = storeOf(batch)
  let clock = 1_000_000
  const runner = runnerOn(store, origin, { now: () => clock, chance: 0.5 })
  await runner.pass('due')
  // The first wait is drawn from 0 to 5 s, so with 0.5 it is 2.5 s.
  expect(await runner.idle()).toBe(2_500)
  clock += 2_499
  await runner.pass('due')
  expect(bodies).toHaveLength(1)
  up = true
  clock += 1
  await runner.pass('due')
  expect(store.states()).toEqual(['acknowledged'])
  expect(await runner.idle()).toBeNull()
})

it('Skicka nu does not wait for the next time', async () => {
  const batch = await row('2014', { is: 'frozen', tries: 6, notBefore: Date.now() + 600_000, last: 'offline' })
  const { origin } = await serverThat(async (_, response) => answer(response, 200, await server.receipt(batch)))
  const store = storeOf(batch)
  const runner = runnerOn(store, origin)
  await runner.pass('due')
  expect(store.states()).toEqual(['frozen'])
  await runner.pass('now')
  expect(store.states()).toEqual(['acknowledged'])
})

it('the network coming back is cause enough for what had none, and none for what was told to wait', async () => {
  const notBefore = Date.now() + 600_000
  const [cut, told] = [
    await row('a', { is: 'frozen', tries: 3, notBefore, last: 'offline' }),
    await row('b', { is: 'frozen', tries: 3, notBefore, last: 'busy' }),
  ]
  const { origin } = await serverThat(async (_, response) => answer(response, 201, await server.receipt(cut)))
  const store = storeOf(cut, told)
  await runnerOn(store, origin).pass('online')
  expect(store.states()).toEqual(['acknowledged', 'frozen'])
})

it('a server that says when is obeyed', async () => {
  const store = storeOf(await row('2014'))
  const { origin } = await serverThat((_, response) =>
    answer(response, 429, { refused: 'too-many', sentence: '' }, { 'retry-after': '300' }),
  )
  const runner = runnerOn(store, origin, { now: () => 0 })
  await runner.pass('due')
  expect(await runner.idle()).toBe(300_000)
  expect(store.at(0)).toMatchObject({ is: 'frozen', tries: 1, last: 'busy' })
})

it.each([
  [400, 'malformed'],
  [409, 'slot-taken'],
  [410, 'withdrawn'],
  [413, 'too-large'],
  [422, 'wrong-window'],
  [426, 'plan-too-old'],
])('%i %s is final and keeps its reason', async (status, refused) => {
  const store = storeOf(await row('2014'))
  const { origin, bodies } = await serverThat((_, response) => answer(response, status, { refused, sentence: 'Nej.' }))
  const runner = runnerOn(store, origin)
  await runner.pass('now')
  await runner.pass('now')
  expect(store.at(0)).toEqual({ is: 'refused', code: refused, faults: [] })
  expect(bodies).toHaveLength(1)
})

it.each([
  [401, 'fault'],
  [408, 'busy'],
  [425, 'busy'],
  [429, 'busy'],
  [500, 'fault'],
  [502, 'fault'],
  [503, 'busy'],
])('%i is not final: %s', async (status, last) => {
  const store = storeOf(await row('2014'))
  const { origin } = await serverThat((_, response) => answer(response, status, { refused: 'x', sentence: 'x' }))
  await runnerOn(store, origin).pass('due')
  expect(store.at(0)).toMatchObject({ is: 'frozen', tries: 1, last })
})

it('a device that the collector does not know is not tried again by itself, only when somebody asks', async () => {
  const store = storeOf(await row('2014'))
  const { origin, bodies } = await serverThat((_, response) =>
    answer(response, 401, { refused: 'unknown-sender', sentence: 'Nej.' }),
  )
  const runner = runnerOn(store, origin)
  await runner.pass('due')
  expect(store.at(0)).toMatchObject({ is: 'frozen', tries: 1, last: 'unknown-sender' })
  expect(await runner.idle()).toBeNull()
  await runner.pass('due')
  await runner.pass('online')
  expect(bodies).toHaveLength(1)
  await runner.pass('now')
  expect(bodies).toHaveLength(2)
})

it('a login page where the collector should be refuses nothing and acknowledges nothing', async () => {
  for (const status of [200, 404]) {
    const store = storeOf(await row('2014'))
    const { origin } = await serverThat(
      (_, response) => void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Logga in</h1>'),
    )
    await runnerOn(store, origin).pass('due')
    expect(store.states()).toEqual(['frozen'])
  }
})

it('nobody there is offline, and nothing is lost', async () => {
  const store = storeOf(await row('2014'))
  await runnerOn(store, 'http://127.0.0.1:9').pass('due')
  expect(store.at(0)).toMatchObject({ is: 'frozen', last: 'offline' })
})

it('a connection cut between commit and receipt ends in the same receipt', async () => {
  const batch = await row('2014')
  const accepted = new Set<string>()
  const { origin, bodies } = await serverThat(async (request, response, body) => {
    if (accepted.has(body)) return answer(response, 200, await server.receipt(batch))
    accepted.add(body)
    request.socket.destroy()
  })
  const store = storeOf(batch)
  const runner = runnerOn(store, origin)
  await runner.pass('now')
  expect(store.at(0)).toMatchObject({ is: 'frozen', last: 'offline' })
  await runner.pass('now')
  expect(store.states()).toEqual(['acknowledged'])
  expect(bodies[0]).toBe(bodies[1])
})

it('an app closed while sending sends the same bytes again', async () => {
  const batch = await row('2014', { is: 'sending', tries: 1, notBefore: 0, last: null })
  const { origin } = await serverThat(async (_, response) => answer(response, 200, await server.receipt(batch)))
  const store = storeOf(batch)
  await runnerOn(store, origin).pass('due')
  expect(store.states()).toEqual(['acknowledged'])
})

it('two tabs send a batch once', async () => {
  const batch = await row('2014')
  const { origin, bodies } = await serverThat(async (_, response) => {
    await new Promise((later) => setTimeout(later, 50))
    answer(response, 201, await server.receipt(batch))
  })
  const store = storeOf(batch)
  const [one, two] = [runnerOn(store, origin, { lock: 'both' }), runnerOn(store, origin, { lock: 'both' })]
  await Promise.all([one.pass('due'), two.pass('due'), one.pass('now'), two.pass('now')])
  expect(bodies).toHaveLength(1)
})

it('a clock set back does not leave a batch lying', async () => {
  const store = storeOf(await row('2014', { is: 'frozen', tries: 1, notBefore: 2_000_000_000_000, last: 'offline' }))
  const runner = runnerOn(store, 'http://127.0.0.1:9', { now: () => 1_000_000_000_000 })
  expect(await runner.idle()).toBe(0)
})

it('the clock is told apart from the collector’s, and decides nothing', async () => {
  const batch = await row('2014')
  const { origin } = await serverThat(async (_, response) => answer(response, 201, await server.receipt(batch)))
  const store = storeOf(batch)
  const tenMinutes = 600_000
  const runner = runnerOn(store, origin, { now: () => Date.now() + tenMinutes })
  await runner.pass('due')
  expect(Math.abs((runner.skews[0] ?? 0) - tenMinutes)).toBeLessThan(2_000)
  expect(store.states()).toEqual(['acknowledged'])
})

it('a receipt under another key, or for other bytes, is not believed', async () => {
  const [batch, other] = [await row('2014'), await row('2015')]
  const stranger = await signer('first')
  for (const receipt of [await stranger.receipt(batch), await server.receipt(other)]) {
    const store = storeOf(batch)
    const { origin } = await serverThat((_, response) => answer(response, 201, receipt))
    await runnerOn(store, origin).pass('due')
    expect(store.at(0)).toMatchObject({ is: 'frozen', last: 'false-receipt' })
  }
})

it('a new key is believed when the pinned one endorsed it, and not otherwise', async () => {
  const batch = await row('2014')
  const next = await signer('second')
  const said = `mattstock-key-1\nsecond\n${next.publicKey.x}\n${next.publicKey.y}`
  const line = (endorsement: string | null) => ({
    keys: [
      { kid: 'first', publicKey: server.publicKey, endorsement: null },
      { kid: 'second', publicKey: next.publicKey, endorsement },
    ],
  })
  for (const [endorsement, ends] of [
    [await server.sign(said), 'acknowledged'],
    [await next.sign(said), 'frozen'],
    [null, 'frozen'],
  ] as const) {
    const store = storeOf(batch)
    const { origin } = await serverThat(async (request, response) =>
      request.url === '/v1/keys'
        ? answer(response, 200, line(endorsement))
        : answer(response, 201, await next.receipt(batch)),
    )
    await runnerOn(store, origin).pass('due')
    expect(store.states()).toEqual([ends])
  }
})
