/**
 * Every figure of the report against a slow reading of the same records that shares nothing with it: its own choice of
 * forms, the second implementation of the scoring, plain sums. Only the category of a change is taken as it is told.
 */
import { expect, it } from 'vitest'
import {
  addDays,
  afterTheVisit,
  daysBetween,
  measuresOf,
  type Period,
  period2014,
  planOf,
  practicePeriod,
} from '#aggregate'
import { type Answers, formById, setOwnForms } from '#instruments'
import { again } from '../../bench/second-opinion/agree.ts'
import { inFull } from '../../test/in-full.ts'
import { type CaseFile, caseFiles } from '../case-file/case-file.ts'
import { casesOfPeriod } from '../period/cases-of-period.ts'
import { median, within } from '../period/waiting/kaplan-meier.ts'
import { waitedFor, waitsFor } from '../period/waiting/waits.ts'
import { type Chance, chance } from '../practice/chance.ts'
import { practiceUnit } from '../practice/practice-unit.ts'
import type { Kept, KeptOf } from '../vault/index.ts'
import { type Report, reportFigures } from './figures.ts'

// As in a unit that has loaded it: its forms are answered, and counted in the report.
setOwnForms(afterTheVisit.forms)

const staff = '11111111-1111-4111-8111-111111111111'
const today = '2026-11-21'

/** A practice unit, with what a real one also has: some licensed wordings, forms of another revision, corrections. */
function unitOf(seed: number): readonly Kept[] {
  const c = chance(seed * 7919 + 1)
  let seq = 0
  return practiceUnit(seed, today, staff).flatMap(({ id, records }) =>
    records.flatMap((record) => {
      const kept = (body: Kept['body'], recordId = record.id): Kept => {
        seq += 1
        return { id: recordId, lamport: seq, device: 'a', at: record.at, by: { staff }, caseId: id, body }
      }
      if (record.body.kind === 'protocol') return [kept(otherEnding(record.body, c))]
      if (record.body.kind !== 'answers') return [kept(record.body)]
      const first = kept(changed(record.body, c))
      if (record.body.form === 'after-the-visit' && c.yes(0.4)) {
        const answers = Object.fromEntries(Object.keys(record.body.answers).map((id) => [id, c.pick([0, 1, 3, null])]))
        return [first, kept({ ...record.body, occasion: 'follow-up', answers }, c.uuid())]
      }
      if (!c.yes(0.05)) return [first]
      return [first, kept({ ...record.body, corrects: { record: record.id, reason: 'fel' } }, c.uuid())]
    }),
  )
}

function changed(body: KeptOf<'answers'>['body'], c: Chance): KeptOf<'answers'>['body'] {
  const wording = body.wording && { ...body.wording, training: c.yes(0.2) }
  return { ...body, wording }
}

function otherEnding(body: KeptOf<'protocol'>['body'], c: Chance): KeptOf<'protocol'>['body'] {
  const ending = c.pick(['enough', 'moved-on', 'stopped', null])
  const more = c.pick([['self-harm'], ['a-code-of-another-period'], []])
  return {
    ...body,
    ending,
    takenOver: ending === 'moved-on' ? c.pick(['confirmed', 'waiting']) : null,
    reasons: body.reasons && [...body.reasons, ...more],
    // Now and then a visit before the request: no wait, and something to look at.
    firstVisit: body.firstVisit && c.yes(0.05) ? '2014-01-01' : body.firstVisit,
  }
}

function periodOf(seed: number): Period {
  const first = addDays(today, -100 - (seed % 20))
  const rehearsal = practicePeriod(first, addDays(today, -10))
  return seed % 2 === 0 ? rehearsal : { ...rehearsal, kind: 'live', reasons: period2014.reasons }
}

const is =
  <K extends Kept['body']['kind']>(kind: K) =>
  (one: Kept): one is KeptOf<K> =>
    one.body.kind === kind

interface Slow {
  readonly id: string
  readonly sex: string
  readonly age: number
  readonly protocol: KeptOf<'protocol'>['body'] | null
  readonly forms: readonly KeptOf<'answers'>['body'][]
}

function slowly(records: readonly Kept[], period: Period): readonly Slow[] {
  const found: Slow[] = []
  for (const id of new Set(records.map(({ caseId }) => caseId))) {
    const own = records.filter(({ caseId }) => caseId === id)
    const about = own.filter(is('case')).at(-1)?.body
    if (!about || about.opened < period.first || about.opened > period.last) continue
    const replaced = own.filter(is('answers')).flatMap(({ body }) => (body.corrects ? [body.corrects.record] : []))
    const forms = own
      .filter(is('answers'))
      .filter((one) => !replaced.includes(one.id))
      .filter(({ body }) => body.day <= period.last)
      .sort((a, b) => (a.body.day === b.body.day ? a.lamport - b.lamport : a.body.day < b.body.day ? -1 : 1))
    found.push({
      id: id ?? '',
      sex: about.sex,
      age: Number(about.opened.slice(0, 4)) - about.born,
      protocol: own.filter(is('protocol')).at(-1)?.body ?? null,
      forms: forms.map(({ body }) => body),
    })
  }
  return found
}

const counts = (body: KeptOf<'answers'>['body'], period: Period) =>
  !(period.kind === 'live' && body.wording?.training === true)

function slowValue(body: KeptOf<'answers'>['body'], scale: string): number | null {
  const form = formById(body.form)
  return form ? (again(form, body.answers as Answers)[scale] ?? null) : null
}

function group(values: readonly number[], bands: readonly { id: string; from: number }[]) {
  const n = values.length
  const mean = n === 0 ? null : values.reduce((sum, value) => sum + value, 0) / n
  const sd = n < 2 || mean === null ? null : Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1))
  return {
    n,
    mean,
    sd,
    bands: bands.map(({ id, from }, i) => ({
      band: id,
      count: values.filter((value) => value >= from && value < (bands[i + 1]?.from ?? Number.POSITIVE_INFINITY)).length,
    })),
  }
}

/** The share who still wait after each day, a day at a time. */
function curve(waits: readonly { days: number; happened: boolean }[]) {
  const still: number[] = []
  let now = 1
  for (let day = 0; day <= Math.max(-1, ...waits.map(({ days }) => days)); day += 1) {
    const there = waits.filter(({ days }) => days >= day).length
    const gone = waits.filter(({ days, happened }) => happened && days === day).length
    if (gone > 0) now *= (there - gone) / there
    still.push(now)
  }
  return still
}

/** As the report's table of waiting shows them. */
function expectWaits(files: readonly CaseFile[], cases: readonly Slow[]) {
  for (const point of waitedFor) {
    const told = waitsFor(point, files, today)
    const waits = cases.flatMap(({ protocol }) => {
      if (!protocol?.requested) return []
      const end = protocol[point] ?? (protocol.ended && protocol.ended < today ? protocol.ended : today)
      const days = daysBetween(protocol.requested, end)
      return days < 0 ? [] : [{ days, happened: protocol[point] !== null }]
    })
    const still = curve(waits)
    const half = still.findIndex((share) => share <= 0.5)
    expect({
      contacts: told.length,
      open: told.filter(({ happened }) => !happened).length,
      median: median(told),
    }).toEqual({
      contacts: waits.length,
      open: waits.filter(({ happened }) => !happened).length,
      median: half === -1 ? null : half,
    })
    const ended = still.at(-1) === 0
    expect([3, 7, 30].map((days) => within(told, days))).toEqual(
      [3, 7, 30].map((days) => {
        if (days >= still.length && !ended) return null
        return 1 - (still[Math.min(days, still.length - 1)] ?? 1)
      }),
    )
  }
}

const codesOf = (cases: readonly Slow[], list: 'reasons' | 'interventions' | 'professions', period: Period) => {
  const ids = period[list].map(({ id }) => id)
  return {
    known: cases.filter(({ protocol }) => protocol?.[list]).length,
    unknown: cases.filter(({ protocol }) => !protocol?.[list]).length,
    rows: ids.map((code) => {
      const has = cases.filter(({ protocol }) =>
        protocol?.[list]?.some((one) => one === code || (code === 'other' && !ids.includes(one))),
      )
      const of = (sex: string) => has.filter((one) => one.sex === sex).length
      return { code, all: has.length, bySex: { f: of('f'), m: of('m'), x: of('x') } }
    }),
  }
}

function expectMeasures(
  report: Report,
  cases: readonly Slow[],
  period: Period,
  told: ReturnType<typeof casesOfPeriod>,
) {
  for (const { measure } of measuresOf(period).filter((one) => one.measure.id !== 'goals')) {
    const figures = report.measures.find((one) => one.measure === measure.id)
    const pairs = cases.map((one) => {
      const first = one.forms.find(({ form, occasion }) => form === measure.first && occasion === 'first')
      const last = one.forms.filter(({ form, occasion }) => form === measure.last && occasion === 'follow-up').at(-1)
      const before = first && counts(first, period) ? first : null
      return { id: one.id, age: one.age, before, after: before && last && counts(last, period) ? last : null }
    })
    const began = pairs.filter(({ before }) => before)
    const form = formById(measure.first)
    const fits = (age: number) => form && age >= form.ages.from && age - 1 <= form.ages.to
    expect(figures?.first).toEqual({
      of: pairs.filter(({ before, age }) => before || fits(age)).length,
      has: began.length,
    })
    expect(figures?.last).toEqual({ of: began.length, has: began.filter(({ after }) => after).length })
    for (const scale of measure.scales) {
      const values = began.map(({ before, after }) => ({
        first: before && slowValue(before, scale.id),
        last: after && slowValue(after, scale.id),
      }))
      const all = values.flatMap(({ first }) => (first === null ? [] : [first]))
      const both = values.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }]))
      const got = figures?.scales.find((one) => one.scale === scale.id)
      expectGroup(got?.first, group(all, scale.bands))
      expectGroup(
        got?.pair?.first,
        group(
          both.map(({ first }) => first),
          scale.bands,
        ),
      )
      expectGroup(
        got?.pair?.last,
        group(
          both.map(({ last }) => last),
          scale.bands,
        ),
      )
    }
    if (measure.change) {
      const category = (id: string) => told.find((one) => one.id === id)?.changes[measure.id] ?? 'unlabelled'
      const paired = began.filter(({ after }) => after).map(({ id }) => category(id))
      for (const { category, count } of figures?.changes ?? [])
        expect(count).toBe(paired.filter((one) => one === category).length)
    }
  }
}

/** Each child's goals by the plainest reading: of each the last rating less the first, and of these the mean. */
function expectGoals(report: Report, cases: readonly Slow[], period: Period, records: readonly Kept[]) {
  const values = cases.flatMap(({ id }) => {
    const own = records.filter(({ caseId }) => caseId === id)
    const rated = own.filter(is('goal-rating')).filter(({ body }) => body.day <= period.last)
    const changes = own.filter(is('goal')).flatMap(({ body: { goal } }) => {
      const values = rated
        .toSorted((a, b) => a.body.day.localeCompare(b.body.day, 'en'))
        .flatMap(({ body }) => body.ratings.filter((one) => one.goal === goal).map(({ value }) => value))
      return values.length > 1 ? [(values.at(-1) ?? 0) - (values[0] ?? 0)] : []
    })
    return changes.length > 0 ? [changes.reduce((sum, one) => sum + one, 0) / changes.length] : []
  })
  const figures = report.measures.find(({ measure }) => measure === 'goals')
  expect(figures?.first).toEqual({ of: cases.length, has: values.length })
  expect(figures?.last).toBeNull()
  const [progress] = figures?.scales ?? []
  expect(progress?.first.n).toBe(values.length)
  if (values.length > 0)
    expect(progress?.first.mean).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / values.length, 9)
}

function expectVisits({ visits }: Report, cases: readonly Slow[]) {
  const told = cases.flatMap(({ protocol }) => (typeof protocol?.visits === 'number' ? [protocol.visits] : []))
  told.sort((a, b) => a - b)
  const half = Math.floor(told.length / 2)
  const middle = told.length % 2 === 1 ? told[half] : ((told[half - 1] ?? 0) + (told[half] ?? 0)) / 2
  expect(visits).toMatchObject({ known: told.length, unknown: cases.length - told.length, median: middle })
  expect(visits.mean).toBeCloseTo(told.reduce((sum, one) => sum + one, 0) / told.length, 9)
  for (const { from, to, count } of visits.bands)
    expect(count).toBe(told.filter((one) => one >= from && one <= (to ?? 1e9)).length)
}

/** Six choices worth 0 to 3; one blank is made up by the mean of the other five, and two leave no sum. */
function satisfied({ answers }: KeptOf<'answers'>['body']): number | null {
  const told = Object.values(answers).filter((answer) => answer !== null)
  return told.length < 5 ? null : (told.reduce((sum, one) => sum + one, 0) * 6) / told.length
}

/** Choice by choice from the answers themselves. */
function expectOwnForms({ ownForms }: Report, cases: readonly Slow[], period: Period) {
  expect(ownForms.map(({ form }) => form.id)).toEqual(['after-the-visit'])
  const [figures] = ownForms
  const given = cases.map(({ forms }) => {
    const own = forms.filter(({ form }) => form === 'after-the-visit')
    const first = own.find(({ occasion }) => occasion === 'first')
    const last = own.filter(({ occasion }) => occasion === 'follow-up').at(-1)
    const before = first && counts(first, period) ? first : null
    return { first: before, last: before && last && counts(last, period) ? last : null }
  })
  for (const time of ['first', 'last'] as const) {
    const made = given.flatMap((one) => one[time] ?? [])
    expect(figures?.answered[time]).toBe(made.length)
    for (const { item, choices, blank, mean } of figures?.items[time] ?? []) {
      const answers = made.map(({ answers }) => answers[item] ?? null)
      expect(choices).toEqual([0, 1, 2, 3].map((choice) => answers.filter((one) => one === choice).length))
      expect(blank).toBe(answers.filter((one) => one === null).length)
      const told = answers.filter((one) => one !== null)
      if (told.length > 0) expect(mean).toBeCloseTo(told.reduce((sum, one) => sum + one, 0) / told.length, 9)
      else expect(mean).toBeNull()
    }
  }
  const sums = given.map(({ first, last }) => ({
    first: first && satisfied(first),
    last: last && satisfied(last),
  }))
  const all = sums.flatMap(({ first }) => first ?? [])
  const later = sums.flatMap(({ first, last }) => (first === null || last === null ? [] : [last]))
  for (const [time, values] of [
    ['first', all],
    ['last', later],
  ] as const) {
    const { n, mean, sd } = group(values, [])
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9))
    expect(figures?.sums[time]).toEqual([{ scale: 'satisfaction', n, mean: near(mean), sd: near(sd) }])
  }
}

function expectGroup(got: ReturnType<typeof group> | object | undefined, slow: ReturnType<typeof group>) {
  const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9))
  expect(got).toEqual({ ...slow, mean: near(slow.mean), sd: near(slow.sd) })
}

const units = inFull ? 200 : 20

it('has the figures of a slow reading of the same records, over random units', () => {
  for (let seed = 1; seed <= units; seed += 1) {
    const [records, period] = [unitOf(seed), periodOf(seed)]
    const told = casesOfPeriod(records, period)
    const files = caseFiles(records)
    const own = told.flatMap(({ id }) => files.get(id) ?? [])
    const report = reportFigures(period, told, own)
    const cases = slowly(records, period)
    expect(report.children).toBe(cases.length)
    for (const { sex, age, count } of report.people) {
      const band = planOf(period).ages.find(({ id }) => id === age)
      const inside = (years: number) =>
        band
          ? years >= band.from && years <= band.to
          : !planOf(period).ages.some(({ from, to }) => years >= from && years <= to)
      expect(count).toBe(cases.filter((one) => one.sex === sex && inside(one.age)).length)
    }
    for (const list of ['reasons', 'interventions', 'professions'] as const)
      expect(report[list]).toEqual(codesOf(cases, list, period))
    for (const [list, field] of [
      ['contactBy', 'contactBy'],
      ['endings', 'ending'],
    ] as const)
      for (const { code, all } of report[list].rows)
        expect(all).toBe(cases.filter(({ protocol }) => protocol?.[field] === code).length)
    const moved = cases.filter(({ protocol }) => protocol?.ending === 'moved-on')
    expect(report.takenOver).toEqual({
      of: moved.length,
      has: moved.filter(({ protocol }) => protocol?.takenOver === 'confirmed').length,
    })
    expectWaits(own, cases)
    expectVisits(report, cases)
    expectOwnForms(report, cases, period)
    expectMeasures(report, cases, period, told)
    expectGoals(report, cases, period, records)
  }
}, 120_000)

it('counts a code that is too rare to be sent by itself, since nothing of the report leaves', () => {
  const one = (reasons: string[]) => ({ sex: 'f', age: 15, reasons, interventions: [], professions: [] }) as const
  const told = [one(['self-harm']), one(['a-code-of-another-period'])].map((each, i) => ({
    ...each,
    id: String(i),
    waiting: { visit: null, start: null },
    measurements: [],
    changes: {},
  }))
  const { rows } = reportFigures(period2014, told, []).reasons
  expect(rows.filter(({ all }) => all > 0).map(({ code, all }) => [code, all])).toEqual([
    ['self-harm', 1],
    ['other', 1],
  ])
})
