import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonical, period2014 } from '#aggregate'
import { type EnrolledUnit, type Started, startForTest } from '../../test/collector/started.ts'
import { goodBatch, submissionOf } from '../../test/collector/unit.ts'
import { refusalStatus } from '../words/refusals.ts'
import { acceptBatch } from './accept.ts'

/** 10 000 in CI; `FUZZ=1000000` for a release. */
const runs = Number(process.env.FUZZ ?? 10_000)
const slowest = 1000
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

/** Answered, in time: by a refusal that we know, or by a receipt for what the rules could have made. */
async function holds(body: { readonly payload: string }) {
  const start = performance.now()
  const answer = await acceptBatch(c.collector, body, 'network')
  expect(performance.now() - start).toBeLessThan(slowest)
  if ('refused' in answer) {
    expect(Object.keys(refusalStatus)).toContain(answer.refused)
    return
  }
  const bytes = Buffer.from(body.payload, 'base64url').toString()
  const [taken, own] = [JSON.parse(bytes), JSON.parse(good.toString())]
  expect(JSON.stringify(taken)).toBe(bytes)
  expect(Object.keys(taken)).toEqual(Object.keys(own))
  expect([taken.unit, taken.period, taken.scores]).toEqual([own.unit, own.period, own.scores])
  for (const [table, cells] of Object.entries<Record<string, number>>(taken.counts)) {
    expect(Object.keys(cells)).toEqual(Object.keys(own.counts[table]))
    for (const count of Object.values(cells)) expect([count % 5, count >= 0]).toEqual([0, true])
  }
  // The slot is emptied, so that the next is not refused for being second.
  await c.collector.store.asCollector((tx) => tx.deleteFrom('batches').execute())
}

it(
  'any bytes at all, signed by the unit itself, are refused, or are what the rules could have made',
  async () => {
    const spliced = fc
      .tuple(fc.nat(good.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
      .map(([at, cut, bytes]) => Buffer.concat([good.subarray(0, at), bytes, good.subarray(at + cut)]))
    const swapped = fc
      .tuple(fc.nat(good.length - 1), fc.constantFrom(...'0123456789-.eE{}[]":,\\'))
      .map(([at, sign]) => {
        const bytes = Buffer.from(good)
        bytes[at] = sign.charCodeAt(0)
        return bytes
      })
    const other = fc.json().map((json) => Buffer.from(json))
    const field = fc
      .tuple(
        fc.constantFrom('unit', 'period', 'edition', 'counts', 'scores', 'plan', 'joined', '__proto__'),
        fc.jsonValue(),
      )
      .map(([name, value]) => {
        const batch = JSON.parse(good.toString())
        return Buffer.from(JSON.stringify({ ...batch, [name]: value }))
      })
    const bytes = fc.oneof(spliced, swapped, other, field)
    await fc.assert(
      fc.asyncProperty(bytes, async (one) => {
        await holds(submissionOf(unit.key, unit.enrolled.deviceId, one))
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
