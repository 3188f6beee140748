/**
 * Scoring once more, written from the papers' own tables and not from `instruments/`: positions and signs as text, whole
 * tables looked up, and none of the model's code. The two must agree on every form there is.
 */

export type Codes = readonly (number | null)[]
export type Scores = Readonly<Record<string, number | null>>

/** `-7` is position 7, reverse keyed. */
type Keyed = readonly number[]
const keyed = (text: string): Keyed => text.split(' ').map(Number)

function points(codes: Codes, scale: Keyed, top: number): readonly number[] {
  const found: number[] = []
  for (const place of scale) {
    const code = codes[Math.abs(place) - 1]
    if (code !== null && code !== undefined) found.push(place < 0 ? top - code : code)
  }
  return found
}

const SDQ: Readonly<Record<string, Keyed>> = {
  emotional: keyed('3 8 13 16 24'),
  conduct: keyed('5 -7 12 18 22'),
  hyperactivity: keyed('2 10 15 -21 -25'),
  peer: keyed('6 -11 -14 19 23'),
  prosocial: keyed('1 4 9 17 20'),
}

/** By how many of the five were answered, then by their keyed sum. */
const OUT_OF_TEN = new Map([
  [5, '0 1 2 3 4 5 6 7 8 9 10'],
  [4, '0 1 3 4 5 6 8 9 10'],
  [3, '0 2 3 5 7 8 10'],
])

/** Impact by the answers alone: what each raw code is worth. */
const IMPACT = '0012'

export interface SdqSheet {
  /** Items 1–25. */
  readonly items: Codes
  readonly ebddiff: number | null
  /** Five for parent and self, three for a teacher. */
  readonly impact: Codes
}

export function sdqAgain({ items, ebddiff, impact }: SdqSheet): Scores {
  const scores: Record<string, number | null> = {}
  for (const [name, scale] of Object.entries(SDQ)) {
    const found = points(items, scale, 2)
    const sum = found.reduce((a, b) => a + b, 0)
    const cell = OUT_OF_TEN.get(found.length)?.split(' ')[sum]
    scores[name] = cell === undefined ? null : Number(cell)
  }
  const plus = (...names: readonly string[]) => {
    const parts = names.map((name) => scores[name] ?? Number.NaN)
    const sum = parts.reduce((a, b) => a + b, 0)
    return Number.isNaN(sum) ? null : sum
  }
  scores.total = plus('emotional', 'conduct', 'hyperactivity', 'peer')
  scores.internalising = plus('emotional', 'peer')
  scores.externalising = plus('conduct', 'hyperactivity')
  const worths = impact.filter((code) => code !== null).map((code) => Number(IMPACT[code]))
  const felt = worths.length === 0 ? null : worths.reduce((a, b) => a + b, 0)
  scores.impact = ebddiff === null ? null : ebddiff === 0 ? 0 : felt
  return scores
}

const CORE_OM = {
  wellbeing: { items: keyed('-4 14 17 -31'), blanks: 0 },
  problems: { items: keyed('2 5 8 11 13 15 18 20 23 27 28 30'), blanks: 1 },
  functioning: { items: keyed('1 -3 -7 10 -12 -19 -21 25 26 29 -32 33'), blanks: 1 },
  risk: { items: keyed('6 9 16 22 24 34'), blanks: 0 },
}

function mean(codes: Codes, items: Keyed, blanks: number): number | null {
  const found = points(codes, items, 4)
  return found.length < items.length - blanks || found.length === 0
    ? null
    : found.reduce((a, b) => a + b, 0) / found.length
}

function clinical(codes: Codes, items: Keyed, blanks: number): number | null {
  const found = points(codes, items, 4)
  const value = mean(codes, items, blanks)
  return value === null ? null : (10 * found.reduce((a, b) => a + b, 0)) / found.length
}

export function coreOmAgain(codes: Codes): Scores {
  const { wellbeing, problems, functioning, risk } = CORE_OM
  const nonrisk = [...wellbeing.items, ...problems.items, ...functioning.items]
  const all = [...nonrisk, ...risk.items]
  const domains = Object.entries(CORE_OM).map(([name, { items, blanks }]) => [name, mean(codes, items, blanks)])
  return {
    ...Object.fromEntries(domains),
    nonrisk: mean(codes, nonrisk, 3),
    all: mean(codes, all, 3),
    clinical: clinical(codes, all, 3),
  }
}

const TEN = {
  'yp-core': keyed('1 2 -3 4 -5 6 7 8 9 -10'),
  'core-10': keyed('1 -2 -3 4 5 6 7 8 9 10'),
}

export function tenAgain(form: keyof typeof TEN, codes: Codes): Scores {
  return { mean: mean(codes, TEN[form], 1), clinical: clinical(codes, TEN[form], 1) }
}
