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

interface Place {
  readonly band: number
  readonly value: number
  readonly last: boolean
}

/** Each list once, in rising order of its numbers; those that look like many a list of scores come first. */
export function* everyList(sought: Sought, budget: Budget): Generator<Numbers, undefined> {
  const { bands, alike } = sought
  if (!reaches(bands, sought.sum, ...sought.squares)) return
  const like = guess(sought)
  const places = bands.flatMap(({ low, high }, band) =>
    Array.from({ length: high - low + 1 }, (_, i): Place => ({ band, value: low + i, last: low + i === high })),
  )
  const liked = new Map<number, number>()
  for (const one of like) liked.set(one, (liked.get(one) ?? 0) + 1)
  const wanted = places.map(({ value }) => liked.get(value) ?? 0)
  const above = bands.map((_, band) => {
    const rest = bands.slice(band + 1)
    return { rest, ends: ends(rest) }
  })
  const chosen: number[] = []
  function* from(at: number, left: number, sum: number, low: number, high: number): Generator<Numbers, undefined> {
    const place = places[at]
    if (!place) {
      yield chosen.flatMap((count, i) => Array.from({ length: count }, () => places[i]?.value ?? 0))
      return
    }
    const { band, value, last } = place
    const { high: end = value } = bands[band] ?? {}
    const {
      rest,
      ends: [lowest, highest],
    } = above[band] as (typeof above)[number]
    // Few here leave more to stand higher up, and many fewer: what the sum bears of both.
    const fewest = last ? left : Math.max(0, left * (value + 1) + lowest - sum)
    const most = last ? left : Math.min(left, Math.floor((left * end + highest - sum) / (end - value)))
    for (const count of nearest(wanted[at] ?? 0, fewest, Math.min(most, alike))) {
      if (--budget.left < 0) return
      const others = last ? rest : [{ count: left - count, low: value + 1, high: end }, ...rest]
      const [s, from2, to2] = [sum - count * value, low - count * value ** 2, high - count * value ** 2]
      if (!reaches(others, s, from2, to2)) continue
      chosen[at] = count
      yield* from(at + 1, last ? (rest[0]?.count ?? 0) : left - count, s, from2, to2)
    }
    chosen.length = at
  }
  yield* from(0, bands[0]?.count ?? 0, sought.sum, ...sought.squares)
}

/** A list of about this mean and spread, thick in the middle (logistic), each number kept within its band. */
function guess({ bands, sum, squares: [low, high] }: Sought): Numbers {
  const each = bands.flatMap((band) => Array.from({ length: band.count }, () => band))
  const n = each.length
  const mean = sum / n
  const spread =
    Math.sqrt(Math.max(0, Math.min((low + high) / 2, low + 4 * n) / n - mean ** 2)) * (Math.sqrt(3) / Math.PI)
  return each.map((band, i) => {
    const p = (i + 0.5) / n
    return Math.min(band.high, Math.max(band.low, Math.round(mean + spread * Math.log(p / (1 - p)))))
  })
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

/** The lowest and the highest sum. */
function ends(bands: readonly Held[]): readonly [lowest: number, highest: number] {
  let [lowest, highest] = [0, 0]
  for (const { count, low, high } of bands) {
    lowest += count * low
    highest += count * high
  }
  return [lowest, highest]
}

/** Whether numbers in these bands can have this sum, and squares between these: odd and even with the sum. */
function reaches(bands: readonly Held[], sum: number, from: number, to: number): boolean {
  const [lowest, highest] = ends(bands)
  if (sum < lowest || sum > highest) return false
  const low = Math.max(Math.ceil(from), fewestSquares(bands, sum))
  const high = Math.min(Math.floor(to), mostSquares(bands, sum, lowest))
  return low + ((((low - sum) % 2) + 2) % 2) <= high
}

/** All as near to one level as their bands let them. */
function fewestSquares(bands: readonly Held[], sum: number): number {
  const sumAt = (level: number) => {
    let all = 0
    for (const { count, low, high } of bands) all += count * Math.min(high, Math.max(low, level))
    return all
  }
  if (bands.length === 0) return 0
  let [below, above] = [bands[0]?.low ?? 0, bands.at(-1)?.high ?? 0]
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2)
    if (sumAt(middle) <= sum) below = middle
    else above = middle
  }
  let squares = 0
  for (const { count, low, high } of bands) squares += count * Math.min(high, Math.max(low, below)) ** 2
  return squares + (sum - sumAt(below)) * (2 * below + 1)
}

/** All at an end of their band, the upper ends first where they lie highest, and one on its way. */
function mostSquares(bands: readonly Held[], sum: number, lowest: number): number {
  let left = sum - lowest
  let squares = 0
  for (let i = bands.length - 1; i >= 0; i--) {
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
