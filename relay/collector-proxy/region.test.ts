/** A region's server as a process of its own, before a real collector on loopback; and before one that answers as it is told. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type EnrolledAnswer, period2014 } from '#aggregate'
import { type Started, startForTest } from '../../test/collector/started.ts'
import {
  deviceKey,
  enrolmentOf,
  goodBatch,
  openDocument,
  openEnrolled,
  signedAs,
  submissionOf,
} from '../../test/collector/unit.ts'
import { ask, type RegionProcess, startRegion } from '../../test/relay/region.ts'

/** The last day of period2014's first edition, in Stockholm. */
const lastDay = '2014-12-29T20:00:00.000Z'

async function startCollector() {
  const c = await startForTest()
  c.clock.now = lastDay
  await c.load(period2014)
  return { c, address: await c.server.listen({ port: 0, host: '127.0.0.1' }) }
}

/** As the app sends: again where the collector does not answer in time, as on a machine that has much else to do. */
async function whenThere(send: () => ReturnType<typeof ask>) {
  for (let tries = 0; ; tries += 1) {
    const answer = await send()
    if (![408, 503].includes(answer.status) || tries === 5) return answer
    await pause(1000)
  }
}

/** A unit that enrols through the region. */
async function enrolThrough(region: string, code: string, clinic?: string) {
  const key = deviceKey()
  const answer = await whenThere(() => ask(`${region}/v1/enrolments`, enrolmentOf(key, code), clinic))
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return { key, enrolled: openEnrolled((await answer.json()) as EnrolledAnswer, key, code) }
}
const batchOf = ({ key, enrolled }: Awaited<ReturnType<typeof enrolThrough>>) =>
  submissionOf(key, enrolled.deviceId, goodBatch(period2014, enrolled.unit.id))

describe('between its units and the nation’s collector, a region’s server', () => {
  let c: Started
  let address: string
  let region: RegionProcess
  beforeAll(async () => {
    ;({ c, address } = await startCollector())
    const { key } = (await c.command('add-region', { region: 'Region Ett' })).json()
    region = await startRegion(address, { COLLECTOR_KEY: key })
  }, 120_000)
  afterAll(async () => {
    await region.end()
    await c.end()
  })

  it('lets a unit enrol, fetch its texts and leave its figures, and keeps none of them', async () => {
    const unit = await enrolThrough(region.address, await c.code('Enhet 1'))
    const shelf = await ask(
      `${region.address}/v1/wordings`,
      null,
      '10.0.0.1',
      signedAs(unit, '/v1/wordings', Date.parse(lastDay)),
    )
    expect(openDocument((await shelf.json()) as never, unit.enrolled.server.publicKey)).toMatchObject({
      unit: unit.enrolled.unit.id,
      wordings: [],
    })
    const batch = batchOf(unit)
    const sent = await ask(`${region.address}/v1/batches`, batch)
    const receipt = await sent.text()
    expect(sent.status).toBe(201)
    expect((await c.send(batch)).body).toBe(receipt)
    const onDisk = readdirSync(region.data, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
      .join()
    for (const told of [batch.payload, batch.sig, receipt, unit.enrolled.deviceId]) {
      expect(onDisk).not.toContain(told)
      expect(region.said()).not.toContain(told)
    }
  })

  it('gives what is published byte for byte, and asks by its ETag whether it still is so', async () => {
    for (const name of ['A', 'B', 'C']) await c.send((await c.enrol(`Enhet ${name}`)).submission(period2014))
    await c.command('publish', { period: period2014.id, edition: 1 })
    for (const path of [`/v1/national/${period2014.id}/1`, `/v1/periods/${period2014.id}`, '/v1/keys']) {
      const first = await ask(region.address + path)
      const etag = String(first.headers.get('etag'))
      expect([first.status, etag]).toEqual([200, (await c.get(path)).headers.etag])
      // The collector says that it is so; a definition would be signed anew.
      const again = await ask(region.address + path)
      expect(await again.text()).toBe(await first.text())
      const kept = await ask(region.address + path, null, '10.0.0.1', { 'if-none-match': etag })
      expect([kept.status, kept.headers.get('age')]).toEqual([304, null])
    }
    const national = await ask(`${region.address}/v1/national/${period2014.id}/1`)
    expect(await national.text()).toBe((await c.get(`/v1/national/${period2014.id}/1`)).body)
    expect((await ask(`${region.address}/v1/periods`)).status).toBe(200)
  })

  it('gives refusals on as they are, in the language that was asked for', async () => {
    const unit = await enrolThrough(region.address, await c.code('Enhet 2'))
    const headers = { 'accept-language': 'ar-EG,sv;q=0.5' }
    const refused = await ask(
      `${region.address}/v1/batches`,
      { ...batchOf(unit), sig: 'A'.repeat(86) },
      '10.0.0.1',
      headers,
    )
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { refused: 'unknown-sender', sentence: expect.stringMatching(/\p{Script=Arabic}/u) },
    ])
    expect((await ask(`${region.address}/v1/national/none/1`)).status).toBe(404)
    expect((await ask(`${region.address}/v1/batches`, 'x'.repeat(256 * 1024 + 1))).status).toBe(413)
  })

  it('is itself what it is: the app’s address, the relay and its own health', async () => {
    expect((await ask(`${region.address}/healthz`)).status).toBe(200)
    expect((await ask(`${region.address}/v1/vault/health`)).status).toBe(200)
    expect((await ask(`${region.address}/tillganglighet`)).status).toBe(200)
    const nation = await ask(`${region.address}/nationellt/${period2014.id}`)
    expect([nation.status, nation.headers.get('location')]).toEqual([302, `${address}/nationellt/${period2014.id}`])
  })
})

describe('27 units behind one region send on the last day', () => {
  it('and none is held back for another that guesses at codes, where the region has shown its key', async () => {
    const { c, address } = await startCollector()
    const { key } = (await c.command('add-region', { region: 'Region Ett' })).json()
    const region = await startRegion(address, { COLLECTOR_KEY: key })
    const guess = async (clinic: string) =>
      (await ask(`${region.address}/v1/enrolments`, enrolmentOf(deviceKey(), '00000-00000'), clinic)).status
    const guesses = []
    for (let i = 0; i < 12; i += 1) guesses.push(await guess('10.0.0.99'))
    expect(guesses).toEqual([...Array(10).fill(401), 429, 429])

    const clinics = Array.from({ length: 27 }, (_, i) => ({ name: `Mottagning ${i}`, clinic: `10.0.1.${i}` }))
    const statuses = await Promise.all(
      clinics.map(async ({ name, clinic }) => {
        const unit = await enrolThrough(region.address, await c.code(name), clinic)
        return (await whenThere(() => ask(`${region.address}/v1/batches`, batchOf(unit), clinic))).status
      }),
    )
    expect(statuses).toEqual(Array(27).fill(201))
    await region.end()
    await c.end()
  }, 120_000)

  it('without a key it is one address like others, and so is a server that makes one up', async () => {
    const { c, address } = await startCollector()
    for (const env of [{}, { COLLECTOR_KEY: 'k'.repeat(43) }]) {
      const region = await startRegion(address, env)
      const from = async (clinic: string) =>
        (await ask(`${region.address}/v1/enrolments`, enrolmentOf(deviceKey(), '00000-00000'), clinic)).status
      for (let i = 0; i < 10; i += 1) expect(await from('10.0.0.99')).toBe(401)
      expect(await from('10.0.1.1')).toBe(429)
      await c.collector.store.db.deleteFrom('tries').execute()
      await region.end()
    }
    await c.end()
  }, 120_000)

  it('and a region whose server is hostile guesses at most a thousand codes an hour', async () => {
    const { c, address } = await startCollector()
    const { key } = (await c.command('add-region', { region: 'Region Ett' })).json()
    const at = c.clock.now
    const who = c.collector.blur('region Region Ett')
    const rows = Array.from({ length: 999 }, (_, i) => ({ id: `try-${i}`, who, at }))
    for (let i = 0; i < rows.length; i += 100)
      await c.collector.store.db
        .insertInto('tries')
        .values(rows.slice(i, i + 100))
        .execute()
    const as = async (network: string) => {
      const headers = { 'mattstock-region': key, 'mattstock-network': network.repeat(22) }
      return (await ask(`${address}/v1/enrolments`, enrolmentOf(deviceKey(), '00000-00000'), '', headers)).status
    }
    expect([await as('a'), await as('b')]).toEqual([401, 429])
    await c.command('remove-region', { region: 'Region Ett' })
    expect((await c.command('regions', {})).json()).toEqual({ regions: [] })
    expect(await as('c')).toBe(401)
    await c.end()
  }, 120_000)
})

describe('a collector that is', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  const standing = async (listener: RequestListener) => {
    const server = createServer(listener)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const stop = async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
    const region = await startRegion(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      COLLECTOR_KEY: 'k'.repeat(43),
    })
    closing.push(() => region.end())
    return { region: region.address, stop }
  }

  it('away is said so, with when to come back; what was published before is given, with its age', async () => {
    const { region, stop } = await standing((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end('{"is":"so"}'),
    )
    expect(await (await ask(`${region}/v1/keys`)).text()).toBe('{"is":"so"}')
    await stop()
    await new Promise((later) => setTimeout(later, 20))
    const kept = await ask(`${region}/v1/keys`)
    expect([kept.status, await kept.text(), Number(kept.headers.get('age')) > 0]).toEqual([200, '{"is":"so"}', true])
    for (const asked of [ask(`${region}/v1/periods`), ask(`${region}/v1/batches`, {})]) {
      const { status, headers, ...answer } = await asked.then(async (one) => ({
        status: one.status,
        headers: one.headers,
        body: (await one.json()) as { refused: string },
      }))
      expect([status, headers.get('retry-after'), answer.body.refused]).toEqual([503, '30', 'collector-away'])
    }
    expect((await ask(`${region}/healthz`)).status).toBe(200)
  })

  it('told of a request hears what was asked, and nothing of whom', async () => {
    const heard: IncomingHttpHeaders[] = []
    const { region, stop } = await standing((request, response) => {
      heard.push(request.headers)
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-secret': '1' }).end('{}')
    })
    closing.push(stop)
    const telling = {
      cookie: 'session=1',
      referer: 'https://a.example/',
      origin: 'https://a.example',
      via: 'x',
      'user-agent': 'Platta 9',
    }
    const answer = await ask(`${region}/v1/batches`, {}, '10.20.30.40', { ...telling, authorization: 'Bearer secret' })
    await ask(`${region}/v1/keys`, null, '10.20.30.40', { ...telling, authorization: 'Basic c2VjcmV0' })
    await ask(`${region}/v1/keys`, null, '10.20.30.41', telling)
    for (const headers of heard) {
      expect(Object.keys(headers).filter((name) => !plain.has(name))).toEqual([])
      expect(JSON.stringify(headers)).not.toMatch(/10\.20\.30|session=1|Platta|secret|example/)
    }
    const [first, second, third] = heard.map((headers) => headers['mattstock-network'])
    expect([second, third === first]).toEqual([first, false])
    expect([answer.headers.get('set-cookie'), answer.headers.get('x-secret')]).toEqual([null, null])
  })

  it('asked through any other route or method, or with a path that a URL reads otherwise, hears nothing', async () => {
    const heard: (string | undefined)[] = []
    const { region, stop } = await standing((request, response) => {
      heard.push(request.url)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    closing.push(stop)
    const paths = ['/admin', '/console/code', '/v1/vault/none', '/v1/other', '/v1/periods/%2e%2e', '/v1/periods/a%2fb']
    for (const path of [
      ...paths,
      '/v1/periods/a@b',
      '/v1/keys?x=1',
      '/v1/periods/http:%2f%2fx.example',
      '/v1/wordings',
    ])
      expect([path, (await ask(region + path)).status >= 400]).toEqual([path, true])
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await fetch(`${region}/v1/batches`, { method })).status).toBe(404)
    expect((await ask(`${region}/v1/keys`, {})).status).toBe(404)
    expect(heard).toEqual([])
  })

  it.each<[string, RequestListener]>([
    ['a page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Logga in</p>')],
    ['a gateway', (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<p>502</p>')],
    [
      'another place',
      // Where it points to somebody answers as a collector would: nobody may be led there.
      ({ url }, response) =>
        url === '/v1/keys'
          ? response.writeHead(302, { location: '/inner' }).end()
          : response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    ],
    ['cut off', (_, response) => response.destroy()],
    [
      'without an end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const part = Buffer.alloc(1024 * 1024, 32)
        for (let i = 0; i < 9; i += 1) response.write(part)
      },
    ],
  ])('%s is no collector', async (_, listener) => {
    const { region, stop } = await standing(listener)
    closing.push(stop)
    const answer = await ask(`${region}/v1/keys`)
    expect([answer.status, ((await answer.json()) as { refused: string }).refused]).toEqual([503, 'collector-away'])
  })
})

/** What a request has by itself, and what we send. */
const plain = new Set([
  ...['host', 'connection', 'accept', 'accept-encoding', 'accept-language', 'sec-fetch-mode', 'user-agent'],
  ...['content-type', 'content-length', 'if-none-match', 'mattstock-region', 'mattstock-network'],
])
