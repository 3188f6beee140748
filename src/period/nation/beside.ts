/**
 * The unit beside the nation, from the unit's own exact figures. Worked out on the device and never sent. Pure.
 * A share is of the children it could have counted; its span says how far chance alone could have moved it.
 */
import {
  ageCells,
  changeCategories,
  type Exact,
  measuresOf,
  type National,
  type NationalCount,
  type NationalScore,
  ofMean,
  ofShare,
  type Period,
  type PeriodCase,
  planOf,
  questionsOf,
  tooUncertain,
  type Uncertain,
  type Withheld,
} from '#aggregate'
import { scaleValues } from '../counted-measurements.ts'

/** A cell's name without what stands for every sex or age. */
export const plainCell = (cell: string): string => cell.replaceAll(/\ball\||\|all\b/g, '')

export interface Span {
  readonly value: number
  /** 95 %. */
  readonly low: number
  readonly high: number
}

/** `of` children stand behind the unit's own figure. */
export type Own = Span & { readonly of: number }

/** Of about `of` children. `joined`: this period and the one before together. */
export type OfNation = Span & { readonly of: number; readonly rounding: number; readonly joined: boolean }

export interface Beside {
  /** A cell of the table, or `first` and `last` of a score. */
  readonly cell: string
  /** Null where the unit has none. */
  readonly own: Own | null
  readonly nation: OfNation | Withheld['withheld'] | null
}

/** Its margin is larger than itself. */
export const isUnsure = ({ value, low, high }: Span): boolean =>
  tooUncertain({ value, margin: Math.max(value - low, high - value) })

export interface BesideTable {
  readonly table: string
  readonly kind: 'share' | 'mean'
  /** Where the picture's axis ends. */
  readonly range: readonly [number, number]
  readonly rows: readonly Beside[]
}

type Counts = (table: string, cells: readonly string[]) => number

/** `own` counts the unit's own children in cells of the plan. */
export function besideTables(
  period: Period,
  cases: readonly PeriodCase[],
  own: Counts,
  national: National,
): readonly BesideTable[] {
  const plan = planOf(period)
  const people = plan.sexes.flatMap((sex) => ageCells(period).map((age) => `${sex}|${age}`))
  const children = own('sex.age', people)
  const shares = (table: string, rows: readonly { cell: string; cells: readonly string[] }[], of = children) =>
    ({
      table,
      kind: 'share',
      range: [0, 1],
      rows: rows.map(({ cell, cells }) => ({
        cell: plainCell(cell),
        own: of > 0 ? { ...shareSpan(own(table, cells), of), of } : null,
        nation: nationShare(national, table, cell),
      })),
    }) satisfies BesideTable
  const plain = (table: string) =>
    Object.keys(national.counts[table] ?? {}).map((cell) => ({ cell, cells: [cell] as readonly string[] }))
  const everyCode = (codes: readonly string[]) =>
    codes.map((code) => ({ cell: `all|all|${code}`, cells: people.map((who) => `${who}|${code}`) }))
  const reasons = [...new Set(Object.keys(national.counts.reasons ?? {}).map((cell) => cell.split('|')[2] ?? ''))]
  return [
    shares('sex.age', [
      ...ageCells(period).map((age) => ({ cell: `all|${age}`, cells: plan.sexes.map((sex) => `${sex}|${age}`) })),
      ...plan.sexes.map((sex) => ({ cell: `${sex}|all`, cells: ageCells(period).map((age) => `${sex}|${age}`) })),
    ]),
    shares('reasons', everyCode(reasons)),
    shares('interventions', plain('interventions')),
    shares('professions', plain('professions')),
    ...plan.waits.map((wait) => shares(`waiting.${wait}`, plain(`waiting.${wait}`))),
    ...measuresOf(period).flatMap(({ measure, followedUp }) => [
      ...measure.scales.map(
        ({ id, range }): BesideTable => ({
          table: `${measure.id}.${id}`,
          kind: 'mean',
          range,
          rows: meanRows(cases, period, measure.id, id, national),
        }),
      ),
      ...(measure.change && followedUp ? [changes(measure.id, own, shares)] : []),
    ]),
    ...questionsOf(period).map(({ table, cells }) => shares(table, plain(table), own(table, cells))),
  ]
}

function changes(
  measure: string,
  own: Counts,
  shares: (table: string, rows: { cell: string; cells: string[] }[], of: number) => BesideTable,
): BesideTable {
  const table = `${measure}.change`
  const cells = [...changeCategories, 'unlabelled']
  const rows = cells.map((cell) => ({ cell, cells: [cell] }))
  return shares(table, rows, own(table, cells))
}

function nationShare({ counts, joined }: National, table: string, cell: string): Beside['nation'] {
  const alone = shareOf(counts[table]?.[cell])
  const both = shareOf(joined?.counts[table]?.[cell])
  if (both && typeof both === 'object') return { ...both, joined: true }
  return alone
}

function shareOf(count: NationalCount | undefined): Beside['nation'] {
  if (!count) return null
  if ('withheld' in count) return count.withheld
  const share = ofShare(count)
  return share && spanOf(share, [0, 1])
}

const spanOf = ({ value, margin, rounding, of }: Uncertain, [least, most]: readonly [number, number]): OfNation => ({
  value,
  low: Math.max(least, value - margin),
  high: Math.min(most, value + margin),
  rounding,
  of,
  joined: false,
})

function meanRows(
  cases: readonly PeriodCase[],
  period: Period,
  measureId: string,
  scale: string,
  national: National,
): readonly Beside[] {
  const asked = measuresOf(period).find(({ measure }) => measure.id === measureId)
  if (!asked) return []
  const { measure, revision, followedUp } = asked
  const { first, pairs } = scaleValues(period, cases, { ...measure, revision }, scale)
  const last = pairs.map((pair) => pair.last)
  const shown = national.scores[`${measureId}.${scale}`]
  const { range } = measure.scales.find(({ id }) => id === scale) ?? { range: [0, 0] as const }
  return [
    { cell: 'first', own: meanSpan(first), nation: nationMean(shown?.everyone, 'first', range) },
    ...(followedUp
      ? [{ cell: 'last', own: meanSpan(last), nation: nationMean(shown?.completers, 'last', range) }]
      : []),
  ]
}

function nationMean(
  score: NationalScore | undefined,
  time: 'first' | 'last',
  range: readonly [number, number],
): Beside['nation'] {
  const stats = score?.[time]
  if (!score || !stats) return null
  if ('withheld' in stats) return stats.withheld
  return 'withheld' in score.n ? score.n.withheld : spanOf(ofMean(stats, score.n.value), range)
}

const z = 1.96

/** Wilson's interval (J Am Stat Assoc 1927;22:209–212): holds also for few children and for shares near 0 and 1. */
export function shareSpan(count: number, of: number): Span {
  const p = count / of
  const middle = (p + z ** 2 / (2 * of)) / (1 + z ** 2 / of)
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** Mean ± 1.96 standard errors; with one child there is no span to tell, and with none no mean. */
export function meanSpan(values: readonly Exact[]): Own | null {
  const n = values.length
  if (n === 0) return null
  const numbers = values.map(({ sum, over }) => sum / over)
  const mean = numbers.reduce((total, value) => total + value, 0) / n
  if (n === 1) return { value: mean, low: mean, high: mean, of: n }
  const variance = numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / (n - 1)
  const half = z * Math.sqrt(variance / n)
  return { value: mean, low: mean - half, high: mean + half, of: n }
}
