/**
 * When each source of a case is to be asked again: by the rule of the period that the contact belongs to, or by the unit's
 * own interval; where the unit has chosen none, never. Pure.
 */
import { addDays, daysBetween, measuresOf, type Period } from '#aggregate'
import { type Form, fitsAge, formById, forms, isOwnForm } from '#instruments'
import { loadedPeriods } from '../catalogue/periods.ts'
import { byText, type Kept, type KeptOf, settingOf } from '../vault/index.ts'
import { type CaseFile, measuredHere } from './case-file.ts'
import { informants } from './offers.ts'

/** The setting's name. Its value: whole weeks from one measurement to the next, or null for no interval. */
export const intervalSetting = 'follow-up-weeks'

/** A year: nobody who waits longer has an interval. */
export const MOST_WEEKS = 52

export interface DueRules {
  /** Null where the unit has chosen no interval. */
  readonly weeks: number | null
  readonly periods: readonly Period[]
}

/** Of a unit that has chosen nothing, or before anything is reckoned. */
export const noRules: DueRules = { weeks: null, periods: [] }

export interface Due {
  /** What is to be asked. */
  readonly form: Form
  /** A civil day: from then on it is time. */
  readonly day: string
  readonly by: 'interval' | 'period'
}

export function dueRulesOf(records: readonly Kept[]): DueRules {
  const weeks = settingOf(records, intervalSetting)
  const periods = loadedPeriods(records)
  return isWeeks(weeks) || periods.length > 0 ? { weeks: isWeeks(weeks) ? weeks : null, periods } : noRules
}

export const isWeeks = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_WEEKS

const sourceOf = (form: Pick<Form, 'instrument' | 'informant'>) => `${form.instrument} ${form.informant}`

/** The soonest first; of one day in the order informants stand in everywhere. A source has one, the sooner of its two rules. Of a closed case nothing is waited for. */
export function dueOf(file: CaseFile, rules: DueRules, today: string): readonly Due[] {
  if (file.closed !== null || rules === noRules) return []
  const sooner = new Map<string, Due>()
  for (const due of [...byInterval(file, rules, today), ...byPeriod(file, rules, today)]) {
    const known = sooner.get(sourceOf(due.form))
    if (!known || due.day < known.day) sooner.set(sourceOf(due.form), due)
  }
  return [...sooner.values()].sort(
    (a, b) => byText(a.day, b.day) || informants.indexOf(a.form.informant) - informants.indexOf(b.form.informant),
  )
}

/** Whole days that it has been time; negative where it is not yet. */
export const daysLate = ({ day }: Pick<Due, 'day'>, today: string): number => daysBetween(day, today)

/** After an ended contact nobody is asked again. Of the unit's own questionnaires nobody knows whether they are for asking twice. */
function byInterval(file: CaseFile, { weeks }: DueRules, today: string): readonly Due[] {
  if (weeks === null || hasEnded(file, today)) return []
  const newest = new Map<string, KeptOf<'answers'>>()
  for (const one of measuredHere(file)) {
    const form = formById(one.body.form)
    if (form && !isOwnForm(form.id)) newest.set(sourceOf(form), one)
  }
  return [...newest].flatMap(([source, { body }]) => {
    const form = again.get(source)?.find((each) => fitsAge(each, file, today))
    return form ? [{ form, day: addDays(body.day, 7 * weeks), by: 'interval' as const }] : []
  })
}

/**
 * The period asks each of its measures once more before the contact ends, and no later than its own last day: what is
 * measured after that does not count.
 */
function byPeriod(file: CaseFile, { periods }: DueRules, today: string): readonly Due[] {
  const period = periods.findLast(({ first, last }) => first <= file.opened && file.opened <= last)
  if (!period || today > period.last) return []
  const ended = file.protocol?.body.ended ?? period.last
  const day = ended < period.last ? ended : period.last
  const has = (form: string, occasion: 'first' | 'follow-up') =>
    measuredHere(file).some(({ body }) => body.form === form && body.occasion === occasion)
  return measuresOf(period).flatMap(({ measure, followedUp }) => {
    const form = formById(measure.last)
    if (!followedUp || !form || !has(measure.first, 'first') || has(measure.last, 'follow-up')) return []
    return [{ form, day, by: 'period' as const }]
  })
}

const hasEnded = ({ protocol }: CaseFile, today: string): boolean =>
  protocol?.body.ended != null && protocol.body.ended <= today

/** The forms that ask a source again, by source. */
const again = Map.groupBy(
  forms.filter(({ occasion }) => occasion !== 'first'),
  sourceOf,
)
