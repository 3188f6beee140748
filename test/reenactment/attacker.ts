/**
 * An attacker who holds everything that a unit ever releases: every table of two periods and two editions, children who
 * waited for a period, linked scales, changes, questionnaires, and the national figures less any other unit's. Knows
 * everybody's sex, age and which forms they filled in, and so whom each mean and each table is about; not the answers, and
 * not the draws. Counts it takes as they are sent, each with its span, and together. Written apart from the rules it
 * attacks: its own groups, its own algebra.
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
  ...(year === 2015 && { correction: { number: 1, made: '2014-12-01' } }),
}))

/** CORE-OM has 34 items, and this attacker's children answer all of them or have no score. */
const ofCore = { items: 34, times: 10, highest: 4 * 34 } as const

/** A child with an SDQ of which each scale could not be scored as often as `blanks`, a CORE-OM, goals, and the questionnaire of the period. */
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
  const core = (timePoint: 'first' | 'last'): PeriodCase['measurements'][number] => {
    const clinical = c.yes(blanks) ? null : { sum: ofCore.times * c.whole(0, ofCore.highest), over: ofCore.items }
    return { form: 'core-om', revision: revisionNow('core-om'), timePoint, training: false, scales: { clinical } }
  }
  const followed = c.yes(0.5)
  const cores = c.yes(asked) ? [core('first'), ...(c.yes(0.6) ? [core('last')] : [])] : []
  const changed = c.pick(['recovered', 'improved', 'unchanged', 'deteriorated', null] as const)
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
      ...cores,
      ...(c.yes(asked) ? [goals()] : []),
      ...(c.yes(asked) ? [after('first'), ...(c.yes(0.6) ? [after('last')] : [])] : []),
    ],
    changes: cores.length === 2 ? { 'core-om': cores.every(({ scales }) => scales.clinical) ? changed : null } : {},
  }
}

export interface Heard {
  readonly period: Period
  readonly release: Release
  readonly cases: readonly PeriodCase[]
}

/** All that one invented unit sends in two years. Children who are too few in the first wait for the second. */
export function everythingSent(seed: number, blanks: number): readonly Heard[] {
  const c = seeded(seed)
  const asked = c.pick([0.05, 0.2, 0.6])
  const key = Uint8Array.from({ length: 32 }, () => c.whole(0, 255))
  const heard: Heard[] = []
  let waiting: { readonly joined: string; readonly cases: readonly PeriodCase[] } | undefined
  for (const period of periods) {
    const own = Array.from({ length: c.yes(0.1) ? c.whole(3, 9) : c.whole(10, 120) }, () => child(c, blanks, asked))
    const joined: string | null = waiting?.joined ?? null
    let cases: readonly PeriodCase[] = [...(waiting?.cases ?? []), ...own]
    waiting = undefined
    for (const edition of [1, 2] as const) {
      const released = heard.map(({ release }) => release.caseLists)
      const unit = `enhet-${seed}`
      const release = disclose({ period, edition, cases, joined, unit, key, app: '0.1.0', released })
      if ('refused' in release) continue
      heard.push({ period, release, cases })
      if (release.batch.size === 'too-few') {
        waiting = { joined: period.id, cases }
        break
      }
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
  ...provenTogether(heard),
  ...smallQuestionnaires(heard),
  ...smallChanges(heard),
]

function scoreOf(one: PeriodCase, table: string, time: 'first' | 'last'): number | undefined {
  const [measure = '', scale = ''] = table.split('.')
  const family = measure === 'sdq-self' ? 'sdq-s11-17' : measure
  const made = one.measurements.find(({ form, timePoint }) => form.startsWith(family) && timePoint === time)
  const value = made?.scales[scale]
  return value ? value.sum / value.over : undefined
}

interface Sum {
  /** As `sdq-self.total`. */
  readonly table: string
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
    if (release.batch.size === 'enough')
      for (const { id } of cases) for (const other of periods) if (other !== period) gone.add(`${id} not ${other.id}`)
    return Object.entries(release.batch.scores).flatMap(([table, { cells }]) =>
      Object.entries(cells).flatMap(([cell, figures]) =>
        (['first', 'last'] as const).flatMap((time) => {
          const scale = table.split('.')[1] ?? ''
          const stats = figures[time]
          return stats ? [{ table, scale, time, mean: stats.mean, cases, who: members(table, cell, mine) }] : []
        }),
      ),
    )
  })
}

function members(table: string, cell: string, cases: readonly PeriodCase[]): readonly string[] {
  const [group, sex, band] = cell.split('|')
  const isPart = parts.some((part) => table === `sdq-self.${part}`)
  const counts = (one: PeriodCase, time: 'first' | 'last') => {
    const whole = isPart ? scoreOf(one, 'sdq-self.total', time) : 0
    return whole !== undefined && scoreOf(one, table, time) !== undefined
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
  return sums(heard).flatMap(({ table, time, who, mean, cases }) => {
    const inside = new Set(who)
    const values = cases.filter(({ id }) => inside.has(id)).map((one) => scoreOf(one, table, time) ?? Number.NaN)
    const own = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.abs(own - mean) <= 0.0501
      ? []
      : [`${table} ${time}: ${mean} is not the mean ${own} of its ${who.length}`]
  })
}

/** Sums over fewer than ten that can be had by adding and subtracting, over all linked scales at once. */
function isolated(heard: readonly Heard[]): Findings {
  const families = Map.groupBy(sums(heard), ({ table, scale, time }) =>
    scale === 'total' || parts.includes(scale as Part) ? `difficulties ${time}` : `${table} ${time}`,
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
  // In answers, of which 34 are one of the printed score: 6, 10, 15 and 20.
  clinical: [21, 34, 51, 68],
}

/** Groups of up to fifteen whose scores only one list gives: same number, same sum, bands that may be sent as they were. */
function fixedLists(heard: readonly Heard[]): Findings {
  return heard.flatMap(({ release: { batch } }, i) =>
    sums(heard.slice(0, i + 1))
      .filter(({ cases, who }) => cases === heard[i]?.cases && who.length <= 15)
      .flatMap(({ table, scale, time, who, cases }) => {
        const inside = new Set(who)
        const scores = cases.filter(({ id }) => inside.has(id)).map((one) => scoreOf(one, table, time) ?? 0)
        const values =
          scale === 'clinical' ? scores.map((score) => Math.round((score * ofCore.items) / ofCore.times)) : scores
        if (scale === 'progress') return values.every((value) => Math.abs(value) === 10) ? ['goals at the ends'] : []
        return hasTwin(values, scale) ? [] : [`${batch.period} ${scale} ${time}: one list only of ${who.length}`]
      }),
  )
}

/** Whether one more and one less somewhere gives another list whose bands hold about as many, for some draw. */
export function hasTwin(values: readonly number[], scale: string): boolean {
  const highest = { total: 40, clinical: ofCore.highest }[scale] ?? 10
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

/** Changes of fewer than ten children: whoever knows that one was followed up would read what became of that one. */
function smallChanges(heard: readonly Heard[]): Findings {
  return heard.flatMap(({ release: { batch }, cases }) => {
    const both = cases.filter(({ measurements }) => measurements.filter(({ form }) => form === 'core-om').length === 2)
    return batch.counts['core-om.change'] && both.length < 10 ? [`${batch.period}: changes of ${both.length}`] : []
  })
}

/** From how few to how many. */
type Span = readonly [low: number, high: number]

/** Of one whole, and what it is made of; `rest` is who is in none of the parts, or nobody where there can be no such. */
interface MadeOf {
  readonly whole: string
  readonly parts: readonly string[]
  readonly rest: boolean
}

/** Counts of one to four that follow from all tables of a batch together: those of the same children have the same sum. */
function provenTogether(heard: readonly Heard[]): Findings {
  const inForce = [...Map.groupBy(heard, ({ release }) => release.batch.period).values()].map((own) => ({
    counts: Object.assign({}, ...own.map(({ release }) => release.batch.counts)) as Batch['counts'],
    scores: Object.assign({}, ...own.map(({ release }) => release.batch.scores)) as Batch['scores'],
  }))
  const each = heard.filter(({ release }) => release.batch.size === 'enough').map(({ release }) => release.batch)
  return [...each, ...inForce].flatMap(provenIn)
}

export function provenIn({ counts, scores }: Pick<Batch, 'counts' | 'scores'>): Findings {
  const spans = new Map<string, Span>([['everybody', [10, Number.POSITIVE_INFINITY]]])
  const sent = (name: string, count: number, least: number) =>
    spans.set(name, [Math.max(least, count - 4), count + 4]) && name
  const systems: MadeOf[] = []
  const of = (whole: string, parts: readonly string[], rest: boolean) => systems.push({ whole, parts, rest })
  for (const [table, cells] of Object.entries(counts)) {
    const names = Object.entries(cells).map(([cell, count]) => sent(`${table}: ${cell}`, count, 0))
    const [form, time] = table.split('@')
    // Each child stands in one cell of these.
    if (table === 'sex.age' || table.startsWith('waiting.')) of('everybody', names, false)
    if (table.endsWith('.change') || time) {
      const asked = time ? `${form?.split('.')[0]} ${time}` : table
      spans.set(asked, [10, Number.POSITIVE_INFINITY])
      of(asked, names, false)
      of('everybody', [asked], true)
    }
    // And in any number of these, but in none beside what nobody wrote down.
    const unknown = names.find((name) => name.endsWith('unknown'))
    if (table === 'interventions' || table === 'professions')
      for (const name of names) of('everybody', name === unknown || !unknown ? [name] : [name, unknown], true)
    if (table === 'reasons')
      for (const name of names)
        of(`sex.age: ${name.slice('reasons: '.length).split('|').slice(0, 2).join('|')}`, [name], true)
  }
  for (const [table, { cells }] of Object.entries(scores)) {
    const names = Object.entries(cells).map(([cell, { n }]) => sent(`${table}: ${cell}`, n, 10))
    of('everybody', names, true)
    for (const [who, own] of Map.groupBy(names, (name) => name.split('|').slice(1).join('|')))
      if (spans.has(`sex.age: ${who}`)) of(`sex.age: ${who}`, own, true)
    const change = `${table.split('.')[0]}.change`
    if (spans.has(change))
      of(
        change,
        names.filter((name) => name.includes(': completers')),
        true,
      )
  }
  narrow(
    spans,
    systems.filter(({ whole }) => spans.has(whole)),
  )
  return [...spans].flatMap(([name, [low, high]]) => (low >= 1 && high <= 4 ? [`${name}: ${low} to ${high}`] : []))
}

/** Takes from each span what the others leave no room for, until none gives way. */
function narrow(spans: Map<string, Span>, systems: readonly MadeOf[]): void {
  const terms = systems.map(({ whole, parts, rest }) => {
    const beside = `${whole} and in none of ${parts.join(', ')}`
    if (rest) spans.set(beside, [0, Number.POSITIVE_INFINITY])
    return { whole, parts: rest ? [...parts, beside] : parts }
  })
  const at = (name: string) => spans.get(name) ?? [0, Number.POSITIVE_INFINITY]
  const ends = (names: readonly string[]) =>
    names.map(at).reduce<Span>((sum, [low, high]) => [sum[0] + low, sum[1] + high], [0, 0])
  for (let moved = true; moved; ) {
    moved = false
    const cut = (name: string, [low, high]: Span) => {
      const [from, to] = at(name)
      if (low <= from && high >= to) return
      spans.set(name, [Math.max(low, from), Math.min(high, to)])
      moved = true
    }
    for (const { whole, parts } of terms) {
      cut(whole, ends(parts))
      for (const part of parts) {
        const others = ends(parts.filter((other) => other !== part))
        cut(part, [at(whole)[0] - others[1], at(whole)[1] - others[0]])
      }
    }
  }
}
