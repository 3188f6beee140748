/**
 * The one way out of a unit: cases in, a batch that may leave. The same cases, key and history give the same bytes on
 * every device and at every try.
 */
import type { Batch } from '../batch/batch.ts'
import { canonical } from '../batch/canonical.ts'
import { riseAsOne } from '../batch/limits.ts'
import type { Cases } from '../case.ts'
import type { Period } from '../period/period.ts'
import type { Edition } from '../period/window.ts'
import { linksOf } from '../plan/linked.ts'
import { planOf } from '../plan/plans.ts'
import { type CountTable, measuresOf, nested, tablesOf } from '../plan/tables.ts'
import { tabulate } from '../tabulate/tabulate.ts'
import { countCandidate } from './counts.ts'
import { audit, farApart, sameChildren } from './difference.ts'
import type {
  CaseLists,
  LeftOut,
  LeftOutReason,
  PreviewLine,
  Refused,
  Releasable,
  Release,
  ReleasedGroup,
} from './release.ts'
import type { Rounding } from './round.ts'
import { type Candidate, scoreCandidates } from './scores.ts'

/** Fewer children than this send no figure. */
const batchFrom = 10
/** Two released groups with a mean differ by nobody or by this many; two counts of one cell by nobody or by five. */
const apart = { score: 10, count: 5 } as const

export interface Disclosure {
  readonly period: Period
  readonly edition: Edition
  /** Gone through once. */
  readonly cases: Cases
  /** Where `cases` hold those of an earlier period that were too few by themselves: its id. */
  readonly joined: string | null
  /** The unit's id, as enrolled. */
  readonly unit: string
  /** 32 random bytes of the unit's own, the same on all its devices, never sent. */
  readonly key: Uint8Array
  readonly app: string
  /** The case lists behind everything this unit ever released. */
  readonly released: readonly CaseLists[]
}

/**
 * @returns the batch with its bytes, the case lists to be sealed, and own figures beside sent ones; or why nothing may
 * be sent. The release window is `mayRelease`'s question.
 * @param onProgress hears how many children have been counted, now and then and at the end; the rules come after.
 */
export function disclose(asked: Disclosure, onProgress?: (counted: number) => void): Release | Refused {
  const { period, edition, released } = asked
  const done = (which: Edition) => released.some((lists) => lists.period === period.id && lists.edition === which)
  if (done(edition)) return { refused: 'already-released' }
  if (edition === 2 && !done(1)) return { refused: 'case-lists-missing' }

  const elsewhere = new Set(
    released
      .filter((lists) => lists.period !== period.id)
      .flatMap(({ groups }) => groups.flatMap(({ cases }) => cases)),
  )
  const cases = elsewhere.size === 0 ? asked.cases : [...asked.cases].filter(({ id }) => !elsewhere.has(id))
  const before = leftOut('sent-in-another-period', null, asked.cases.length - cases.length)
  if (cases.length < batchFrom) return edition === 1 ? tooFew(asked, cases, before) : { refused: 'nothing-may-be-sent' }
  return enough(asked, cases, before, onProgress)
}

function enough(
  asked: Disclosure,
  cases: Cases,
  before: readonly LeftOut[],
  onProgress?: (counted: number) => void,
): Release | Refused {
  const { period, edition, released } = asked
  const { counts, scores, notCounted } = candidates(asked, cases, onProgress)
  const history = released.flatMap(({ groups }) => groups)
  const failed = failing([...counts, ...scores], history)
  const out = new Set([...withParts(failed, period), ...partsRisingAsOne(scores, period)])
  const stands = ({ table, figures }: Candidate<unknown>) => figures !== null && !out.has(table)
  const sent = [...counts.filter(stands), ...scores.filter(stands)]
  if (sent.length === 0) return { refused: 'nothing-may-be-sent' }

  const batch = seal({
    ...head(asked),
    size: 'enough',
    counts: figuresOf(counts.filter(stands)),
    scores: figuresOf(scores.filter(stands)),
  })
  const why = (table: string): LeftOutReason => (failed.has(table) ? 'difference-rule' : 'part-of-sum')
  return {
    batch,
    bytes: canonical(batch),
    caseLists: listsOf(
      period,
      edition,
      sent.flatMap(({ groups }) => groups),
    ),
    preview: [...counts, ...scores].flatMap(({ table, preview }) =>
      out.has(table) ? preview.map((line) => ({ ...line, sent: null, why: why(table) })) : preview,
    ),
    leftOut: [...before, ...notCounted, ...[...out].flatMap((table) => leftOut(why(table), table, 1))],
  }
}

function candidates({ period, unit, key }: Disclosure, cases: Cases, onProgress?: (counted: number) => void) {
  const { tally, notCounted } = tabulate(cases, period, onProgress)
  const { id: plan, base } = planOf(period)
  const rounding: Rounding = { key, plan, unit, first: period.first, last: period.last, base }
  const tables = tablesOf(period).filter((table): table is CountTable => table.kind === 'count')
  const reasons = Map.groupBy(notCounted, ({ reason, measure }) => `${reason} ${measure}`)
  return {
    counts: tables.map((table) => countCandidate(table, tally, period.id, rounding)),
    scores: measuresOf(period).flatMap(({ measure, followedUp }) =>
      scoreCandidates(measure, followedUp, tally.scored.get(measure.id), rounding),
    ),
    notCounted: [...reasons.values()].flatMap((same) =>
      same[0] ? leftOut(same[0].reason, same[0].measure, same.length) : [],
    ),
  }
}

/** Tables that cannot stand beside what was released before, or beside themselves. A variable belongs to one table. */
function failing(tables: readonly Candidate<unknown>[], history: readonly ReleasedGroup[]): ReadonlySet<string> {
  const before = Map.groupBy(history, ({ variable }) => variable)
  const holds = onceForEach((groups) => audit(groups, apart.score).ok)
  const fails = ({ groups }: Candidate<unknown>) =>
    [...Map.groupBy(groups, ({ variable }) => variable)].some(([variable, own]) => {
      const all = [...(before.get(variable) ?? []), ...own].map(({ cases }) => cases)
      return !(own[0]?.kind === 'score' ? holds(all) : farApart(all, apart.count))
    })
  return new Set(tables.filter(fails).map(({ table }) => table))
}

/** The scales of a measure, and its times, are mostly about the same children: what was found of them is remembered. */
function onceForEach(
  judge: (groups: readonly (readonly string[])[]) => boolean,
): (groups: readonly (readonly string[])[]) => boolean {
  const judged: { readonly groups: readonly (readonly string[])[]; readonly found: boolean }[] = []
  return (groups) => {
    const before = judged.find(
      (one) =>
        one.groups.length === groups.length && one.groups.every((group, i) => sameChildren(group, groups[i] ?? [])),
    )
    if (before) return before.found
    const found = judge(groups)
    judged.push({ groups, found })
    return found
  }
}

/** Where a sum or one of its parts is out, its other parts are out too; and people and their reasons are out together. */
function withParts(out: ReadonlySet<string>, period: Period): ReadonlySet<string> {
  const all = new Set(out)
  if (nested.some((table) => out.has(table))) for (const table of nested) all.add(table)
  for (const { measure } of measuresOf(period))
    for (const { whole, parts } of linksOf(measure)) {
      const tables = parts.map((part) => `${measure.id}.${part}`)
      if ([`${measure.id}.${whole}`, ...tables].some((table) => out.has(table)))
        for (const table of tables) all.add(table)
    }
  return all
}

/** Parts that rise with their sum so nearly as one that a child's total would tell what it has of each. */
function partsRisingAsOne(tables: readonly Candidate<Batch['scores'][string]>[], period: Period): readonly string[] {
  const cellsOf = (id: string) => tables.find(({ table }) => table === id)?.figures?.cells
  return measuresOf(period).flatMap(({ measure }) =>
    linksOf(measure).flatMap(({ whole, parts }) => {
      const own = parts.map((part) => `${measure.id}.${part}`)
      const asOne = Object.entries(cellsOf(`${measure.id}.${whole}`) ?? {}).some(([cell, figures]) =>
        (['first', 'last'] as const).some((time) => {
          const sd = figures[time]?.sd ?? null
          const each = own.map((table) => cellsOf(table)?.[cell]?.[time]?.sd ?? null)
          return sd !== null && each.every((one) => one !== null) && riseAsOne(sd, each)
        }),
      )
      return asOne ? own : []
    }),
  )
}

function tooFew(asked: Disclosure, cases: Cases, before: readonly LeftOut[]): Release {
  const batch = seal({ ...head(asked), size: 'too-few', counts: {}, scores: {} })
  const { counts, scores } = candidates(asked, cases)
  return {
    batch,
    bytes: canonical(batch),
    caseLists: listsOf(asked.period, asked.edition, []),
    preview: [...counts, ...scores].flatMap(({ preview }) =>
      preview.map((line): PreviewLine => ({ ...line, sent: null, why: 'too-few' })),
    ),
    leftOut: [...before, ...leftOut('too-few', null, cases.length)],
  }
}

const head = ({ period, edition, joined, unit, app }: Disclosure) =>
  ({
    format: 'mattstock-batch-1',
    plan: period.plan,
    rules: planOf(period).rules,
    app,
    period: period.id,
    ...(period.correction && { correction: period.correction.number }),
    joined,
    unit,
    edition,
    rehearsal: period.kind === 'rehearsal',
  }) as const

const figuresOf = <F>(tables: readonly Candidate<F>[]): Record<string, F> =>
  Object.fromEntries(tables.flatMap(({ table, figures }) => (figures === null ? [] : [[table, figures]])))

const listsOf = (period: Period, edition: Edition, groups: readonly ReleasedGroup[]): CaseLists => ({
  format: 'mattstock-case-lists-1',
  period: period.id,
  edition,
  groups,
})

const leftOut = (reason: LeftOutReason, table: string | null, number: number): readonly LeftOut[] =>
  number > 0 ? [{ reason, table, number }] : []

const seal = (batch: Batch) => batch as Releasable
