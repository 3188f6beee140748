import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EnrolledAnswer, practicePeriod } from '#aggregate'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import {
  type CollectorProcess,
  cuttingProxy,
  postJson,
  runProcess,
  silentProxy,
  startProcess,
} from '../test/collector/process.ts'
import { deviceKey, enrolmentOf, goodBatch, openEnrolled, submissionOf } from '../test/collector/unit.ts'
import { inFull } from '../test/in-full.ts'

const period = practicePeriod('2026-01-01', '2026-12-31')

async function practiceSubmission(address: string) {
  const key = deviceKey()
  const answer = await postJson(`${address}/v1/enrolments`, enrolmentOf(key, 'PRAKTIK'))
  const enrolled = openEnrolled((await answer.json()) as EnrolledAnswer, key, 'PRAKTIK')
  return submissionOf(key, enrolled.deviceId, goodBatch(period, enrolled.unit.id))
}

/** Every field that docs/running-the-collector.md says a line of the log may have. */
function inventory(): readonly string[] {
  const [, part = ''] = readFileSync('docs/running-the-collector.md', 'utf8').split('## What is logged')
  return [...(part.split('## ')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, field = '']) => field)
}

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

/** What a kill of two processes on PostgreSQL does is in collector/several.test.ts as well. */
describe.each(inFull ? ['embedded', 'postgres'] : ['embedded'])('with the %s store', (kind) => {
  let env: Record<string, string>
  beforeAll(async () => {
    env = { DATA: mkdtempSync(join(tmpdir(), 'collector-')) }
    if (kind === 'postgres') env.DATABASE_URL = await postgres.database()
  })
  afterAll(() => rmSync(env.DATA ?? '', { recursive: true }))

  it('a sender that was cut off before the receipt gets the same receipt at the retry', async () => {
    const server = await startProcess(env)
    const sent = await practiceSubmission(server.address)
    const proxy = await cuttingProxy(server.address)
    await expect(postJson(`${proxy.address}/v1/batches`, sent)).rejects.toThrow('fetch failed')
    const retries = await Promise.all([1, 2, 3].map(() => postJson(`${server.address}/v1/batches`, sent)))
    expect(retries.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(retries.map(({ headers }) => headers.get('cache-control'))).toEqual(['no-store', 'no-store', 'no-store'])
    expect(new Set(await Promise.all(retries.map((one) => one.text()))).size).toBe(1)
    await proxy.close()
    await server.end('SIGTERM')
  })

  it('what was receipted before the process was killed is stored, under the same receipt', async () => {
    let server = await startProcess(env)
    const batches = await Promise.all(Array.from({ length: 60 }, () => practiceSubmission(server.address)))
    const receipts = new Map<number, string>()
    let killed = false
    for (const round of [1, 2, 3]) {
      killed = false
      const sending = batches.map(async (sent, i) => {
        const answer = await postJson(`${server.address}/v1/batches`, sent).catch(() => null)
        const text = answer?.ok ? await answer.text().catch(() => null) : null
        if (!text) return
        // A receipt given in an earlier life is given again, byte for byte.
        if (receipts.has(i)) expect(text).toBe(receipts.get(i))
        receipts.set(i, text)
        if (receipts.size >= round * 15 && !killed) {
          killed = true
          server.child.kill('SIGKILL')
        }
      })
      await Promise.all(sending)
      expect(killed).toBe(true)
      server = await startProcess(env)
    }
    expect(receipts.size).toBeGreaterThanOrEqual(45)
    for (const [i, receipt] of receipts) {
      const answer = await postJson(`${server.address}/v1/batches`, batches[i])
      expect([answer.status, await answer.text()]).toEqual([200, receipt])
    }
    await server.end('SIGTERM')
  })

  it('a collector that is told to stop answers what it has begun, then ends', async () => {
    const server = await startProcess(env)
    const sent = await Promise.all(Array.from({ length: 20 }, () => practiceSubmission(server.address)))
    const answers = sent.map((one) =>
      postJson(`${server.address}/v1/batches`, one).then(
        ({ status }) => status,
        () => 'not begun',
      ),
    )
    const code = await server.end('SIGTERM')
    expect(code).toBe(0)
    for (const answer of await Promise.all(answers)) expect([201, 503, 'not begun']).toContain(answer)
  })
})

it('a collector whose database has fallen silent stops all the same', async () => {
  const line = await silentProxy(await postgres.database())
  const data = mkdtempSync(join(tmpdir(), 'collector-'))
  const server = await startProcess({ DATA: data, DATABASE_URL: line.address })
  line.fallSilent()
  // Three seconds for a store that does not let itself be closed; else this would wait until the test is ended.
  expect(await server.end('SIGTERM')).toBe(0)
  await line.close()
  rmSync(data, { recursive: true })
})

describe('the embedded store', () => {
  let data: string
  let server: CollectorProcess
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'collector-'))
    server = await startProcess({ DATA: data })
  })
  afterAll(async () => {
    await server.end('SIGKILL')
    rmSync(data, { recursive: true })
  })

  it('refuses a second process with one plain sentence', async () => {
    const second = await runProcess({ DATA: data })
    expect(second).toEqual({
      code: 1,
      out: '',
      err: `Another collector already uses ${data}. Stop it first, or choose another folder with DATA.\n`,
    })
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  })

  it('gives codes to a command beside the running collector', async () => {
    const { code, out } = await runProcess({ DATA: data }, 'code', '--unit', 'Enhet 1', '--unit', 'Enhet 2')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\tunit-[0-9a-f]{12}\tEnhet 1\n.{11}\t\S+\tEnhet 2\n$/,
    )
  })

  it('is open to the next process as soon as the first is dead, even by SIGKILL', async () => {
    await server.end('SIGKILL')
    server = await startProcess({ DATA: data })
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  })

  it('logs that something came and how it went, and nothing of it', async () => {
    const sent = await practiceSubmission(server.address)
    await postJson(`${server.address}/v1/batches`, sent)
    await postJson(`${server.address}/v1/batches`, { secret: 'kanariefågel', ...sent })
    await fetch(`${server.address}/v1/periods/kanariefagel?kanariefagel=1`, { headers: { 'x-kanariefagel': '1' } })
    // Hung up in the middle of a body: by the same code as a store that broke its connection, and none of its faults.
    const cut = connect(Number(new URL(server.address).port), '127.0.0.1')
    cut.write(
      'POST /v1/batches HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    )
    await setTimeout(200)
    cut.destroy()
    await setTimeout(200)
    expect((await fetch(`${server.address}/v1/periods/kanariefagel`)).status).toBe(404)
    // What a process writes arrives when it arrives.
    await expect.poll(server.said).toContain('"route":"/v1/periods/:id","status":404')
    const log = server.said()
    expect(log).not.toContain('store-away')
    expect(log).toContain('"refused":"not-found"')
    expect(log).toContain('"route":"/v1/batches","status":201')
    expect(log).toContain('"route":"/v1/batches","status":400')
    const known = inventory()
    for (const line of log.split('\n').filter((line) => line.startsWith('{')))
      for (const field of Object.keys(JSON.parse(line))) expect(known).toContain(field)
    for (const secret of ['kanarie', sent.payload.slice(0, 40), sent.sig, sent.deviceId, '127.0.0.1"']) {
      expect(log).not.toContain(secret)
    }
  })
})
