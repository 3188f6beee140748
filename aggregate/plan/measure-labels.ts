/** What a plan's measures, their scales and their bands are called: by the labels of the instruments they are of. */
import { type Form, formById, type Informant, labelKey, type Named } from '#instruments'
import type { Plan } from './plan.ts'

export interface MeasureLabels {
  readonly measure: (measure: string) => string
  readonly scale: (measure: string, scale: string) => string
  /** A band that is a range, as `1-40`, goes by its ends; one that holds several, by all their names. */
  readonly band: (measure: string, band: string) => string
}

/** `of` puts an instrument and its informant into one name, for an instrument that several are asked about in the plan. */
export function measureLabels(
  { measures }: Pick<Plan, 'measures'>,
  named: Named,
  of: (instrument: string, informant: Informant) => string,
): MeasureLabels {
  // A form that came as data is its own measure.
  const formOf = (measure: string): Form | null => formById(measures.find(({ id }) => id === measure)?.first ?? measure)
  const shared = (form: Form) =>
    measures.filter(({ first }) => formById(first)?.instrument === form.instrument).length > 1
  return {
    measure(id) {
      const form = formOf(id)
      if (!form) return named(labelKey(id), id)
      const name = named(labelKey(form.instrument), form.title)
      return shared(form) ? of(name, form.informant) : name
    },
    scale(measure, scale) {
      const form = formOf(measure)
      if (!form) return named(labelKey(measure, 'scale', scale), scale)
      return form.scales[scale]?.name ?? named(labelKey(form.instrument, 'scale', scale), scale)
    },
    band(measure, id) {
      const scales = measures.find((one) => one.id === measure)?.scales ?? []
      const { holds = [id] } = scales.flatMap(({ bands }) => bands).find((band) => band.id === id) ?? {}
      const instrument = formOf(measure)?.instrument ?? ''
      const names = holds.map((band) => named(labelKey(instrument, 'band', band), band))
      return names.join(' / ').replace(/^(\d+)-(\d+)$/, '$1–$2')
    },
  }
}
