/** One case as tabulation counts it: a child once, each form at its time point. Pure. */
import {
  type ChangeCategory,
  daysBetween,
  type Exact,
  type Measurement,
  type Period,
  type PeriodCase,
  planOf,
} from '#aggregate'
import {
  ageOn,
  areForEveryAge,
  compare,
  type Form,
  formById,
  GOALS_FORM,
  isOwnForm,
  meanProgress,
  type Person,
  type Result,
  readAnswers,
  score,
} from '#instruments'
import { agreedHere, type CaseFile, measuredHere } from '../case-file/case-file.ts'
import type { KeptOf } from '../vault/index.ts'

/** A case as a period counts it. */
export function periodCase(file: CaseFile, period: Period): PeriodCase {
  // By calendar years in every unit, whether the month is known or not: the month leaves no trace in what is sent.
  const age = Number(file.opened.slice(0, 4)) - file.born
  const protocol = file.protocol?.body
  const forms = scoredForms(file, period)
  return {
    id: file.id,
    sex: file.sex,
    age,
    reasons: protocol?.reasons ?? null,
    interventions: protocol?.interventions ?? null,
    professions: protocol?.professions ?? null,
    waiting: {
      visit: waited(protocol?.requested, protocol?.firstVisit),
      start: waited(protocol?.requested, protocol?.started),
    },
    measurements: [...forms.map(({ measurement }) => measurement), ...goalsOf(file, period)],
    changes: changesOf(forms, file, period),
  }
}

/** How far the child's goals had come by the period's last day, as a mean of so many: no words, and no rating of its own. */
function goalsOf(file: CaseFile, { last }: Period): readonly Measurement[] {
  const mean = meanProgress(agreedHere(file), last)
  if (!mean) return []
  const scales = { progress: { sum: mean.sum, over: mean.n } }
  return [{ form: GOALS_FORM, revision: 1, timePoint: 'first', training: false, scales }]
}

function waited(from: string | null | undefined, to: string | null | undefined): number | null {
  if (!from || !to) return null
  const days = daysBetween(from, to)
  return days < 0 ? null : days
}

interface ScoredForm {
  readonly day: string
  readonly measurement: Measurement
  readonly result: Result
}

/** Of the plan's forms and the unit's own: the first of each form asked for at first, and the last of each at follow-up; `measurements` are oldest first. */
function scoredForms(file: CaseFile, period: Period): readonly ScoredForm[] {
  const inTime = measuredHere(file).filter(({ body }) => body.day <= period.last)
  const own = new Set(inTime.map(({ body }) => body.form).filter(isOwnForm))
  const asked = [...planOf(period).measures, ...[...own].map((form) => ({ first: form, last: form }))]
  return asked.flatMap((measure) => {
    const first = inTime.find(({ body }) => body.form === measure.first && body.occasion === 'first')
    const last = inTime.findLast(({ body }) => body.form === measure.last && body.occasion === 'follow-up')
    return [scored(first, 'first'), scored(last, 'last')].filter((form) => form !== null)
  })
}

function scored(kept: KeptOf<'answers'> | undefined, timePoint: Measurement['timePoint']): ScoredForm | null {
  const form = kept ? formById(kept.body.form) : null
  if (!kept || !form) return null
  const read = readAnswers(form, kept.body.answers)
  if (!read.ok) return null
  // Placements are not counted, so no norm set is asked, and nobody's age or sex.
  const result = score(form, read.answers, { age: null, sex: 'x' }, [])
  const { revision } = result.form
  return {
    day: kept.body.day,
    measurement: {
      form: form.id,
      revision,
      timePoint,
      training: kept.body.wording?.training ?? false,
      scales: Object.fromEntries(Object.entries(result.scales).map(([scale, got]) => [scale, exactOf(got)])),
      ...(isOwnForm(form.id) && { answers: countedAnswers(form, read.answers) }),
    },
    result,
  }
}

/** What somebody must read is counted nowhere, not even here. */
const countedAnswers = ({ review }: Form, answers: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(answers).filter(([item]) => !review.includes(item)))

const exactOf = (got: Result['scales'][string]): Exact | null => (got.kind === 'scored' ? got.exact : null)

/** By the built-in norm sets alone, so that every unit of the nation means the same by "improved". */
function changesOf(
  forms: readonly ScoredForm[],
  { born, sex }: Pick<CaseFile, 'born' | 'sex'>,
  period: Period,
): PeriodCase['changes'] {
  const at = (form: string, timePoint: Measurement['timePoint']) =>
    forms.find(({ measurement }) => measurement.form === form && measurement.timePoint === timePoint)
  return Object.fromEntries(
    planOf(period).measures.flatMap(({ id, change, ...forms }) => {
      const [first, last] = [at(forms.first, 'first'), at(forms.last, 'last')]
      if (!change || !first || !last) return []
      const person = { age: ageOn({ born, bornMonth: null }, first.day), sex }
      return [[id, categoryOf(change, first.result, last.result, person)]]
    }),
  )
}

/** Null where the pair has no label, or where the tables of the two sexes, or of two possible ages, say different things or nothing at one age. */
function categoryOf(scale: string, first: Result, last: Result, person: Person): ChangeCategory | null {
  const comparison = compare(scale, [first, last], person)
  if (!comparison.comparable) return null
  const categories = new Set(comparison.labels.map(({ category }) => category))
  const [category] = categories
  return categories.size === 1 && category && areForEveryAge(comparison.labels) ? category : null
}
