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
