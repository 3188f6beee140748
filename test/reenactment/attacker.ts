/**
 * An attacker who holds everything that a unit ever releases: every table of two periods and two editions, linked scales,
 * questionnaires, and the national figures less any other unit's. Knows everybody's sex, age and which forms they filled
 * in; not the answers, and not the draws. Written apart from the rules it attacks: its own groups, its own algebra.
 */
import {
  afterTheVisit,
  type Batch,
  countingGoals,
  disclose,
  type Period,
  type PeriodCase,
  period2014,
  type Release,
  revisionNow,
} from '#aggregate'
import { type Chance, chance as seeded } from '../../src/practice/chance.ts'

/** What was found that should not be: a line each. */
export type Findings = readonly string[]

const parts = ['emotional', 'conduct', 'hyperactivity', 'peer'] as const
type Part = (typeof parts)[number]

/** By the second plan: the first, and goals. */
const periods: readonly Period[] = [2014, 2015].map((year) => ({
  ...countingGoals(period2014),
  id: `forsta-linjen-${year}`,
  first: `${year}-03-01`,
  last: `${year}-09-30`,
  questionnaires: [{ instrument: afterTheVisit, counted: ['first', 'last'] }],
}))

/** A child with an SDQ of which each scale could not be scored as often as `blanks`, and the questionnaire of the period. */
function child(c: Chance, blanks: number, asked: number): PeriodCase {
  const sdq = (followUp: boolean): PeriodCase['measurements'][number] => {
    const low = c.pick([1, 2, 3])
    const scored = () => (c.yes(blanks) ? null : { sum: Math.floor(11 * c.next() ** low), over: 1 })
    const own = Object.fromEntries(parts.map((part) => [part, scored()])) as Record<Part, { sum: number } | null>
    const sums = parts.map((part) => own[part]?.sum ?? Number.NaN)
    const sum = sums.reduce((all, one) => all + one, 0)
    const total = Number.isNaN(sum) ? null : { sum, over: 1 }
    const scales = {
      ...own,
      total,
      prosocial: scored(),
      impact: scored(),
    } as PeriodCase['measurements'][number]['scales']
    const form = followUp ? 'sdq-s11-17-followup' : 'sdq-s11-17'
    return { form, revision: revisionNow('sdq-self'), timePoint: followUp ? 'last' : 'first', training: false, scales }
  }
  const after = (timePoint: 'first' | 'last'): PeriodCase['measurements'][number] => {
    const items = Object.keys(afterTheVisit.forms[0]?.items ?? {})
    const answers = Object.fromEntries(items.map((item) => [item, c.yes(0.1) ? null : c.whole(0, 3)]))
    return { form: 'after-the-visit', revision: 1, timePoint, training: false, scales: {}, answers }
  }
  /** Of one to three goals, each from −10 to 10. */
  const goals = (): PeriodCase['measurements'][number] => {
    const over = c.whole(1, 3)
    const sum = Array.from({ length: over }, () => c.whole(-10, 10)).reduce((all, one) => all + one, 0)
    return { form: 'goals', revision: 1, timePoint: 'first', training: false, scales: { progress: { sum, over } } }
  }
  const followed = c.yes(0.5)
  const codes = (all: readonly string[]) => (c.yes(0.1) ? null : all.filter(() => c.yes(0.3)))
  return {
    id: c.uuid(),
    sex: c.pick(['f', 'f', 'f', 'm', 'm', 'x']),
    age: c.whole(8, 20),
    reasons: codes(['anxiety', 'low-mood', 'aggressiveness', 'school', 'family']),
    interventions: codes(['talks-young', 'assessment']),
    professions: codes(['psychologist', 'nurse']),
    waiting: { visit: c.yes(0.1) ? null : c.whole(0, 200), start: c.yes(0.3) ? null : c.whole(0, 200) },
    measurements: [
      ...(c.yes(0.85) ? [sdq(false), ...(followed ? [sdq(true)] : [])] : []),
      ...(c.yes(asked) ? [goals()] : []),
      ...(c.yes(asked) ? [after('first'), ...(c.yes(0.6) ? [after('last')] : [])] : []),
    ],
    changes: {},
  }
}

export interface Heard {
  readonly period: Period
  readonly release: Release
  readonly cases: readonly PeriodCase[]
}

/** All that one invented unit sends in two years. */
export function everythingSent(seed: number, blanks: number): readonly Heard[] {
  const c = seeded(seed)
  const asked = c.pick([0.05, 0.2, 0.6])
  const key = Uint8Array.from({ length: 32 }, () => c.whole(0, 255))
  const heard: Heard[] = []
  for (const period of periods) {
    let cases = Array.from({ length: c.whole(10, 120) }, () => child(c, blanks, asked))
    for (const edition of [1, 2] as const) {
      const released = heard.map(({ release }) => release.caseLists)
      const unit = `enhet-${seed}`
      const release = disclose({ period, edition, cases, joined: null, unit, key, app: '0.1.0', released })
      if (!('refused' in release)) heard.push({ period, release, cases })
      const busy = c.yes(0.5)
      const more = Array.from({ length: busy ? c.whole(5, 25) : c.whole(0, 3) }, () => child(c, blanks, asked))
      cases = [...cases.filter(() => !c.yes(busy ? 0.2 : 0.01)), ...more]
    }
  }
  return heard
}

export const attack = (heard: readonly Heard[]): Findings => [
  ...falseMeans(heard),
  ...isolated(heard),
  ...fixedLists(heard),
  ...provenCounts(heard),
  ...smallQuestionnaires(heard),
]

function scoreOf(one: PeriodCase, scale: string, time: 'first' | 'last'): number | undefined {
  const family = scale === 'progress' ? 'goals' : 'sdq'
  const made = one.measurements.find(({ form, timePoint }) => form.startsWith(family) && timePoint === time)
  const value = made?.scales[scale]
  return value ? value.sum / value.over : undefined
}

interface Sum {
  readonly scale: string
  readonly time: 'first' | 'last'
  readonly who: readonly string[]
  readonly mean: number
  readonly cases: readonly PeriodCase[]
}

/** Every mean that was sent, and over whom by the plain reading of its name: who has that score, and a sum's parts where the sum is. */
function sums(heard: readonly Heard[]): readonly Sum[] {
  const gone = new Set<string>()
  return heard.flatMap(({ period, release, cases }) => {
    const mine = cases.filter(({ id }) => !gone.has(`${id} not ${period.id}`))
    for (const { id } of cases) for (const other of periods) if (other !== period) gone.add(`${id} not ${other.id}`)
    return Object.entries(release.batch.scores).flatMap(([table, { cells }]) =>
      Object.entries(cells).flatMap(([cell, figures]) =>
        (['first', 'last'] as const).flatMap((time) => {
          const scale = table.split('.')[1] ?? ''
          const stats = figures[time]
          return stats ? [{ scale, time, mean: stats.mean, cases, who: members(scale, cell, mine) }] : []
        }),
      ),
    )
  })
}

function members(scale: string, cell: string, cases: readonly PeriodCase[]): readonly string[] {
  const [group, sex, band] = cell.split('|')
  const counts = (one: PeriodCase, time: 'first' | 'last') => {
    const whole = parts.includes(scale as Part) ? scoreOf(one, 'total', time) : 0
    return whole !== undefined && scoreOf(one, scale, time) !== undefined
  }
  const bandOf = (age: number | null) =>
    age === null || age > 24 ? 'outside' : age <= 12 ? '0-12' : age <= 18 ? '13-18' : '19-24'
  return cases
    .filter((one) => counts(one, 'first'))
    .filter((one) => group === 'all' || (group === 'completers') === counts(one, 'last'))
    .filter((one) => (sex === undefined || one.sex === sex) && (band === undefined || bandOf(one.age) === band))
    .map(({ id }) => id)
}

/** The attacker's groups are the real ones: each mean that was sent is the mean over its group. */
function falseMeans(heard: readonly Heard[]): Findings {
  return sums(heard).flatMap(({ scale, time, who, mean, cases }) => {
    const inside = new Set(who)
    const values = cases.filter(({ id }) => inside.has(id)).map((one) => scoreOf(one, scale, time) ?? Number.NaN)
    const own = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.abs(own - mean) <= 0.0501
      ? []
      : [`${scale} ${time}: ${mean} is not the mean ${own} of its ${who.length}`]
  })
}

/** Sums over fewer than ten that can be had by adding and subtracting, over all linked scales at once. */
function isolated(heard: readonly Heard[]): Findings {
  const families = Map.groupBy(sums(heard), ({ scale, time }) =>
    scale === 'total' || parts.includes(scale as Part) ? `difficulties ${time}` : `${scale} ${time}`,
  )
  return [...families].flatMap(([name, all]) => isolatedIn(all).map((size) => `${name}: a sum over ${size}`))
}

export function isolatedIn(all: readonly Pick<Sum, 'scale' | 'who'>[]): readonly number[] {
  const groups = all.map(({ who }) => new Set(who))
  const everyone = new Set(all.flatMap(({ who }) => who))
  const atoms = [...Map.groupBy(everyone, (id) => groups.map((group) => Number(group.has(id))).join('')).entries()]
  const scales = all.some(({ scale }) => scale === 'total') ? parts : ['own']
  // A column for each kind of child and part; a total is the sum of the four.
  const rows = all.map(({ scale }, g) =>
    atoms.flatMap(([within]) =>
      scales.map((part) => (scale === 'total' || part === scale || part === 'own' ? Number(within[g]) : 0)),
    ),
  )
  const whole = rank(rows)
  const without = (dropped: readonly number[]) =>
    rank(rows.map((row) => row.filter((_, column) => !dropped.includes(Math.floor(column / scales.length)))))
  const small = atoms.flatMap(([, ids], i) => (ids.length < 10 ? [{ i, size: ids.length }] : []))
  // What lies in the span and touches nobody else: as much as the rank falls by when its columns are taken away.
  const sets = small.flatMap((a, at) => [
    { which: [a.i], size: a.size },
    ...small.slice(at + 1).map((b) => ({ which: [a.i, b.i], size: a.size + b.size })),
  ])
  return sets.filter(({ which, size }) => size < 10 && without(which) < whole).map(({ size }) => size)
}

const prime = 1_000_003

function rank(of: readonly (readonly number[])[]): number {
  const rows = of.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (rows[0]?.length ?? 0) && found < rows.length; column++) {
    const at = rows.findIndex((row, i) => i >= found && row[column] !== 0)
    if (at < 0) continue
    ;[rows[found], rows[at]] = [rows[at] as number[], rows[found] as number[]]
    const pivot = rows[found] as number[]
    for (let i = found + 1; i < rows.length; i++) {
      const row = rows[i] as number[]
      const [a, b] = [pivot[column] ?? 0, row[column] ?? 0]
      if (b !== 0) rows[i] = row.map((entry, j) => (((entry * a - (pivot[j] ?? 0) * b) % prime) + prime) % prime)
    }
    found++
  }
  return found
}

/** Starts of the bands that are sent, from the second: written out here, after the printed tables of the self version. */
const cuts: Readonly<Record<string, readonly number[]>> = {
  total: [16, 20],
  emotional: [6, 7],
  conduct: [4, 5],
  hyperactivity: [6, 7],
  peer: [4, 6],
  prosocial: [5, 6],
  impact: [1, 2],
}

/** Groups of up to fifteen whose scores only one list gives: same number, same sum, bands that may be sent as they were. */
function fixedLists(heard: readonly Heard[]): Findings {
  return heard.flatMap(({ release: { batch } }, i) =>
    sums(heard.slice(0, i + 1))
      .filter(({ cases, who }) => cases === heard[i]?.cases && who.length <= 15)
      .flatMap(({ scale, time, who, cases }) => {
        const inside = new Set(who)
        const values = cases.filter(({ id }) => inside.has(id)).map((one) => scoreOf(one, scale, time) ?? 0)
        if (scale === 'progress') return values.every((value) => Math.abs(value) === 10) ? ['goals at the ends'] : []
        return hasTwin(values, scale) ? [] : [`${batch.period} ${scale} ${time}: one list only of ${who.length}`]
      }),
  )
}

/** Whether one more and one less somewhere gives another list whose bands hold about as many, for some draw. */
export function hasTwin(values: readonly number[], scale: string): boolean {
  const highest = scale === 'total' ? 40 : 10
  const bands = (list: readonly number[]) =>
    [...(cuts[scale] ?? [])].map((from, i, all) => list.filter((v) => v >= from && v < (all[i + 1] ?? 99)).length)
  const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b).join()
  const sent = (count: number, at: number) => 5 * Math.floor(count / 5) + (count % 5 > at ? 5 : 0)
  return values.some((up, i) =>
    values.some((down, j) => {
      if (i === j || up >= highest || down <= 0) return false
      const other = values.map((value, k) => value + Number(k === i) - Number(k === j))
      const [a, b] = [bands(values), bands(other)]
      const same = [0, 1, 2, 3, 4].some((at) => a.every((count, k) => sent(count, at) === sent(b[k] ?? 0, at)))
      return same && sorted(other) !== sorted(values)
    }),
  )
}

/** Counts of one to four that follow from what is sent of a sex and age, and of its reasons. */
export function provenCounts(
  heard: readonly { readonly release: { readonly batch: Pick<Batch, 'period' | 'counts'> } }[],
): Findings {
  const inForce = [...Map.groupBy(heard, ({ release }) => release.batch.period).values()].map(
    (own) => Object.assign({}, ...own.map(({ release }) => release.batch.counts)) as Batch['counts'],
  )
  return [...heard.map(({ release }) => release.batch.counts), ...inForce].flatMap((counts) =>
    Object.entries(counts['sex.age'] ?? {}).flatMap(([who, people]) => {
      const reasons = Object.entries(counts.reasons ?? {}).filter(([cell]) => cell.startsWith(`${who}|`))
      const least = Math.max(0, ...reasons.map(([, sent]) => (sent === 0 ? 0 : sent - 4)))
      const [low, high] = [Math.max(least, people === 0 ? 0 : people - 4), people + 4]
      return low >= 1 && high <= 4 ? [`${who}: ${low} to ${high} children`] : []
    }),
  )
}

/** Questionnaires that fewer than ten answered, and those who answered none of an item drawn anew for every item. */
function smallQuestionnaires(heard: readonly Heard[]): Findings {
  return heard.flatMap(({ release: { batch }, cases }) =>
    (['first', 'last'] as const).flatMap((time) => {
      const sent = Object.keys(batch.counts).filter((table) => table.endsWith(`@${time}`))
      const asked = cases.filter(({ measurements }) =>
        measurements.some(({ form, timePoint }) => form === 'after-the-visit' && timePoint === time),
      )
      return sent.length > 0 && asked.length < 10 ? [`${sent.length} tables of ${asked.length} asked ${time}`] : []
    }),
  )
}
