import { expect, it } from 'vitest'
import { readBatch } from '../batch/read-batch.ts'
import type { PeriodCase } from '../case.ts'
import { disclose } from '../disclose/disclose.ts'
import { countingGoals, period2014 } from '../period/examples.ts'
import { plan1 } from './plan-1.ts'
import { plan2 } from './plan-2.ts'
import { measuresOf } from './tables.ts'

const period = countingGoals(period2014)

/** Children of one sex and age, each with so much progress as a mean of so many goals. */
const children = (all: readonly (readonly [sum: number, over: number])[]): readonly PeriodCase[] =>
  all.map(([sum, over], i) => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    sex: 'f',
    age: 15,
    reasons: [],
    interventions: [],
    professions: [],
    waiting: { visit: null, start: null },
    measurements: [
      { form: 'goals', revision: 1, timePoint: 'first', training: false, scales: { progress: { sum, over } } },
    ],
    changes: {},
  }))

function sent(all: readonly (readonly [number, number])[]) {
  const asked = { period, edition: 1, joined: null, unit: 'enhet-1', app: '0.1.0', key: new Uint8Array(32) } as const
  const release = disclose({ ...asked, cases: children(all), released: [] })
  if ('refused' in release) throw new Error(release.refused)
  return release
}
const cellOf = (release: ReturnType<typeof sent>) =>
  Object.values(release.batch.scores['goals.progress']?.cells ?? {})[0] ?? null

it('is the first plan with goals, which have no follow-up of their own whatever the period asks for', () => {
  expect(plan2.measures.slice(0, -1)).toEqual(plan1.measures)
  expect(measuresOf(period).find(({ measure }) => measure.id === 'goals')?.followedUp).toBe(false)
})

it('sends the mean change of the children, each of whom counts once however many goals they have', () => {
  // 4/1, 3/2, −5/2 … : six of 4, six of 1.5 and eight of −2.5: (24 + 9 − 20) / 20 = 0.65, halves up 0.7.
  const all = [...Array(6).fill([4, 1]), ...Array(6).fill([3, 2]), ...Array(8).fill([-5, 2])] as [number, number][]
  expect(cellOf(sent(all))).toMatchObject({ n: 20, first: { mean: 0.7, sd: null, bands: {} }, last: null })
})

it('rounds a mean below 0 as it rounds one above: halves up', () => {
  // Six of −2, four of 0 and ten of −0.5: (−12 − 5) / 20 = −0.85, halves up −0.8. Nine and eleven: −17.5 / 20 = −0.875, −0.9.
  const one = [...Array(6).fill([-2, 1]), ...Array(4).fill([0, 1]), ...Array(10).fill([-1, 2])] as [number, number][]
  expect(cellOf(sent(one))?.first?.mean).toBe(-0.8)
  const other = [...Array(6).fill([-2, 1]), ...Array(3).fill([0, 1]), ...Array(11).fill([-1, 2])] as [number, number][]
  expect(cellOf(sent(other))?.first?.mean).toBe(-0.9)
})

it('sends nothing of nine, nor of children who have all come as far', () => {
  const nine = [...Array(9).fill([4, 1]), ...Array(9).fill([0, 0])] as [number, number][]
  const asked = children(nine).map((one, i) => (i < 9 ? one : { ...one, measurements: [] }))
  const common = { period, edition: 1, joined: null, unit: 'enhet-1', app: '0.1.0', key: new Uint8Array(32) } as const
  const release = disclose({ ...common, cases: asked, released: [] })
  expect('refused' in release ? null : release.batch.scores).toEqual({})
  expect(sent(Array(20).fill([4, 1])).batch.scores).toEqual({})
})

it('the door refuses a spread, a follow-up and a mean beyond the scale', () => {
  const { batch } = sent([...Array(12).fill([4, 1]), ...Array(12).fill([-3, 2])] as [number, number][])
  expect(readBatch(batch, period)).toEqual({ batch })
  const table = batch.scores['goals.progress']
  const [name = '', cell] = Object.entries(table?.cells ?? {})[0] ?? []
  if (!table || !cell?.first) throw new Error('nothing sent')
  const { first } = cell
  const changed = (change: Partial<typeof cell>, at = name) =>
    readBatch({ ...batch, scores: { 'goals.progress': { ...table, cells: { [at]: { ...cell, ...change } } } } }, period)
  const refusals = (got: ReturnType<typeof readBatch>) =>
    'refused' in got ? got.refused.map(({ reason }) => reason) : []
  expect(refusals(changed({ first: { ...first, sd: 2.1 } }))).toContain('unknown-field')
  expect(refusals(changed({ last: first }))).toContain('unknown-field')
  expect(refusals(changed({ first: { ...first, mean: 10.5 } }))).toContain('mean-out-of-range')
  expect(refusals(changed({}, name.replace('all', 'completers')))).toContain('unknown-cell')
})
