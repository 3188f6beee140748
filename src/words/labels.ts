/** What an instrument's parts are called in the reader's language: by the labels of its folder, or by the file it came in. */
import { type Form, labelKey, type NormSet, type NormsNamed } from '#instruments'
import type { Words } from './index.tsx'

export interface LabelsOf {
  readonly instrument: (form: Pick<Form, 'instrument' | 'title'>) => string
  readonly scale: (scale: string, form: Pick<Form, 'instrument' | 'scales'>) => string
  /** A band of the unit's own table keeps its own name. */
  readonly band: (band: string, norms: Pick<NormSet, 'instrument'>) => string
  /** Title, population and year: what every view of a band must name. */
  readonly norms: (norms: NormsNamed) => string
}

export const labelsIn = ({ named, list }: Pick<Words, 'named' | 'list'>): LabelsOf => ({
  instrument: ({ instrument, title }) => named(labelKey(instrument), title),
  scale: (scale, { instrument, scales }) => scales[scale]?.name ?? named(labelKey(instrument, 'scale', scale), scale),
  band: (band, { instrument }) => named(labelKey(instrument, 'band', band), band),
  norms: ({ id, instrument, title, population, year }) => {
    const people = named(labelKey(instrument, 'population', id), population)
    return `${named(labelKey(instrument, 'norms', id), title)} (${list(year === null ? [people] : [people, String(year)])})`
  },
})
