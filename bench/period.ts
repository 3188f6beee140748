/**
 * From a period's cases to what may be sent: counting and disclosure of 1 000 to 100 000 invented children, the time of
 * a child, and the memory held. Against one plain pass over the same children. `npm run bench -- period [most]`.
 */
import { disclose, type Period, type PeriodCase, period2014, planOf, tabulate } from '#aggregate'
import { median, table } from './figures.ts'
import { dice } from './second-opinion/agree.ts'

const most = Number(process.argv[2] ?? 100_000)
const sizes = [1_000, 10_000, 100_000].filter((size) => size <= most)
const period: Period = period2014
const { measures } = planOf(period)

function child(n: number, random: () => number): PeriodCase {
  const whole = (to: number) => Math.floor(random() * (to + 1))
  const pick = (codes: readonly { readonly id: string }[]) => codes.filter(() => random() < 0.25).map(({ id }) => id)
  const followed = random() < 0.6
  const measurement = (form: string, revision: number, scales: readonly string[], timePoint: 'first' | 'last') => ({
    form,
    revision,
    timePoint,
    training: false,
    scales: Object.fromEntries(scales.map((id) => [id, { sum: whole(10), over: 1 }])),
  })
  return {
    id: `child-${n}`,
    sex: random() < 0.5 ? 'f' : 'm',
    age: whole(18),
    reasons: pick(period.reasons),
    interventions: pick(period.interventions),
    professions: pick(period.professions),
    waiting: { visit: whole(60), start: whole(90) },
    measurements: measures.flatMap(({ first, last, scales }) => {
      const ids = scales.map(({ id }) => id)
      const revision = 1
      return followed
        ? [measurement(first, revision, ids, 'first'), measurement(last, revision, ids, 'last')]
        : [measurement(first, revision, ids, 'first')]
    }),
    changes: followed ? Object.fromEntries(measures.map(({ id }) => [id, null])) : {},
  }
}

/** What every way of counting must do at the least: look at each child's answers once. */
const onePass = (cases: readonly PeriodCase[]) =>
  cases.reduce((sum, { measurements }) => {
    for (const { scales } of measurements) for (const exact of Object.values(scales)) sum += exact?.sum ?? 0
    return sum
  }, 0)

const timed = (work: () => unknown): number => {
  const before = process.threadCpuUsage()
  work()
  return process.threadCpuUsage(before).user / 1000
}

const rows = sizes.map((size) => {
  const random = dice(size)
  const cases = Array.from({ length: size }, (_, n) => child(n, random))
  const asked = {
    period,
    edition: 1 as const,
    cases,
    joined: null,
    unit: 'bench',
    key: new Uint8Array(32),
    app: 'bench',
    released: [],
  }
  const rounds = size === 1_000 ? 5 : 3
  const counted: number[] = []
  const disclosed: number[] = []
  const floor: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    floor.push(timed(() => onePass(cases)))
    counted.push(timed(() => tabulate(cases, period)))
    disclosed.push(timed(() => disclose(asked)))
  }
  globalThis.gc?.()
  return {
    size,
    floor: median(floor),
    counted: median(counted),
    disclosed: median(disclosed),
    held: process.memoryUsage().heapUsed / 1e6,
  }
})
const [first, last] = [rows[0], rows.at(-1)]
const each = (row: (typeof rows)[number] | undefined) => (row ? (row.disclosed / row.size) * 1000 : Number.NaN)

console.log(`Processor time, medians in turn; counting is part of disclosing.

${table(
  ['children', 'one plain pass, ms', 'counted, ms', 'counted and disclosed, ms', 'µs a child', 'heap, MB'],
  rows.map((row) => [
    row.size.toLocaleString('en'),
    row.floor.toFixed(1),
    row.counted.toFixed(0),
    row.disclosed.toFixed(0),
    each(row).toFixed(0),
    row.held.toFixed(0),
  ]),
)}

A child costs ${(each(last) / each(first)).toFixed(2)} times as much among the most as among the fewest. Allowed: 1 500 ms for 100 000, and a constant cost. The app counts on the main thread as yet; a unit has a few hundred children in a half-year.`)
