import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { startReplicated } from '../../test/collector/replicated.ts'
import { passphrase, staff } from '../../test/collector/staff.ts'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { needs } from '../../test/installed.ts'
import { secondsFrom } from '../collector.ts'
import { writeBackup } from '../store/backup.ts'
import { healthOf } from './facts.ts'

const token = 'ett tecken som ingen gissar'

let c: Started
beforeEach(async () => {
  c = await startForTest({ METRICS_TOKEN: token })
  await c.load()
})
afterEach(async () => await c.end())

const metrics = async (authorization = `Bearer ${token}`) => await c.get('/metrics', { authorization })
/** Value by name with labels, as a reader of OpenMetrics takes it. */
async function read(): Promise<ReadonlyMap<string, number>> {
  const lines = (await metrics()).body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

async function operator() {
  const her = await staff(c)
  await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
  return her
}

describe('metrics', () => {
  it('are there for whoever brings the token, and not at all where none is set', async () => {
    const { statusCode, headers } = await metrics()
    expect([statusCode, headers['content-type']]).toEqual([
      200,
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    ])
    expect([(await metrics('Bearer x')).statusCode, (await c.get('/metrics')).statusCode]).toEqual([401, 401])
    const without = await startForTest()
    expect((await without.get('/metrics', { authorization: `Bearer ${token}` })).statusCode).toBe(404)
    await without.end()
  })

  it('count requests by route, status and refusal, and tell nothing of what was in them', async () => {
    const unit = await c.enrol('Hemliga enheten')
    const submission = unit.submission(period2014)
    await c.send(submission)
    await c.send({ secret: 'kanariefågel', ...submission })
    await c.get('/v1/periods/kanariefagel?kanariefagel=1')
    const own = await read()
    const of = (route: string, method: string, status: number, refused = '') =>
      own.get(`mattstock_requests_total{route="${route}",method="${method}",status="${status}",refused="${refused}"}`)
    expect(of('/v1/batches', 'POST', 201)).toBe(1)
    expect(of('/v1/batches', 'POST', 400, 'malformed')).toBe(1)
    expect(of('/v1/periods/:id', 'GET', 404, 'not-found')).toBe(1)
    const text = (await metrics()).body
    for (const secret of ['kanarie', 'Hemliga', unit.enrolled.unit.id, submission.deviceId, submission.sig])
      expect(text).not.toContain(secret)
  })

  it('hold to the format: a type and a help before each kind, one name for each, and the end', async () => {
    await c.get('/healthz')
    const lines = (await metrics()).body.split('\n')
    expect(lines.slice(-2)).toEqual(['# EOF', ''])
    const kinds = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ').slice(2))
    expect(kinds.length).toBeGreaterThan(5)
    expect(new Set(kinds.map(([name]) => name)).size).toBe(kinds.length)
    const named = lines.filter((line) => !line.startsWith('#') && line !== '')
    for (const line of named) {
      expect(line).toMatch(/^mattstock_[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? [\d.e+-]+$/)
      const name = /^\w+/.exec(line)?.[0] ?? ''
      expect(kinds.some(([kind, type]) => name === (type === 'counter' ? `${kind}_total` : kind))).toBe(true)
    }
  })
})

describe('how things stand', () => {
  it('is the number of units heard of within half a year, the last backup that was tried, and room on the disk', async () => {
    const [sent] = [await c.enrol('Enhet 1'), await c.enrol('Enhet 2')]
    await c.send(sent.submission(period2014))
    await writeBackup(c.collector.store, join(c.data, 'backup'), c.clock.now)
    await c.command('backup', { file: join(c.data, 'another') })
    const figures = await read()
    expect([figures.get('mattstock_units'), figures.get('mattstock_units_heard')]).toEqual([2, 1])
    expect(figures.get('mattstock_backup_timestamp_seconds')).toBe(Date.parse(c.clock.now) / 1000)
    expect(figures.get('mattstock_disk_free_bytes')).toBeGreaterThan(0)
    expect(figures.has('mattstock_standby_behind_seconds')).toBe(false)
    c.clock.now = secondsFrom(c.clock.now, 184 * 24 * 3600)
    expect((await read()).get('mattstock_units_heard')).toBe(0)
  })

  it('is a page for staff: what is known, and that the rest is not', async () => {
    const page = async () => (await (await operator()).get('/admin/drift')).body
    const text = await page()
    expect(text).toContain('0 av 0 har skickat något det senaste halvåret.')
    expect(text).toContain('Ingen är skriven härifrån.')
    expect(text).toContain('Okänt. Inställningen CERTIFICATE säger vilken fil det ligger i.')
    expect(text).toMatch(/[\d,]+ GB ledigt av [\d,]+ GB\./)
  })

  it('is how far the standby is behind, for a role that may see it', async () => {
    const replicated = await startReplicated(true)
    const own = await startForTest({ METRICS_TOKEN: token, DATABASE_URL: await replicated.database() })
    expect((await healthOf(own.collector)).standby).toBeNull()
    const superuser = new Client(
      String(own.collector.settings.database).replace('collector:collector', 'postgres:postgres'),
    )
    await superuser.connect()
    await superuser.query('grant pg_monitor to collector')
    await superuser.end()
    expect((await healthOf(own.collector)).standby).toBeGreaterThanOrEqual(0)
    await own.end()
    await replicated.stop()
  })

  it('says when the certificate ends, and that it does not know where the file holds none', async (context) => {
    needs('openssl')(context)
    const [key, file] = [join(c.data, 'key.pem'), join(c.data, 'certificate.pem')]
    execFileSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '10'],
      ...['-subj', '/CN=matning.example', '-keyout', key, '-out', file],
    ])
    const ends = async (CERTIFICATE: string) => {
      const own = await startForTest({ METRICS_TOKEN: token, CERTIFICATE })
      const { body } = await own.get('/metrics', { authorization: `Bearer ${token}` })
      await own.end()
      return Number(/^mattstock_certificate_end_timestamp_seconds (\d+)/m.exec(body)?.[1])
    }
    expect(Math.round((await ends(file)) - Date.now() / 1000 - 10 * 24 * 3600)).toBeCloseTo(0, -2)
    expect(await ends(key)).toBeNaN()
  })
})
