/** F-26, F-27 over the wire: names that every object has, and depth that no stack bears, at every route the server says it has. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { passphrase, staff } from '../test/collector/staff.ts'
import { type Started, startForTest } from '../test/collector/started.ts'

const json = { 'content-type': 'application/json' }
const bodies: readonly string[] = [
  '{"__proto__":{"polluted":1}}',
  '{"payload":"e30","__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"a":{"__proto__":{"polluted":1}}}',
  '[{"__proto__":{"polluted":1}}]',
  '"__proto__"',
  'null',
  '[]',
  '{"toString":null,"valueOf":null}',
  '['.repeat(100_000),
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"a":"\\ud800"}',
  '\u0000',
  '{',
]

let c: Started
let session: string
beforeAll(async () => {
  c = await startForTest()
  const her = await staff(c)
  await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
  session = her.cookie()
})
afterAll(async () => await c.end())

it('no body and no address of this kind gets a stack, a 500 or another prototype from any route', async () => {
  const filled = (url: string) => url.replace(/:\w+/g, '__proto__')
  const behind = [{}, { cookie: session }, { authorization: c.token.header }]
  let asked = 0
  for (const { method, url } of c.routes) {
    for (const who of behind) {
      for (const payload of method === 'POST' ? bodies : ['']) {
        const headers = { ...who, ...(method === 'POST' ? json : {}) }
        const answer = await c.server.inject({ method: method as 'POST', url: filled(url), headers, payload })
        asked += 1
        expect([method, url, answer.statusCode >= 500 && answer.statusCode !== 503]).toEqual([method, url, false])
        if (method === 'POST') expect([url, answer.statusCode >= 400]).toEqual([url, true])
        expect(answer.body).not.toMatch(/\n\s+at |node:internal|\.ts:\d/)
      }
    }
  }
  expect(asked).toBeGreaterThan(400)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})
