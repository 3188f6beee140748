import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { bareServer } from './bare-server.ts'
import { COME_BACK_S, MOST_UNDER_WAY } from './crowds.ts'

const everybody = { config: { access: 'everybody' } } as const

it('tells whoever is one too many at once to come back, and lets the next in when one has been answered', async () => {
  const { server } = bareServer({ log: 'silent', behindProxy: false, app: '' }, {} as never)
  const waiting: (() => void)[] = []
  server.get('/v1/slow', everybody, () => new Promise((answer) => waiting.push(() => answer({}))))
  server.get('/v1/fault', everybody, async () => {
    throw new Error()
  })
  const line = new PassThrough()
  server.get('/v1/line', everybody, (_request, reply) => reply.send(line))
  for (const path of ['/healthz', '/v1/vault/health']) server.get(path, everybody, async () => ({ status: 'ok' }))
  const ask = async (url: string) => await server.inject({ method: 'GET', url })

  // A line that stays open, and answers that were given, whatever they were: none takes a place.
  const open = ask('/v1/line')
  for (let i = 0; i < MOST_UNDER_WAY; i += 1) expect((await ask('/v1/fault')).statusCode).toBe(500)
  const all = Array.from({ length: MOST_UNDER_WAY }, () => ask('/v1/slow'))
  await expect.poll(() => waiting.length, { timeout: 30_000 }).toBe(MOST_UNDER_WAY)

  const refused = await ask('/v1/slow')
  expect([refused.statusCode, refused.json().refused]).toEqual([503, 'store-away'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(COME_BACK_S[0])
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(COME_BACK_S[1])
  for (const path of ['/healthz', '/v1/vault/health']) expect((await ask(path)).statusCode).toBe(200)

  waiting.shift()?.()
  await Promise.race(all)
  const next = ask('/v1/slow')
  await expect.poll(() => waiting.length, { timeout: 30_000 }).toBe(MOST_UNDER_WAY)
  for (const answer of waiting) answer()
  expect((await Promise.all([...all, next])).every(({ statusCode }) => statusCode === 200)).toBe(true)
  line.end()
  await open
  await server.close()
})
