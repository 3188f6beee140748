/** A collector for one test: its own data, a clock that is set by hand, and units that have enrolled as units do. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Batch, type Enrolled, type Period, period2014 } from '#aggregate'
import { newSetupCode } from '../../collector/admin/passphrase.ts'
import { readSettings } from '../../collector/settings.ts'
import { type Beside, startCollector } from '../../collector/start.ts'
import { type DeviceKey, deviceKey, enrolmentOf, goodBatch, openEnrolled, signedAs, submissionOf } from './unit.ts'

/** In the release window of `period2014`: opens 2014-10-30, closes 2014-12-29. */
const inWindow = '2014-11-15T10:00:00.000Z'

export interface EnrolledUnit {
  readonly key: DeviceKey
  readonly enrolled: Enrolled
  submission(period: Period, change?: Partial<Batch>): ReturnType<typeof submissionOf>
}

export type Started = Awaited<ReturnType<typeof startForTest>>

/** `beside`: what answers under the same address. */
export async function startForTest(env: Record<string, string> = {}, beside?: Beside) {
  const data = env.DATA ?? mkdtempSync(join(tmpdir(), 'collector-'))
  const clock = { now: inWindow }
  const started = await startCollector(
    readSettings({ LOG: 'silent', APP: join(data, 'no-app'), ...env, DATA: data }),
    () => clock.now,
    beside,
  )
  const { server, token } = started
  const setupCode = await newSetupCode(started.collector.store.db)

  const post = async (url: string, body: unknown, headers: Record<string, string> = {}) => {
    const payload = typeof body === 'string' ? body : JSON.stringify(body)
    return await server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })
  }
  const command = async (what: string, body: unknown) =>
    await post(`/console/${what}`, body, { authorization: token.header })

  return {
    ...started,
    setupCode,
    data,
    clock,
    post,
    command,
    get: async (url: string, headers: Record<string, string> = {}) =>
      await server.inject({ method: 'GET', url, headers }),
    /** As the unit's device asks for it. */
    getAs: async (unit: Pick<EnrolledUnit, 'key' | 'enrolled'>, url: string) =>
      await server.inject({ method: 'GET', url, headers: signedAs(unit, url, Date.parse(clock.now)) }),
    send: async (submission: unknown) => await post('/v1/batches', submission),
    code: async (unit: string): Promise<string> => (await command('code', { unit })).json().code,
    async enrol(unit: string | null): Promise<EnrolledUnit> {
      const key = deviceKey()
      const code = unit === null ? 'PRAKTIK' : (await command('code', { unit })).json().code
      const answer = await post('/v1/enrolments', enrolmentOf(key, code))
      const enrolled = openEnrolled(answer.json(), key, code)
      const { id } = enrolled.unit
      return {
        key,
        enrolled,
        submission: (period, change) => submissionOf(key, enrolled.deviceId, goodBatch(period, id, change)),
      }
    },
    async load(period: Period = period2014) {
      await command('period', period)
      return period
    },
    async end() {
      await started.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
