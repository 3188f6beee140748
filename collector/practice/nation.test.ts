import { afterAll, beforeAll, expect, it } from 'vitest'
import type { National } from '#aggregate'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { inventNation } from './nation.ts'

let c: Started
beforeAll(async () => {
  c = await startForTest()
  await inventNation(c.collector)
})
afterAll(async () => await c.end())

const nation = async () => {
  const { payload } = (await c.get('/v1/national/ovning/1')).json()
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as National
}

it('gives a practice unit a nation to stand beside, marked as a rehearsal', async () => {
  const { rehearsal, units, counts, scores } = await nation()
  expect([rehearsal, units]).toEqual([true, { of: 26, reported: 26, tooFew: 0 }])
  expect(counts.interventions?.assessment).toMatchObject({ value: expect.any(Number), units: 26 })
  expect(scores['sdq-self.total']?.everyone?.first).toMatchObject({ mean: expect.any(Number) })
})

it('shows what was chosen in the questionnaire that the practice period carries, in its own words', async () => {
  const cells = (await nation()).counts['after-the-visit.listened@first'] ?? {}
  expect(Object.keys(cells)).toEqual(['0', '1', '2', '3', 'blank'])
  // Some in each of the two choices at the happy end, of those who were asked: their shares are of the answers.
  const shares = ['2', '3'].map((cell) => {
    const count = cells[cell]
    return count && 'share' in count ? (count.share?.value ?? 0) : 0
  })
  expect(shares[0]).toBeGreaterThan(0.1)
  expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeLessThanOrEqual(1)
  const { body } = await c.get('/nationellt/ovning')
  expect(body).toContain('De lyssnade på mig.')
  expect(body).toContain('Stämmer helt')
})

it.each(['sv', 'en', 'ar'])('prints no figure whose margin is larger than itself, in %s', async (language) => {
  const { body } = await c.get('/nationellt/ovning', { 'accept-language': language })
  const printed = [...body.matchAll(/(-?[\d.,\s\u00a0]+?)(?:\s%)?\s±\s([\d.,]+)/g)].map(([, ...numbers]) =>
    numbers.map(read),
  )
  expect(printed.length).toBeGreaterThan(100)
  expect(printed.filter(([value = 0, margin = 0]) => margin > Math.abs(value))).toEqual([])
  expect(body).toMatch(/för osäkert \(bygger på \d+–\d+ barn\)|too uncertain \(built on|غير مؤكد بما يكفي/)
})

/** No figure here is as large as a thousand and has decimals. */
const read = (text: string) => Number(text.replace(/[\s\u00a0]|,(?=\d{3})/g, '').replace(',', '.'))

it('shows goals as a number of children and their mean change, in words', async () => {
  const { first, last } = (await nation()).scores['goals.progress']?.everyone ?? {}
  expect(first).toMatchObject({ mean: expect.any(Number), sd: null, bands: {} })
  expect(last).toBeNull()
  const { body } = await c.get('/nationellt/ovning')
  for (const words of ['Egna mål', 'Framsteg', 'från första till sista']) expect(body).toContain(words)
})

it('is invented once, however often the collector starts', async () => {
  await inventNation(c.collector)
  expect((await nation()).units.reported).toBe(26)
})

it('is no part of a live period', async () => {
  await c.load()
  await c.command('publish', { period: 'forsta-linjen-2014', edition: 1 })
  const { payload } = (await c.get('/v1/national/forsta-linjen-2014/1')).json()
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).units).toEqual({ of: 0, reported: 0, tooFew: 0 })
})
