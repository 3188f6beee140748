/** Medians and spreads, said the same way in every log. */

/** The nearest-rank percentile; `share` from 0 to 1. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5)

/** `145 (117–156)`: the median, and from the least to the most. */
export function spread(numbers: readonly number[], digits = 0): string {
  const say = (number: number) => number.toFixed(digits)
  return `${say(median(numbers))} (${say(Math.min(...numbers))}–${say(Math.max(...numbers))})`
}

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '--' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Whether a figure is within what is allowed, and by how much it is not. */
export function held(value: number, most: number): string {
  if (value <= most) return 'held'
  return most === 0 ? 'missed' : `missed by ${((value / most - 1) * 100).toFixed(0)} %`
}

/** Milliseconds from a press on one device to what it does on another: what a clinic that works as one may wait. */
const acrossDevices = { median: 1_000, late: 2_000 }

/** Says median and 98th percentile of `times` (ms) beside what is allowed. The bench has failed where one is missed. */
export function judgeAcrossDevices(what: string, times: readonly number[]): void {
  const [middle, late] = [median(times), percentile(times, 0.98)]
  const rows = [
    ['median', spread(times), String(acrossDevices.median), held(middle, acrossDevices.median)],
    ['98th percentile', String(late), String(acrossDevices.late), held(late, acrossDevices.late)],
  ]
  console.log(table([what, 'found', 'allowed', ''], rows))
  if (middle > acrossDevices.median || late > acrossDevices.late) process.exitCode = 1
}
