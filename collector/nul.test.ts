/** NUL, which PostgreSQL cannot store: the same refusal from both stores, and never a fault. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonical, period2014 } from '#aggregate'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { passphrase, staff } from '../test/collector/staff.ts'
import { type Started, startForTest } from '../test/collector/started.ts'
import { deviceKey, enrolmentOf, goodBatch, submissionOf } from '../test/collector/unit.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

describe.each(['embedded', 'postgres'])('with the %s store', (kind) => {
  let c: Started
  let session: string
  beforeAll(async () => {
    c = await startForTest(kind === 'postgres' ? { DATABASE_URL: await postgres.database() } : {})
    const her = await staff(c)
    await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
    session = her.cookie()
  })
  afterAll(async () => await c.end())

  it('NUL in an address is refused as unreadable at every route that takes a name', async () => {
    const named = c.routes.filter(({ method, url }) => method !== 'HEAD' && /[:*]/.test(url))
    expect(named.length).toBeGreaterThan(10)
    for (const { method, url } of named) {
      const headers = {
        cookie: session,
        authorization: c.token.header,
        'content-type': 'application/x-www-form-urlencoded',
      }
      const full = url.replace(/:\w+|\*/g, 'x%00y')
      const { statusCode } = await c.server.inject({ method: method as 'GET', url: full, headers, payload: '' })
      // A device's route asks for its token first.
      expect([method, url, statusCode]).toEqual([method, url, url.startsWith('/v1/wordings') ? 401 : 400])
    }
  })

  it('NUL in a question is refused', async () => {
    expect((await c.get('/v1/keys?x=%00')).statusCode).toBe(400)
  })

  it('NUL in what is enrolled is refused, and nothing is kept of it', async () => {
    const code = await c.code('Enhet 1')
    const bad = enrolmentOf(deviceKey(), code, 'Surf\0platta')
    expect((await c.post('/v1/enrolments', bad)).json().refused).toBe('malformed')
    const asked = enrolmentOf(deviceKey(), code)
    expect((await c.post('/v1/enrolments', { ...asked, 'a\0': 1 })).statusCode).toBe(400)
    expect((await c.post('/v1/enrolments', asked)).statusCode).toBe(201)
  })

  it('NUL in a signed batch is refused, wherever it stands', async () => {
    await c.load()
    const unit = await c.enrol('Enhet 2')
    const good = goodBatch(period2014, unit.enrolled.unit.id)
    for (const field of ['period', 'app', 'unit', 'joined']) {
      const bytes = canonical({ ...good, [field]: 'x\0y' })
      const answer = await c.send(submissionOf(unit.key, unit.enrolled.deviceId, bytes))
      expect([field, answer.statusCode]).toEqual([field, 400])
    }
  })

  it('NUL in a form, a file and a command is refused', async () => {
    const her = await staff(c)
    await her.submit('/admin/in', '/admin/in', { passphrase })
    const form = await her.submit('/admin/enheter', '/admin/enheter', { name: 'En\0het' })
    expect(form.statusCode).toBe(400)
    const file = new File([JSON.stringify({ ...period2014, id: 'a', names: { sv: '\0', en: 'e', ar: 'a' } })], 'p.json')
    expect((await her.submit('/admin/perioder', '/admin/perioder', { file })).statusCode).toBe(422)
    expect((await c.command('code', { unit: 'En\0het' })).statusCode).toBe(400)
    expect((await c.command('backup', { file: '/tmp/x\0y' })).statusCode).toBe(400)
    expect((await her.submit('/admin/in', '/admin/in', { passphrase: 'fyra gröna\0hästar' })).statusCode).toBe(400)
    const names = (await c.collector.store.db.selectFrom('units').select('name').execute()).map(({ name }) => name)
    expect(names.join()).not.toContain('\0')
  })
})
