import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonical, period2014 } from '#aggregate'
import { anyBytes } from '../../test/collector/any-bytes.ts'
import { judgeOf } from '../../test/collector/hostile-bytes.ts'
import { type EnrolledUnit, type Started, startForTest } from '../../test/collector/started.ts'
import { goodBatch, submissionOf } from '../../test/collector/unit.ts'
import { acceptBatch } from './accept.ts'

/** 10 000 in CI; `FUZZ=1000000` for a release. */
const runs = Number(process.env.FUZZ ?? 10_000)
/** Milliseconds for all of them. */
const patience = Math.max(240_000, runs * 20)

let c: Started
let unit: EnrolledUnit
let good: Buffer
beforeAll(async () => {
  c = await startForTest()
  await c.load()
  unit = await c.enrol('Enhet 1')
  good = Buffer.from(canonical(goodBatch(period2014, unit.enrolled.unit.id)))
})
afterAll(async () => await c.end())

const stored = async () =>
  (await c.collector.store.asCollector((tx) => tx.selectFrom('batches').select('hash').execute())).length

it(
  'any bytes at all, signed by the unit itself, are refused, or are what the rules could have made',
  async () => {
    const judge = await judgeOf(c, good)
    await fc.assert(
      fc.asyncProperty(anyBytes(good), async (one) => {
        expect(await judge.offer(submissionOf(unit.key, unit.enrolled.deviceId, one))).not.toHaveProperty('fault')
      }),
      { numRuns: runs },
    )
  },
  patience,
)

it(
  'any body at all is refused',
  async () => {
    const before = await stored()
    const near = fc.record(
      {
        payload: fc.oneof(fc.base64String(), fc.anything()),
        sig: fc.anything(),
        deviceId: fc.oneof(fc.uuid(), fc.anything()),
        alg: fc.anything(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything({ withNullPrototype: true }), near), async (body) => {
        expect(await acceptBatch(c.collector, body, 'network')).toHaveProperty('refused')
      }),
      { numRuns: runs },
    )
    expect(await stored()).toBe(before)
  },
  patience,
)

it('any text at all on any door of the interface is answered with a refusal', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('', 'null', '{', '[]', '"'))
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('/v1/batches', '/v1/enrolments'), async (body, url) => {
      const answer = await c.post(url, body)
      expect([400, 401, 413, 415, 429]).toContain(answer.statusCode)
      expect(answer.json()).toMatchObject({ refused: expect.any(String), sentence: expect.any(String) })
    }),
    { numRuns: Math.min(runs, 2000) },
  )
})
