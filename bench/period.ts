/**
 * From a period's cases to what may be sent: counting and disclosure of 1 000 to 100 000 invented children, the cost of a
 * child, and the memory held; and the app's own step *Skicka* in a real browser, from the press to the preview, with
 * what held the screen meanwhile. `npm run bench -- period [most]`.
 */
import { disclose, type PeriodCase, period2014, tabulate } from '#aggregate'
import { held, median, spread, table } from './figures.ts'
import { childrenOf } from './period/children.ts'
import { inBrowser, type Round } from './period/in-browser.ts'

const most = Number(process.argv[2] ?? 100_000)
const sizes = [1_000, 10_000, 100_000].filter((size) => size <= most)
const rounds = 5
const period = period2014

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

/** In turn, a round of every size, so that a slow moment of the machine is in all of them. */
const units = sizes.map((size) => {
  const cases = childrenOf(period, size)
  const key = new Uint8Array(32)
  const asked = { period, edition: 1, cases, joined: null, unit: 'bench', key, app: '0.1.0', released: [] } as const
  return { size, cases, asked, floor: [] as number[], counted: [] as number[], disclosed: [] as number[] }
})
globalThis.gc?.()
const children = process.memoryUsage().heapUsed / 1e6
for (let round = 0; round < rounds; round += 1)
  for (const { cases, asked, floor, counted, disclosed } of units) {
    floor.push(timed(() => onePass(cases)))
    counted.push(timed(() => tabulate(cases, period)))
    disclosed.push(timed(() => disclose(asked)))
  }
const each = (unit: (typeof units)[number] | undefined) =>
  unit ? (median(unit.disclosed) / unit.size) * 1000 : Number.NaN
const [least, largest] = [units[0], units.at(-1)]
const beyond = largest && least && largest !== least ? perChildBeyond(least, largest) : Number.NaN
const kept = largest ? keptBy(() => disclose(largest.asked)) : Number.NaN

/** Without what every unit pays once whatever its size, which is mostly the draws: µs a child between two sizes. */
function perChildBeyond(a: (typeof units)[number], b: (typeof units)[number]): number {
  return ((median(b.disclosed) - median(a.disclosed)) / (b.size - a.size)) * 1000
}

function keptBy(work: () => unknown): number {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const made = work()
  globalThis.gc?.()
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6
  return made ? megabytes : Number.NaN
}

console.log(`Every child has a first form of the period's four measures, and six in ten a follow-up of each: more than any child is asked. Processor time, medians of ${rounds} rounds in turn; counting is part of disclosing.

${table(
  ['children', 'one plain pass, ms', 'counted, ms', 'counted and disclosed, ms', 'µs a child'],
  units.map((unit) => [
    unit.size.toLocaleString('en'),
    median(unit.floor).toFixed(1),
    median(unit.counted).toFixed(0),
    median(unit.disclosed).toFixed(0),
    each(unit).toFixed(1),
  ]),
)}

A child costs ${(each(largest) / each(least)).toFixed(2)} times as much among the most as among the fewest: every unit pays for its draws once, about ${(median(least?.disclosed ?? []) - (beyond * (least?.size ?? 0)) / 1000).toFixed(0)} ms, and then ${beyond.toFixed(1)} µs a child. All children together hold ${children.toFixed(0)} MB, and what is made of the most, case lists and all, ${kept.toFixed(0)} MB.
`)

const browser = await inBrowser([300, ...sizes], 5)
const of = (size: number) => browser.counted.filter((round) => round.size === size)
const row = (size: number, of: readonly Round[]) => [
  size.toLocaleString('en'),
  spread(of.map(({ shown }) => shown)),
  String(median(of.map(({ progress }) => progress))),
  spread(of.map(({ longest }) => longest)),
  median(of.map(({ page }) => page)).toFixed(0),
  median(of.map(({ worker }) => worker)).toFixed(0),
]
const shown = median(of(most).map(({ shown }) => shown))
const longest = Math.max(...browser.counted.map(({ longest }) => longest))
const { records, unsealed, loose, snapshot, scored } = browser.reading

console.log(`In a real browser, the app's own page and worker, from the press to the preview on the screen; wall time, medians of five (least–most). A task is told when it holds the screen for over 50 ms.

${table(
  [
    'children',
    'to the preview, ms',
    'times the progress was seen to move',
    'longest task, ms',
    'page holds, MB',
    'worker holds, MB',
  ],
  [300, ...sizes].map((size) => row(size, of(size))),
)}

${most.toLocaleString('en')} children to the preview: ${shown.toFixed(0)} ms, allowed 1 500: ${held(shown, 1500)}. Longest task: ${longest.toFixed(0)} ms, allowed 50: ${held(longest, 50)}.

Before that, once a visit: a unit's records are read. Of ${records.toLocaleString('en')} records of practice units in the same browser, ${unsealed.toFixed(1)} µs to read one that was never sealed with Dexie, ${loose.toFixed(1)} µs to open one sealed by itself, ${snapshot.toFixed(1)} µs from the packed snapshot that an unlock reads, and ${scored.toFixed(0)} µs to make and score a case of its four or so records, in slices on the screen's thread.`)
