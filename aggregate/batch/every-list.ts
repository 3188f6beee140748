/**
 * Every list of whole numbers with so many in each band, one sum and squares within limits: gone through in order, with
 * what cannot be reached left out early, so that what finds none has shown that there is none.
 */

type Numbers = readonly number[]

/** So many, each from `low` to `high`. */
interface Held {
  readonly count: number
  readonly low: number
  readonly high: number
}

export interface Sought {
  readonly bands: readonly Held[]
  readonly sum: number
  /** Of the numbers themselves, not about their mean; both ends included. */
  readonly squares: readonly [low: number, high: number]
  /** No more may have one and the same value. */
  readonly alike: number
}

/** How many steps may still be taken. Below 0 the search was broken off, and has shown nothing. */
export interface Budget {
  left: number
}

/**
 * Each list once, in rising order of its numbers; those that look like many a list of scores come first.
 * @param take is given each, to be written out if it is wanted; @returns whether to go on
 */
export function eachList(sought: Sought, budget: Budget, take: (list: () => Numbers) => boolean): void {
  const { bands, alike } = sought
  // Those that are still to be filled, from the one at hand on: of that one what is left above the value at hand.
  const left = bands.map((band) => ({ ...band }))
  if (!reaches(left, 0, sought.sum, ...sought.squares)) return
  const lowest = bands[0]?.low ?? 0
  const wanted = guess(sought, lowest)
  const chosen: number[] = []
  /** @returns whether to go on */
  function from(at: number, sum: number, low: number, high: number): boolean {
    const band = left[at]
    if (!band) return take(() => chosen.flatMap((count, i) => Array.from({ length: count }, () => lowest + i)))
    const { count: here, low: value, high: end } = band
    const last = value === end
    const place = value - lowest
    // Few here leave more to stand higher up, and many fewer: what the sum bears of both.
    const [least, most] = ends(left, at + 1)
    const fewest = last ? here : Math.max(0, here * (value + 1) + least - sum)
    const room = last ? here : Math.min(here, Math.floor((here * end + most - sum) / (end - value)))
    const next = last ? at + 1 : at
    band.low = value + 1
    let on = true
    for (const count of nearest(wanted[place] ?? 0, fewest, Math.min(room, alike))) {
      if (--budget.left < 0) return false
      band.count = here - count
      const [s, from2, to2] = [sum - count * value, low - count * value ** 2, high - count * value ** 2]
      if (!reaches(left, next, s, from2, to2)) continue
      chosen[place] = count
      on = from(next, s, from2, to2)
      if (!on) break
    }
    chosen.length = Math.min(chosen.length, place)
    band.count = here
    band.low = value
    return on
  }
  from(0, sought.sum, ...sought.squares)
}

/** How many of each number from `lowest` on a list of about this mean and spread has: thick in the middle (logistic), each kept within its band. */
function guess({ bands, sum, squares: [low, high] }: Sought, lowest: number): Numbers {
  const n = bands.reduce((all, { count }) => all + count, 0)
  const mean = sum / n
  const spread =
    Math.sqrt(Math.max(0, Math.min((low + high) / 2, low + 4 * n) / n - mean ** 2)) * (Math.sqrt(3) / Math.PI)
  const counts: number[] = []
  let i = 0
  for (const band of bands)
    for (const end = i + band.count; i < end; i++) {
      const p = (i + 0.5) / n
      const value = Math.min(band.high, Math.max(band.low, Math.round(mean + spread * Math.log(p / (1 - p)))))
      counts[value - lowest] = (counts[value - lowest] ?? 0) + 1
    }
  return counts
}

/** From `low` to `high`, those near `first` before others. */
function* nearest(first: number, low: number, high: number): Generator<number, undefined> {
  const start = Math.min(high, Math.max(low, first))
  if (high < low) return
  yield start
  for (let off = 1; start - off >= low || start + off <= high; off++) {
    if (start - off >= low) yield start - off
    if (start + off <= high) yield start + off
  }
}

/** The lowest and the highest sum of the bands from the one at `at` on. */
function ends(bands: readonly Held[], at: number): readonly [lowest: number, highest: number] {
  let [lowest, highest] = [0, 0]
  for (let i = at; i < bands.length; i++) {
    const { count, low, high } = bands[i] as Held
    lowest += count * low
    highest += count * high
  }
  return [lowest, highest]
}

/** Whether numbers in the bands from the one at `at` on can have this sum, and squares between these: odd and even with the sum. */
function reaches(bands: readonly Held[], at: number, sum: number, from: number, to: number): boolean {
  const [lowest, highest] = ends(bands, at)
  if (sum < lowest || sum > highest) return false
  const low = Math.max(Math.ceil(from), fewestSquares(bands, at, sum))
  const high = Math.min(Math.floor(to), mostSquares(bands, at, sum, lowest))
  return low + ((((low - sum) % 2) + 2) % 2) <= high
}

/** All as near to one level as their bands let them. */
function fewestSquares(bands: readonly Held[], at: number, sum: number): number {
  if (at >= bands.length) return 0
  let [below, above] = [bands[at]?.low ?? 0, bands.at(-1)?.high ?? 0]
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2)
    if (sumAt(bands, at, middle) <= sum) below = middle
    else above = middle
  }
  let squares = 0
  for (let i = at; i < bands.length; i++) {
    const { count, low, high } = bands[i] as Held
    squares += count * Math.min(high, Math.max(low, below)) ** 2
  }
  return squares + (sum - sumAt(bands, at, below)) * (2 * below + 1)
}

/** Of all as near to the level as their bands let them. */
function sumAt(bands: readonly Held[], at: number, level: number): number {
  let sum = 0
  for (let i = at; i < bands.length; i++) {
    const { count, low, high } = bands[i] as Held
    sum += count * Math.min(high, Math.max(low, level))
  }
  return sum
}

/** All at an end of their band, the upper ends first where they lie highest, and one on its way. */
function mostSquares(bands: readonly Held[], at: number, sum: number, lowest: number): number {
  let left = sum - lowest
  let squares = 0
  for (let i = bands.length - 1; i >= at; i--) {
    const { count, low, high } = bands[i] as Held
    const width = high - low
    const raised = width > 0 ? Math.min(count, Math.floor(left / width)) : 0
    left -= raised * width
    squares += raised * high ** 2 + (count - raised) * low ** 2
    if (width > 0 && raised < count && left > 0) {
      squares += (low + left) ** 2 - low ** 2
      left = 0
    }
  }
  return squares
}
