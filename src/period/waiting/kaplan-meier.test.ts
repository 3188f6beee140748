// @vitest-environment node
import { expect, it } from 'vitest'
import { kaplanMeier, median, type Wait, within } from './kaplan-meier.ts'

/**
 * The 6-MP arm of Freireich et al. (Blood 1963;21:699–716), weeks in remission, + for censored, as worked in Kleinbaum
 * & Klein, Survival Analysis, table 2.1 and in R's documentation of the same data: ties at 6, censoring at 6, 10 and 32.
 */
const freireich = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
const waits: readonly Wait[] = freireich
  .split(' ')
  .map((text) => ({ days: Number.parseInt(text, 10), happened: !text.endsWith('+') }))

it('is the published curve, with its ties and its censored', () => {
  // 18/21 = .857; × 16/17 = .807; × 14/15 = .753; × 11/12 = .690; × 10/11 = .627; × 6/7 = .538; × 5/6 = .448
  expect(
    kaplanMeier(waits).map(({ days, atRisk, happened, still }) => [days, atRisk, happened, still.toFixed(3)]),
  ).toEqual([
    [6, 21, 3, '0.857'],
    [7, 17, 1, '0.807'],
    [10, 15, 1, '0.753'],
    [13, 12, 1, '0.690'],
    [16, 11, 1, '0.627'],
    [22, 7, 1, '0.538'],
    [23, 6, 1, '0.448'],
  ])
})

it('the median is the published 23', () => {
  expect(median(waits)).toBe(23)
})

it('the share within so many days counts that day', () => {
  expect(within(waits, 5)).toBe(0)
  expect(within(waits, 6)).toBeCloseTo(3 / 21, 12)
  expect(within(waits, 9)).toBeCloseTo(1 - (18 / 21) * (16 / 17), 12)
})

it('nothing is said of longer than anybody was followed', () => {
  expect(within(waits, 36)).toBeNull()
  expect(within([], 30)).toBeNull()
  expect(median([])).toBeNull()
})

it('where nobody is open it is the plain share', () => {
  const done = [3, 10, 30, 31].map((days) => ({ days, happened: true }))
  expect(within(done, 30)).toBeCloseTo(0.75, 12)
  expect(within(done, 90)).toBe(1)
  expect(median(done)).toBe(10)
})

it('leaving out those who still wait would promise too much', () => {
  // Two seen after 10 days, two who have waited 40: half, not all, were seen within 30.
  const half: readonly Wait[] = [
    { days: 10, happened: true },
    { days: 10, happened: true },
    { days: 40, happened: false },
    { days: 40, happened: false },
  ]
  expect(within(half, 30)).toBe(0.5)
})
