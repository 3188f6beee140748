import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { passphrase, staff } from '../test/collector/staff.ts'
import { type Started, startForTest } from '../test/collector/started.ts'
import { deviceKey, enrolmentOf } from '../test/collector/unit.ts'
import { networkOf } from './limits.ts'

const enrolFrom = async (c: Started, remoteAddress: string, code = '00000-00000') =>
  await c.server.inject({
    method: 'POST',
    url: '/v1/enrolments',
    remoteAddress,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(enrolmentOf(deviceKey(), code)),
  })
const guessCode = async (c: Started, from = '192.0.2.1') => (await enrolFrom(c, from)).statusCode
const guessPassphrase = async (c: Started) =>
  (await (await staff(c)).submit('/admin/in', '/admin/in', { passphrase: 'fel lösenfras helt' })).statusCode
const later = (c: Started, hours: number) => new Date(Date.parse(c.clock.now) + hours * 3_600_000 + 1).toISOString()

it('a restart in the middle of guessing forgives none of it, for codes or for the passphrase', async () => {
  const first = await startForTest({ ADMIN_PASSPHRASE: passphrase })
  for (let i = 0; i < 6; i += 1) expect([await guessCode(first), await guessPassphrase(first)]).toEqual([401, 401])
  await first.stop()
  const second = await startForTest({ DATA: first.data })
  for (let i = 0; i < 4; i += 1) expect([await guessCode(second), await guessPassphrase(second)]).toEqual([401, 401])
  expect([await guessCode(second), await guessPassphrase(second)]).toEqual([429, 429])
  await second.stop()
  const third = await startForTest({ DATA: first.data })
  expect([await guessCode(third), await guessPassphrase(third)]).toEqual([429, 429])
  third.clock.now = later(third, 1)
  expect([await guessCode(third), await guessPassphrase(third)]).toEqual([401, 401])
  await third.end()
})

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:ffff:ffff:ffff:ffff', '2001:db8:0:0::/64'],
  ['2001:0db8:0001:0000:0:0:0:1', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:db8:1:2:3::', '2001:db8:1:2::/64'],
  ['unix', 'unix'],
])('the address %s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

describe('a collector', () => {
  let c: Started
  beforeEach(async () => {
    c = await startForTest()
  })
  afterEach(async () => await c.end())

  it('counts wrong codes by the first 64 bits of an IPv6 address, of which whoever has one has all', async () => {
    const answers = []
    for (let i = 0; i < 12; i += 1) answers.push(await guessCode(c, `2001:db8::${i.toString(16)}`))
    expect(answers).toEqual([...Array(10).fill(401), 429, 429])
    expect(await guessCode(c, '2001:db8:0:1::1')).toBe(401)
  })

  it('believes no header of a proxy where it was not told that one stands before it', async () => {
    const answers = []
    for (let i = 0; i < 11; i += 1)
      answers.push(
        (await c.post('/v1/enrolments', enrolmentOf(deviceKey(), '0'), { 'x-forwarded-for': `192.0.2.${i}` }))
          .statusCode,
      )
    expect(answers).toEqual([...Array(10).fill(401), 429])
    const said = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere.example' }
    expect(String((await c.get('/admin/in?sprak=en', said)).headers['set-cookie'])).toMatch(/^sprak=en;(?!.*Secure)/)
    const form = { ...said, origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' }
    expect((await c.post('/admin/in', 'passphrase=x', form)).statusCode).toBe(403)
  })

  it('counts practice units so too, and makes no more than there is room for, from however many addresses', async () => {
    const { db } = c.collector.store
    const filled = Array.from({ length: 1999 }, (_, i) => ({
      ...{ id: `unit-${i}`, name: `Övningsenhet ${i}`, practice: 1, created: c.clock.now },
    }))
    for (let i = 0; i < filled.length; i += 500)
      await db
        .insertInto('units')
        .values(filled.slice(i, i + 500))
        .execute()
    expect((await enrolFrom(c, '2001:db8:1::1', 'PRAKTIK')).statusCode).toBe(201)
    const full = await enrolFrom(c, '2001:db8:2::1', 'PRAKTIK')
    expect([full.statusCode, full.headers['retry-after']]).toEqual([429, '86400'])
    // A month later those make room, with all that they had; units that are no practice stay.
    await c.enrol('Enhet 1')
    c.clock.now = later(c, 30 * 24)
    expect((await enrolFrom(c, '2001:db8:3::1', 'PRAKTIK')).statusCode).toBe(201)
    const units = await db.selectFrom('units').select(['name', 'practice']).execute()
    expect(units.map(({ practice }) => practice).sort()).toEqual([0, 1])
    expect(await db.selectFrom('devices').select('id').execute()).toHaveLength(2)
  })

  it('forgets within the hour what was tried while its clock stood years ahead', async () => {
    const now = c.clock.now
    c.clock.now = '2034-01-01T00:00:00.000Z'
    for (let i = 0; i < 10; i += 1) await guessCode(c)
    c.clock.now = now
    const locked = await enrolFrom(c, '192.0.2.1')
    expect([locked.statusCode, locked.headers['retry-after']]).toEqual([429, '3600'])
    c.clock.now = later(c, 1)
    expect(await guessCode(c)).toBe(401)
  })

  it('lets no session and no code live on that began while its clock stood ahead', async () => {
    const now = c.clock.now
    c.clock.now = '2034-01-01T00:00:00.000Z'
    const her = await staff(c)
    await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
    const code = await c.code('Enhet 1')
    expect((await her.get('/admin')).statusCode).toBe(200)
    c.clock.now = now
    expect((await her.get('/admin')).statusCode).toBe(303)
    expect((await enrolFrom(c, '192.0.2.1', code)).statusCode).toBe(401)
  })

  it('takes a unit’s batch behind an address from which strangers have sent 300 empty ones', async () => {
    await c.load()
    const unit = await c.enrol('Enhet 1')
    for (let i = 0; i < 300; i += 1) await c.send({})
    expect((await c.send({})).statusCode).toBe(429)
    expect((await c.send(unit.submission(period2014))).statusCode).toBe(201)
  })

  it('takes no earlier code of a unit once a new one has been made', async () => {
    const [earlier, other] = [await c.code('Enhet 1'), await c.code('Enhet 2')]
    const newer = await c.code('Enhet 1')
    expect((await enrolFrom(c, '192.0.2.1', earlier)).json().refused).toBe('bad-code')
    for (const code of [newer, other]) expect((await enrolFrom(c, '192.0.2.1', code)).statusCode).toBe(201)
  })
})
