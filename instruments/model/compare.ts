/** Change between two results of one person: the difference, the labels with everything that made them, or why there are none. */
import { type Category, categoryOf, type Reliable, reliableOf, sdiffOf, zOf } from './change.ts'
import type { Cite, Form } from './definition.ts'
import type { ChangeRow, Limits, NormSet, NormsNamed, ReliableChange } from './norms.ts'
import { named, type OfOneAge, rowsFor, tablesFor } from './place.ts'
import { agesOf, type Person, type Result, type Scored } from './result.ts'

export type Incomparable =
  | 'unknown-form'
  | 'unknown-scale'
  | 'different-form'
  | 'different-revision'
  | 'different-informant'
  | 'different-period'
  | 'not-scored-first'
  | 'not-scored-last'

/**
 * Why a difference has no label. `other-stretch`: a first form and its follow-up ask of different stretches of time, and
 * no source has a figure for such a pair. `no-rule`: no table says how large a change must be.
 */
export type Unlabelled = 'other-stretch' | 'no-rule'

/** The part of a table that a label stands on. */
interface From {
  readonly norms: NormsNamed
  readonly cite: Cite
}

export interface ChangeLabel {
  /** Two labels stand side by side where sex is other or unstated and the tables tell the sexes apart. */
  readonly sex: 'f' | 'm' | null
  /** Which of the person's two possible ages it holds for; null where for every one. */
  readonly age: number | null
  /** Null where the rule is a published figure and no SD was given with it. */
  readonly sdiff: number | null
  readonly z: number | null
  readonly rci: number
  readonly rc: number | null
  readonly edge: 'reach' | 'exceed'
  readonly reliable: Reliable
  readonly category: Category
  readonly rule: ReliableChange & From
  /** Null where no table gives a cut-off: then nobody can be called recovered. */
  readonly cutOff: ({ readonly value: number } & From) | null
}

type FormOfResult = Result['form']

/** One of the two that are compared. */
interface Compared {
  readonly form: FormOfResult
  readonly value: number
}

export type Comparison =
  | {
      readonly comparable: true
      readonly scale: string
      readonly first: Compared
      readonly last: Compared
      /** None where the difference has no label, and then `unlabelled` says why. */
      readonly labels: readonly ChangeLabel[]
      readonly unlabelled: Unlabelled | null
    }
  | { readonly comparable: false; readonly reason: Incomparable }

/**
 * Compares one scale of two results: of the same form, or of a first form and its follow-up, which gives the difference
 * and no label. `person` is as at the first of the two: the cut-off that they started from is the one that they are
 * measured against. Rule and cut-off each come from the first norm set that has one.
 */
export function compareResults(
  [form, later]: readonly [Form, Form],
  scale: string,
  [first, last]: readonly [Result, Result],
  person: Person,
  normSets: readonly NormSet[],
): Comparison {
  const isFollowUp = isFollowUpOf(later, form)
  const reason = apart(form, scale, first.form, last.form, isFollowUp)
  if (reason) return { comparable: false, reason }
  const [from, to] = [first.scales[scale], last.scales[scale]]
  if (from?.kind !== 'scored') return { comparable: false, reason: 'not-scored-first' }
  if (to?.kind !== 'scored') return { comparable: false, reason: 'not-scored-last' }
  const labels = isFollowUp ? [] : labelsFor(form, scale, [from, to], person, tablesFor(form, normSets))
  return {
    comparable: true,
    scale,
    first: { form: first.form, value: from.value },
    last: { form: last.form, value: to.value },
    labels,
    unlabelled: isFollowUp ? 'other-stretch' : labels.length === 0 ? 'no-rule' : null,
  }
}

/** The same version of an instrument, asked again in the form made for it. */
export const isFollowUpOf = (later: Form, first: Form): boolean =>
  first.occasion === 'first' &&
  later.occasion === 'follow-up' &&
  first.instrument === later.instrument &&
  first.informant === later.informant &&
  first.ages.from === later.ages.from &&
  first.ages.to === later.ages.to

function apart(
  form: Form,
  scale: string,
  first: FormOfResult,
  last: FormOfResult,
  isFollowUp: boolean,
): Incomparable | null {
  if (!Object.hasOwn(form.scales, scale)) return 'unknown-scale'
  if (first.informant !== last.informant) return 'different-informant'
  if (!isFollowUp && first.period !== last.period) return 'different-period'
  if (!isFollowUp && first.id !== last.id) return 'different-form'
  return first.revision === last.revision ? null : 'different-revision'
}

/**
 * False where a label holds for one only of the two ages that somebody may have, and the other has none: then the labels
 * together are no answer about the person.
 */
export function areForEveryAge(labels: readonly Pick<ChangeLabel, 'age'>[]): boolean {
  return new Set(labels.flatMap(({ age }) => age ?? [])).size !== 1
}

/** The labels at each possible age, once where they are the same at all. */
function labelsFor(
  form: Form,
  scale: string,
  scores: readonly [Scored, Scored],
  person: Person,
  tables: readonly NormSet[],
): readonly ChangeLabel[] {
  const ages = agesOf(person.age)
  const atEach = ages.map((age) => ({ age, found: pairsAt(form, scale, { ...person, age }, tables) }))
  return atEach.flatMap(({ age, found }, at) =>
    found.flatMap((pair) => {
      const same = atEach.map(({ found }) => found.some((other) => isSame(pair, other)))
      if (same.every(Boolean)) return at === 0 ? [label(scores, pair, null)] : []
      return [label(scores, pair, age)]
    }),
  )
}

type Pair = readonly [rule: Found<ChangeRow>, cutOff: Found<CutOffRow> | null]

const isSame = ([rule, cutOff]: Pair, [otherRule, otherCutOff]: Pair): boolean =>
  rule.row === otherRule.row && cutOff?.row === otherCutOff?.row

function pairsAt(form: Form, scale: string, person: OfOneAge, tables: readonly NormSet[]): readonly Pair[] {
  const rules = firstRows(tables, (set) => rowsFor(set.changes ?? NONE, form, scale, person))
  const cutOffs = firstRows(tables, (set) => rowsFor(set.limits, form, scale, person).filter(hasCutOff))
  return pairs(rules, cutOffs)
}

const NONE: readonly ChangeRow[] = []

interface Found<R> {
  readonly row: R
  readonly set: NormSet
}

type CutOffRow = Limits & { readonly cutOff: number }

const hasCutOff = (row: Limits): row is CutOffRow => row.cutOff !== undefined

function firstRows<R>(tables: readonly NormSet[], rowsOf: (set: NormSet) => readonly R[]): readonly Found<R>[] {
  const set = tables.find((set) => rowsOf(set).length > 0)
  return set ? rowsOf(set).map((row) => ({ row, set })) : []
}

/** Each sex's rule with the same sex's cut-off; a row for all goes with both. */
function pairs(rules: readonly Found<ChangeRow>[], cutOffs: readonly Found<CutOffRow>[]): readonly Pair[] {
  const wanted = cutOffs.length > 0 ? cutOffs : [null]
  return rules.flatMap((rule) =>
    wanted.filter((cutOff) => sameSex(rule.row.sex, cutOff?.row.sex)).map((cutOff) => [rule, cutOff] as const),
  )
}

const sameSex = (a: 'f' | 'm' | undefined, b: 'f' | 'm' | undefined) => a === undefined || b === undefined || a === b

function label([first, last]: readonly [Scored, Scored], [rule, cutOff]: Pair, age: number | null): ChangeLabel {
  const { higherIs } = first
  const figures = figuresOf(rule.row.rule)
  const moved = difference(first.exact, last.exact)
  const reliable = reliableOf(moved, figures, higherIs)
  return {
    ...figures,
    sex: rule.row.sex ?? cutOff?.row.sex ?? null,
    age,
    rc: figures.sdiff === null ? null : moved / figures.sdiff,
    reliable,
    category: categoryOf(reliable, first.value, last.value, cutOff?.row.cutOff ?? null, higherIs),
    rule: { ...rule.row.rule, ...from(rule) },
    cutOff: cutOff && { value: cutOff.row.cutOff, ...from(cutOff) },
  }
}

function figuresOf(rule: ReliableChange) {
  const z = rule.confidence === null ? null : zOf(rule.confidence)
  if (rule.by === 'published') return { sdiff: null, z, rci: rule.points, edge: rule.edge }
  const sdiff = sdiffOf(rule.sd, rule.reliability)
  return { sdiff, z, rci: zOf(rule.confidence) * sdiff, edge: 'exceed' as const }
}

/** The last less the first, divided once, so that a change of exactly 5 points is 5 and not 4.999…. */
const difference = (first: Scored['exact'], last: Scored['exact']): number =>
  (last.sum * first.over - first.sum * last.over) / (last.over * first.over)

function from({ row, set }: Found<{ readonly cite: Cite }>): From {
  return { norms: named(set), cite: row.cite }
}
