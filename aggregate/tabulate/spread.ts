/**
 * How a group's values are spread, exactly: which value, and who has it. Spreads add up in any order and grouping, an
 * empty one changes nothing, and every figure of a group comes from its spread by whole-number arithmetic.
 */
import type { Exact } from '../case.ts'

/** From a value as a reduced fraction, as `23/2`, to the cases that have it. */
export type Spread = ReadonlyMap<string, readonly string[]>

export const emptySpread: Spread = new Map()

export const spreadOf = (id: string, { sum, over }: Exact): Spread => new Map([[reduced(sum, over), [id]]])

export function addSpreads(a: Spread, b: Spread): Spread {
  const all = new Map(a)
  for (const [value, cases] of b) all.set(value, [...(all.get(value) ?? []), ...cases].sort())
  return all
}

function reduced(sum: number, over: number): string {
  if (!Number.isSafeInteger(sum) || !Number.isSafeInteger(over) || over <= 0)
    throw new RangeError(`not an exact value: ${sum}/${over}`)
  const by = Number(gcd(BigInt(sum < 0 ? -sum : sum), BigInt(over)))
  return `${sum / by}/${over / by}`
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/** Count, sum and sum of squares over whole numbers; a value is `s / scale`. */
export interface Moments {
  readonly n: bigint
  readonly s: bigint
  readonly q: bigint
  readonly scale: bigint
}

/** BigInt throughout: a prorated CORE form has 33 or 32 in its denominator, and the squares outgrow 2⁵³. */
export function moments(spread: Spread): Moments {
  const rows = [...spread].map(([value, cases]) => {
    const [sum, over] = value.split('/').map(BigInt) as [bigint, bigint]
    return { sum, over, count: BigInt(cases.length) }
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
  return Number((20n * s + over) / (2n * over)) / 10
}

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
  const rows = [...spread]
    .map(([value, { length }]) => ({ value: number(value), count: length }))
    .sort((a, b) => a.value - b.value)
  const rank = Math.ceil(p * rows.reduce((n, { count }) => n + count, 0))
  let passed = 0
  for (const { value, count } of rows) {
    passed += count
    if (passed >= rank) return value
  }
  return null
}

/** Who stands in each half-open band, in the order of the bands. */
export function inBands(spread: Spread, bands: readonly { readonly id: string; readonly from: number }[]) {
  const found = bands.map(({ id }): { id: string; cases: readonly string[] } => ({ id, cases: [] }))
  for (const [value, cases] of spread) {
    const band = found[bands.findLastIndex(({ from }) => number(value) >= from)]
    if (band) band.cases = [...band.cases, ...cases].sort()
  }
  return found
}

/** The largest share of a group that has one and the same value. */
export function largestShare(spread: Spread): number {
  const counts = [...spread.values()].map(({ length }) => length)
  return Math.max(0, ...counts) / counts.reduce((n, count) => n + count, 0)
}
