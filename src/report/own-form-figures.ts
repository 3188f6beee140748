/** A form that came as data, in the report: how many chose what, and its sums. No bands and no change: it has no limits. Pure. */
import type { Exact, Measurement, Period, PeriodCase } from '#aggregate'
import { type Form, formById, isOwnForm, itemIds } from '#instruments'
import { counted, scaleValues } from '../period/counted-measurements.ts'

type Time = Measurement['timePoint']

export interface ItemFigures {
  readonly item: string
  /** How many chose each choice, in printed order. */
  readonly choices: readonly number[]
  readonly blank: number
  /** Mean of the points of those who answered; null where nobody did. */
  readonly mean: number | null
}

interface SumFigures {
  readonly scale: string
  readonly n: number
  readonly mean: number | null
  /** With n − 1 below; null for fewer than two. */
  readonly sd: number | null
}

export interface OwnFormFigures {
  readonly form: Form
  readonly answered: Readonly<Record<Time, number>>
  /** Items with choices that nobody must read, in printed order. */
  readonly items: Readonly<Record<Time, readonly ItemFigures[]>>
  readonly sums: Readonly<Record<Time, readonly SumFigures[]>>
}

export function ownFormFigures(period: Period, cases: readonly PeriodCase[]): readonly OwnFormFigures[] {
  const riding = (period.questionnaires ?? []).flatMap(({ instrument }) => instrument.forms.map(({ id }) => id))
  const answered = cases.flatMap(({ measurements }) => measurements.map(({ form }) => form))
  const ids = [...new Set([...riding, ...answered])].filter(isOwnForm)
  return ids.flatMap((id) => {
    const form = formById(id)
    return form ? [figuresOf(form, period, cases)] : []
  })
}

function figuresOf(form: Form, period: Period, cases: readonly PeriodCase[]): OwnFormFigures {
  const at = (one: PeriodCase, timePoint: Time) =>
    counted(period, one, { form: form.id, timePoint, revision: form.revision })
  // A later answer counts where the first one does, as for every measure.
  const made = (timePoint: Time) => cases.flatMap((one) => (at(one, 'first') && at(one, timePoint)) ?? [])
  const each = <T>(work: (time: Time, answers: readonly Measurement[]) => T) => ({
    first: work('first', made('first')),
    last: work('last', made('last')),
  })
  const asked = { first: form.id, last: form.id, revision: form.revision }
  return {
    form,
    answered: each((_, answers) => answers.length),
    items: each((_, answers) => itemFigures(form, answers)),
    sums: each((time) =>
      Object.keys(form.scales).map((scale) => {
        const { first, pairs } = scaleValues(period, cases, asked, scale)
        return { scale, ...summed(time === 'first' ? first : pairs.map(({ last }) => last)) }
      }),
    ),
  }
}

function itemFigures(form: Form, made: readonly Measurement[]): readonly ItemFigures[] {
  return itemIds(form).flatMap((item): readonly ItemFigures[] => {
    const of = form.items[item]
    if (of?.kind !== 'choice' || form.review.includes(item)) return []
    const answers = made.map(({ answers }) => answers?.[item] ?? null)
    const choices = of.worth.map((_, choice) => answers.filter((answer) => answer === choice).length)
    const n = choices.reduce((sum, count) => sum + count, 0)
    const points = choices.reduce((sum, count, choice) => sum + count * (of.worth[choice] ?? 0), 0)
    return [{ item, choices, blank: answers.length - n, mean: n === 0 ? null : points / n }]
  })
}

function summed(values: readonly Exact[]): Omit<SumFigures, 'scale'> {
  const all = values.map(({ sum, over }) => sum / over)
  const n = all.length
  const mean = n === 0 ? null : all.reduce((sum, value) => sum + value, 0) / n
  const sd = n < 2 || mean === null ? null : Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1))
  return { n, mean, sd }
}
