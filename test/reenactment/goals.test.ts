/** The invented nation once more, with goals and by the second plan: what is sent of them, what is published, and what is not. */
import { expect, it } from 'vitest'
import { countingGoals, disclose, national, type PeriodCase, period2014, readBatch } from '#aggregate'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { chance } from '../../src/practice/chance.ts'
import { keptRecords } from '../../src/practice/fill.ts'
import { withGoals } from '../../src/practice/goals.ts'
import { nation, staff } from './nation.ts'

const planted = 'PLANTED-FARMOR-I-LUND'
const period = countingGoals({ ...period2014, kind: 'rehearsal' })

const units = nation(1).map(({ name, cases, key }, i) => {
  const records = keptRecords(withGoals(cases, chance(i + 1)), staff).map((record) =>
    record.body.kind === 'goal'
      ? { ...record, body: { ...record.body, wordings: [{ text: planted, from: record.body.agreed }] } }
      : record,
  )
  const counted = casesOfPeriod(records, period)
  const asked = { period, edition: 1, joined: null, unit: name.replace(' ', '-'), app: '0.1.0' } as const
  const release = disclose({ ...asked, cases: counted, key, released: [] })
  if ('refused' in release) throw new Error(`${name}: ${release.refused}`)
  return { counted, release }
})

const progressOf = ({ measurements }: PeriodCase) => measurements.find(({ form }) => form === 'goals')?.scales.progress
const truth = units.flatMap(({ counted }) =>
  counted.flatMap((one) => {
    const value = progressOf(one)
    return value ? [value.sum / value.over] : []
  }),
)

it('the collector takes every batch', () => {
  for (const { release } of units)
    expect(readBatch(JSON.parse(new TextDecoder().decode(release.bytes)), period)).toEqual({ batch: release.batch })
})

it('of goals a batch holds a number and a mean, and no word, rating or spread', () => {
  const sent = units.flatMap(({ release }) => Object.entries(release.batch.scores['goals.progress']?.cells ?? {}))
  expect(sent.length).toBeGreaterThan(20)
  for (const [cell, { n, first, last }] of sent) {
    expect(cell).toMatch(/^all/)
    expect(n % 5).toBe(0)
    expect(first).toEqual({ mean: expect.any(Number), sd: null, bands: {} })
    expect(last).toBeNull()
  }
  for (const { release } of units) {
    expect(Buffer.from(release.bytes).includes(planted)).toBe(false)
    expect(JSON.stringify([release.preview, release.caseLists])).not.toContain(planted)
    expect(Object.keys(release.batch.counts).filter((table) => table.startsWith('goals'))).toEqual([])
  }
})

it('the nation has the true mean change within its margin, of about as many children', () => {
  const file = national({ period, edition: 1, batches: units.map(({ release }) => release.batch), of: units.length })
  const shown = file.scores['goals.progress']?.everyone
  const first = shown?.first
  if (!shown || !first || 'withheld' in first || 'withheld' in shown.n) throw new Error('not shown')
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length
  // Only units that sent a figure are in it; of so many children as good as all are.
  expect(Math.abs(shown.n.value - truth.length)).toBeLessThan(0.1 * truth.length)
  expect(Math.abs(first.mean - mean)).toBeLessThan(0.15)
  expect([first.sd, first.bands, shown.last]).toEqual([null, {}, null])
})

it('a batch of the first plan is read as before, and holds no goals', () => {
  const [{ counted }] = units.slice(-1) as [(typeof units)[number]]
  const first = { ...period2014, kind: 'rehearsal' } as const
  const asked = { period: first, edition: 1, joined: null, unit: 'enhet-1', app: '0.1.0' } as const
  const release = disclose({ ...asked, cases: counted, key: new Uint8Array(32), released: [] })
  if ('refused' in release) throw new Error(release.refused)
  expect(readBatch(release.batch, first)).toEqual({ batch: release.batch })
  expect(Object.keys(release.batch.scores).filter((table) => table.startsWith('goals'))).toEqual([])
  expect(readBatch(release.batch, period)).toMatchObject({
    refused: expect.arrayContaining([{ at: 'plan', reason: 'plan-too-old' }]),
  })
})
