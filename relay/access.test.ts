import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDevice } from '../test/relay/device.ts'
import { type Started, startForTest } from '../test/relay/started.ts'

/** Every route, by who may come in. A new route fails the first test until somebody has put it where it belongs. */
const expectedAccess: Record<string, readonly string[]> = {
  everybody: [
    ...['GET /v1/vault/health', 'POST /v1/vault/pairing/:code', 'GET /v1/vault/pairing/:code'],
    // The whole of what a proxy opens for families, beside the page itself.
    ...['POST /v1/home/look', 'POST /v1/home/claim', 'POST /v1/home/hand-in'],
  ],
  signature: [
    'POST /v1/vault/sync',
    'POST /v1/vault/rows',
    'POST /v1/vault/devices',
    'POST /v1/vault/letters',
    'POST /v1/vault/admission',
    'GET /v1/vault/wait',
    'POST /v1/vault/home/slip',
    'POST /v1/vault/home/revoke',
    'POST /v1/vault/home/state',
    'POST /v1/vault/home/promise',
    'POST /v1/vault/home/mail',
  ],
  console: [
    'POST /console/relay/admit',
    'POST /console/relay/units',
    'POST /console/relay/quota',
    'POST /console/relay/close',
    'POST /console/relay/backup',
  ],
}

let r: Started
beforeAll(async () => {
  r = await startForTest()
})
afterAll(async () => await r.end())

it('every route of the relay has been given the access that was decided for it, and none has none', () => {
  const real = r.routes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url, access }) => `${access} ${method} ${url}`)
  const expected = Object.entries(expectedAccess).flatMap(([access, routes]) =>
    routes.map((route) => `${access} ${route}`),
  )
  expect(real.sort()).toEqual(expected.sort())
})

const closed = [...(expectedAccess.signature ?? []), ...(expectedAccess.console ?? [])].map((route) => route.split(' '))

it.each(closed as [string, string][])(
  '%s %s is shut to whoever brings nothing, and to a stranger with a key',
  async (method, url) => {
    const stranger = await makeDevice('11111111-1111-4111-8111-111111111111')
    const bodies: Record<string, object> = {
      '/v1/vault/devices': { after: 0 },
      '/v1/vault/letters': {},
      '/v1/vault/admission': { code: 'AAAAA-AAAAA', steps: [] },
    }
    const body = method === 'GET' ? null : (bodies[url] ?? {})
    const headers: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' }
    const answers = [
      await r.send(stranger, method as 'GET', url, body, headers),
      await r.send(stranger, method as 'GET', url, body),
    ]
    // An admission without a chain is no admission: it is not even looked at.
    for (const { statusCode } of answers) expect(statusCode).toBe(url.endsWith('admission') ? 400 : 401)
  },
)

it('answers carry the headers that every answer of this house carries, and say where the log may look', async () => {
  const { headers } = await r.server.inject({ method: 'GET', url: '/v1/vault/health' })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['cache-control']).toBe('no-store')
})
