import { describe, expect, it } from 'vitest'
import vectors from '../../test/fixtures/vectors/disclosure.json' with { type: 'json' }
import { addPart, emptyPool, pooled } from '../national/pool.ts'
import { withheld } from '../national/publish.ts'
import { add, emptySum } from '../national/sums.ts'
import { mean, moments, percentile, sd, spreadOfCounts } from '../tabulate/spread.ts'
import { audit } from './difference.ts'
import { finestLevel } from './ladder.ts'
import { draw, roundWith } from './round.ts'
import { basisOf, inSpan } from './span.ts'

/** Vectors are of many shapes; each test says the one it reads. */
function vector<T>(id: string): T {
  const found = vectors.vectors.find((one) => one.id === id)
  if (!found) throw new Error(`no vector ${id}`)
  return found as T
}

it('tries every vector that came', () => {
  expect(vectors.vectors.map(({ id }) => id)).toEqual([
    'hb-linking',
    'st-linked-tables',
    'own-sticky-random-rounding',
    'own-rr-expectation',
    'own-moments',
    'own-difference-t1-paired',
    'own-difference-correction-batch',
    'own-pool-released',
    'own-ladder',
    'own-collector-dominance',
  ])
})

describe('hb-linking', () => {
  interface Linking {
    input: { released: Record<string, number[]>; releasedValues: number[]; target: number[] }
    expected: { value: number }
  }
  const { input, expected } = vector<Linking>('hb-linking')
  const rows = Object.values(input.released)

  it('finds that the one woman who lives and works in the area can be had by subtraction', () => {
    expect(inSpan(basisOf(rows), input.target)).toBe(true)
  })

  it('finds which number it is, when the figures ride along as one more column', () => {
    const basis = basisOf(rows.map((row, i) => [...row, input.releasedValues[i] ?? 0]))
    expect(inSpan(basis, [...input.target, expected.value])).toBe(true)
    expect(inSpan(basis, [...input.target, expected.value + 1])).toBe(false)
  })
})

describe('st-linked-tables', () => {
  interface Linked {
    input: {
      atoms: string[]
      primary: string[]
      tables: Record<string, Record<string, string[]>>
      publishedCells: string[]
    }
    expected: { togetherDerivable: string; extraSuppression: string }
  }
  const { input, expected } = vector<Linked>('st-linked-tables')
  const row = (members: readonly string[]) => input.atoms.map((atom) => (members.includes(atom) ? 1 : 0))
  const derivable = (tables: readonly string[], cells: readonly string[]) => {
    const basis = basisOf([
      ...tables.flatMap((table) => Object.values(input.tables[table] ?? {}).map(row)),
      ...cells.map((cell) => row([cell])),
    ])
    return input.primary.filter((atom) => inSpan(basis, row([atom])))
  }

  it('finds each table alone to be safe', () => {
    expect(derivable(['county'], input.publishedCells)).toEqual([])
    expect(derivable(['size'], input.publishedCells)).toEqual([])
  })

  it('finds that the two together give one suppressed cell away, and that one more suppression mends it', () => {
    expect(derivable(['county', 'size'], input.publishedCells)).toEqual([expected.togetherDerivable])
    const fewer = input.publishedCells.filter((cell) => cell !== expected.extraSuppression)
    expect(derivable(['county', 'size'], fewer)).toEqual([])
  })
})

describe('own-sticky-random-rounding', () => {
  interface Sticky {
    input: { keyHex: string; base: number }
    expected: { rows: { label: string; c: number; u: number; released: number }[] }
  }
  const { input, expected } = vector<Sticky>('own-sticky-random-rounding')
  const key = Uint8Array.from(Buffer.from(input.keyHex, 'hex'))
  it.each(expected.rows)('draws $u for $label and sends $released for $c', ({ label, c, u, released }) => {
    expect(draw(key, label)).toBe(u)
    expect(roundWith(u, c, input.base)).toBe(released)
  })
})

it('own-rr-expectation: goes up as often as makes the mean right', () => {
  interface Expectation {
    input: { base: number; c: number[] }
    expected: { pUp: number[]; mean: number[]; variance: number[] }
  }
  const { input, expected } = vector<Expectation>('own-rr-expectation')
  input.c.forEach((c, i) => {
    // A thousand draws, evenly spread over [0, 1).
    const sent = Array.from({ length: 1000 }, (_, at) => roundWith((at + 0.5) / 1000, c, input.base))
    const mean = sent.reduce((sum, value) => sum + value, 0) / 1000
    expect(sent.filter((value) => value > c).length / 1000).toBeCloseTo(expected.pUp[i] ?? -1, 10)
    expect(mean).toBeCloseTo(expected.mean[i] ?? -1, 10)
    expect(sent.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 1000).toBeCloseTo(expected.variance[i] ?? -1, 10)
  })
})

it('own-moments: merges to the same sums, and reads mean, spread and percentiles off them', () => {
  interface Merging {
    input: { a: number[]; b: number[]; percentiles: number[] }
    expected: { merged: { n: number; s: number; q: number }; mean: number; sd: number; percentile: number[] }
  }
  const { input, expected } = vector<Merging>('own-moments')
  const both = [...input.a, ...input.b]
  const merged = spreadOfCounts(
    both.map((sum) => ({ sum, over: 1 })),
    both.map(() => 1),
  )
  const exact = moments(merged)
  expect({ n: Number(exact.n), s: Number(exact.s), q: Number(exact.q) }).toEqual(expected.merged)
  expect(mean(exact)).toBeCloseTo(expected.mean, 14)
  expect(sd(exact)).toBeCloseTo(expected.sd, 14)
  expect(input.percentiles.map((p) => percentile(merged, p))).toEqual(expected.percentile)
})

it.each(['own-difference-t1-paired', 'own-difference-correction-batch'])('%s', (id) => {
  interface Difference {
    input: { k: number; groups: Record<string, number[]> }
    expected: { ok: boolean; rules: string[] }
  }
  const { input, expected } = vector<Difference>(id)
  const groups = Object.values(input.groups).map((cases) => new Set(cases.map(String)))
  expect(audit(groups, input.k)).toEqual(expected)
})

it('own-pool-released: one mean and one spread, units below twenty without a spread of their own', () => {
  interface Pooling {
    input: { units: { nHat: number; mean1: number; sd1: number | null }[] }
    expected: { nHat: number; mean: number; sd: number }
  }
  const { input, expected } = vector<Pooling>('own-pool-released')
  const pool = emptyPool()
  for (const { nHat, mean1, sd1 } of input.units) addPart(pool, { n: nHat, mean: mean1, sd: sd1 })
  const { mean, sd } = pooled(pool)
  expect(pool.n).toBe(expected.nHat)
  expect(mean).toBeCloseTo(expected.mean, 12)
  expect(sd).toBeCloseTo(expected.sd, 12)
})

it('own-ladder: goes down to the level where nobody stands in a small cell', () => {
  interface Ladder {
    input: { k: number; levels: { name: string; cells: number[][] }[] }
    expected: { level: string }
  }
  const { input, expected } = vector<Ladder>('own-ladder')
  const levels = input.levels.map(({ name, cells }) => ({ name, sizes: cells.map(({ length }) => length) }))
  expect(finestLevel(levels, input.k)).toBe(expected.level)
  expect(finestLevel(levels, 27)).toBe(null)
})

it('own-collector-dominance: shows no figure of two units, of one unit almost alone, or of few', () => {
  interface Dominance {
    input: { cases: number[][]; minUnits: number; minN: number; maxShare: number }
    expected: { publish: boolean[] }
  }
  const { input, expected } = vector<Dominance>('own-collector-dominance')
  const shown = input.cases.map((parts) => {
    const sum = emptySum()
    for (const part of parts) add(sum, part, 1)
    return withheld(sum, input) === null
  })
  expect(shown).toEqual(expected.publish)
})
