import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Started, startForTest } from '../test/collector/started.ts'

let c: Started
beforeAll(async () => {
  c = await startForTest()
})
afterAll(async () => await c.end())

// What lies behind these routes is fuzzed in `test/fuzz/`.
it('any text at all on any route of the interface is answered with a refusal', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('', 'null', '{', '[]', '"'))
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('/v1/batches', '/v1/enrolments'), async (body, url) => {
      const answer = await c.post(url, body)
      expect([400, 401, 413, 415, 429]).toContain(answer.statusCode)
      expect(answer.json()).toMatchObject({ refused: expect.any(String), sentence: expect.any(String) })
    }),
    { numRuns: 300 },
  )
})
