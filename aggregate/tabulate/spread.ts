/**
 * How a group's values are spread, exactly: which value, and how many have it. A spread depends on no order, and every
 * figure of a group comes from its spread by whole-number arithmetic.
 */

import type { Exact } from '../case.ts'
import { gcd } from '../whole-numbers.ts'

/** From a value as a reduced fraction, as `23/2`, to how many have it. */
export type Spread = ReadonlyMap<string, number>

/** Each value by its place among `values`, so that a fraction is reduced once for all who have it. */
export function spreadOfPlaces(places: readonly number[], values: readonly Exact[]): Spread {
  const counts = values.map(() => 0)
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1
  return spreadOfCounts(values, counts)
}

/** How many have each value. Values may be there twice, as different fractions. */
export function spreadOfCounts(values: readonly Exact[], counts: readonly number[]): Spread {
  const spread = new Map<string, number>()
  for (const [place, value] of values.entries()) {
    const count = counts[place] ?? 0
    if (count > 0) spread.set(reduced(value), (spread.get(reduced(value)) ?? 0) + count)
  }
  return spread
}

function reduced({ sum, over }: Exact): string {
  if (!Number.isSafeInteger(sum) || !Number.isSafeInteger(over) || over <= 0)
    throw new RangeError(`not an exact value: ${sum}/${over}`)
  const by = Number(gcd(BigInt(sum < 0 ? -sum : sum), BigInt(over)))
  return `${sum / by}/${over / by}`
}

/** Count, sum and sum of squares over whole numbers; a value is `s / scale`. */
export interface Moments {
  readonly n: bigint
  readonly s: bigint
  readonly q: bigint
  readonly scale: bigint
}

/** BigInt throughout: a prorated CORE form has 33 or 32 in its denominator, and the squares outgrow 2⁵³. */
export function moments(spread: Spread): Moments {
  const rows = [...spread].map(([value, count]) => {
    const [sum, over] = value.split('/').map(BigInt) as [bigint, bigint]
    return { sum, over, count: BigInt(count) }
  })
  const scale = rows.reduce((lcm, { over }) => (lcm / gcd(lcm, over)) * over, 1n)
  let [n, s, q] = [0n, 0n, 0n]
  for (const { sum, over, count } of rows) {
    const x = sum * (scale / over)
    n += count
    s += count * x
    q += count * x * x
  }
  return { n, s, q, scale }
}

export const mean = ({ n, s, scale }: Moments): number | null => (n === 0n ? null : Number(s) / Number(n * scale))

/** Sample standard deviation, n − 1 below. */
export const sd = ({ n, s, q, scale }: Moments): number | null =>
  n < 2n ? null : Math.sqrt(Number(n * q - s * s) / Number(n * (n - 1n))) / Number(scale)

/** To one decimal, halves up, decided in whole numbers so that no machine rounds it otherwise. */
export function meanToTenth({ n, s, scale }: Moments): number {
  const over = n * scale
  return Number(floored(20n * s + over, 2n * over)) / 10
}

/** Division of whole numbers rounds towards 0, which is up for what is below 0. */
const floored = (value: bigint, by: bigint) => (value % by < 0n ? value / by - 1n : value / by)

/** ⌊10·SD + ½⌋ / 10 without a floating square root: ⌊(√(400·variance) + 1) / 2⌋. */
export function sdToTenth({ n, s, q, scale }: Moments): number {
  const fourHundredVariances = (400n * (n * q - s * s)) / (n * (n - 1n) * scale * scale)
  return Number((rootFloor(fourHundredVariances) + 1n) / 2n) / 10
}

function rootFloor(value: bigint): bigint {
  let root = BigInt(Math.floor(Math.sqrt(Number(value))))
  while (root * root > value) root -= 1n
  while ((root + 1n) * (root + 1n) <= value) root += 1n
  return root
}

const number = (value: string) => {
  const [sum, over] = value.split('/').map(Number) as [number, number]
  return sum / over
}

/** Nearest rank: the smallest value that at least the share `p` of the group does not pass. For the unit's own eyes only. */
export function percentile(spread: Spread, p: number): number | null {
  const rows = [...spread].map(([value, count]) => ({ value: number(value), count })).sort((a, b) => a.value - b.value)
  const rank = Math.ceil(p * rows.reduce((n, { count }) => n + count, 0))
  let passed = 0
  for (const { value, count } of rows) {
    passed += count
    if (passed >= rank) return value
  }
  return null
}

export interface From {
  readonly id: string
  readonly from: number
}

const bandOf = (bands: readonly From[], value: number) => bands.findLastIndex(({ from }) => value >= from)

/** How many stand in each half-open band, in the order of the bands. */
export function inBands(spread: Spread, bands: readonly From[]) {
  const found = bands.map(({ id }) => ({ id, count: 0 }))
  for (const [value, count] of spread) {
    const band = found[bandOf(bands, number(value))]
    if (band) band.count += count
  }
  return found
}

/** Who stands in each: `places` are those of the cases' values, one by one. */
export function casesInBands(
  cases: readonly string[],
  places: readonly number[],
  values: readonly Exact[],
  bands: readonly From[],
) {
  const found = bands.map(({ id }) => ({ id, cases: [] as string[] }))
  const bandAt = values.map(({ sum, over }) => found[bandOf(bands, sum / over)])
  for (const [i, place] of places.entries()) bandAt[place]?.cases.push(cases[i] as string)
  return found
}

/** The largest share of a group that has one and the same value. */
export function largestShare(spread: Spread): number {
  const counts = [...spread.values()]
  return Math.max(0, ...counts) / counts.reduce((n, count) => n + count, 0)
}
