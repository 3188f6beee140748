import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { passphrase, staff } from '../test/collector/staff.ts'
import { type EnrolledUnit, type Started, startForTest } from '../test/collector/started.ts'
import { signedAs, submissionOf } from '../test/collector/unit.ts'

/** Every route, by who may come in. A new route fails the first test until somebody has expectedAccess where it belongs. */
const expectedAccess: Record<string, readonly string[]> = {
  everybody: [
    'GET /',
    'GET /healthz',
    'GET /v1/keys',
    'GET /v1/periods',
    'GET /v1/periods/:id',
    'GET /v1/national/:period/:edition',
    'GET /nationellt',
    'GET /tillganglighet',
    'GET /nationellt/:period',
    'GET /nationellt/:period/:edition',
    'GET /nationellt/:period/:edition/tabeller.csv',
    'GET /nationellt/:period/:edition/tabeller.json',
    'GET /samlare/samlare.css',
    'GET /admin/in',
    'POST /admin/in',
    'POST /admin/forsta',
  ],
  code: ['POST /v1/enrolments'],
  signature: ['POST /v1/batches'],
  device: ['GET /v1/wordings', 'GET /v1/wordings/:hash'],
  staff: [
    'POST /admin/ut',
    'GET /admin',
    'GET /admin/enheter',
    'POST /admin/enheter',
    'GET /admin/enheter/:id',
    'POST /admin/enheter/:id/koder',
    'GET /admin/apparater/:id/sparra',
    'POST /admin/apparater/:id/sparra',
    'GET /admin/perioder',
    'POST /admin/perioder',
    'GET /admin/perioder/ny',
    'POST /admin/perioder/ny',
    'GET /admin/perioder/:id',
    'GET /admin/perioder/:id/ratta',
    'POST /admin/perioder/:id/ratta',
    'GET /admin/perioder/:id/ta-bort',
    'POST /admin/perioder/:id/ta-bort',
    'GET /admin/perioder/:id/publicera/:edition',
    'POST /admin/perioder/:id/publicera/:edition',
    'GET /admin/leveranser',
    'POST /admin/leveranser',
    'GET /admin/leveranser/:unit/:period/:edition/kvitto',
    'GET /admin/leveranser/:unit/:period/:edition/dra-tillbaka',
    'POST /admin/leveranser/:unit/:period/:edition/dra-tillbaka',
    'GET /admin/formulartexter',
    'POST /admin/formulartexter',
    'GET /admin/handelser',
    'GET /admin/drift',
  ],
  console: [
    'POST /console/code',
    'POST /console/period',
    'POST /console/publish',
    'POST /console/add-region',
    'POST /console/remove-region',
    'POST /console/regions',
    'POST /console/rotate-key',
    'POST /console/backup',
    'POST /console/forget-passphrase',
  ],
}

let c: Started
let a: EnrolledUnit
let b: EnrolledUnit
let session: string
beforeAll(async () => {
  c = await startForTest()
  await c.load()
  a = await c.enrol('Enhet A')
  b = await c.enrol('Enhet B')
  await c.send(b.submission(period2014))
  const her = await staff(c)
  await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
  session = her.cookie()
})
afterAll(async () => await c.end())

it('every route has been given the access that was decided for it, and none has none', () => {
  const real = c.routes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url, access }) => `${access} ${method} ${url}`)
  const expected = Object.entries(expectedAccess).flatMap(([access, routes]) =>
    routes.map((route) => `${access} ${route}`),
  )
  expect(real.sort()).toEqual(expected.sort())
})

type Caller = 'nobody' | 'device A' | 'staff' | 'command'
const callers: readonly Caller[] = ['nobody', 'device A', 'staff', 'command']
const mayEnter: Record<string, Caller> = { device: 'device A', staff: 'staff', console: 'command' }
const headersOf = (caller: Caller, path: string): Record<string, string> => {
  if (caller === 'device A') return signedAs(a, path, Date.parse(c.clock.now))
  if (caller === 'staff') return { cookie: session }
  return caller === 'command' ? { authorization: c.token.header } : {}
}

/** Unit B's objects, wherever a route names one. */
const filled = (url: string) =>
  url
    .replace('/enheter/:id', `/enheter/${b.enrolled.unit.id}`)
    .replace('/apparater/:id', `/apparater/${b.enrolled.deviceId}`)
    .replace(':unit', b.enrolled.unit.id)
    .replace(/:period|perioder\/:id|periods\/:id/, (part) => part.replace(/:\w+/, period2014.id))
    .replace(':edition', '1')
    .replace(':hash', 'f'.repeat(64))

const closed = Object.entries(expectedAccess)
  .filter(([access]) => access in mayEnter)
  .flatMap(([access, routes]) =>
    routes.map((route) => [access, ...route.split(' ')] as [string, 'GET' | 'POST', string]),
  )

describe.each(closed)('%s: the access of %s %s', (access, method, url) => {
  it.each(callers.filter((caller) => caller !== mayEnter[access]))(
    'is shut to %s, and nothing happens behind it',
    async (caller) => {
      const before = await everything()
      const answer = await c.server.inject({ method, url: filled(url), headers: headersOf(caller, filled(url)) })
      if (access === 'staff' && method === 'GET')
        expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin/in'])
      else expect(answer.statusCode).toBe(access === 'staff' ? 403 : 401)
      expect(answer.body).not.toContain(b.enrolled.unit.id)
      expect(await everything()).toBe(before)
    },
  )
})

it.each(closed.filter(([access, method]) => access === 'staff' && method === 'POST'))(
  '%s: the access of %s %s is shut to staff whose form did not come from us',
  async (_access, method, url) => {
    const before = await everything()
    const answer = await c.server.inject({
      method,
      url: filled(url),
      headers: { cookie: session, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'form=x&name=x&edition=1',
    })
    expect(answer.statusCode).toBe(403)
    expect(await everything()).toBe(before)
  },
)

describe('unit A with its own key', () => {
  it('cannot send as unit B', async () => {
    const asB = submissionOf(a.key, a.enrolled.deviceId, Buffer.from(b.submission(period2014).payload, 'base64url'))
    expect((await c.send(asB)).json().refused).toBe('unknown-sender')
    expect((await c.send({ ...b.submission(period2014), deviceId: a.enrolled.deviceId })).json().refused).toBe(
      'unknown-sender',
    )
  })

  it('learns nothing of unit B from anything that is published', async () => {
    const open = (expectedAccess.everybody ?? []).filter((route) => route.startsWith('GET') && route !== 'GET /')
    for (const route of open) {
      const path = filled(route.slice(4))
      const { body } = await c.get(path, headersOf('device A', path))
      for (const secret of [b.enrolled.unit.id, b.enrolled.deviceId, 'Enhet B']) expect(body).not.toContain(secret)
    }
  })
})

it.each(['PUT', 'DELETE', 'PATCH'] as const)('%s is answered nowhere', async (method) => {
  for (const { url } of c.routes) {
    const answer = await c.server.inject({
      method,
      url: filled(url),
      headers: { ...headersOf('command', url), cookie: session },
    })
    expect(answer.statusCode).toBe(404)
  }
})

async function everything(): Promise<string> {
  const tables = [
    'units',
    'codes',
    'devices',
    'periods',
    'batches',
    'national',
    'keys',
    'passphrase',
    'sessions',
    'events',
  ] as const
  const rows = []
  for (const table of tables) rows.push(await c.collector.store.db.selectFrom(table).selectAll().execute())
  return JSON.stringify(rows)
}
