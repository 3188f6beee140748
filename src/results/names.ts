/** Names of scales, informants, bands and norm sets in the reader's language. A unit's own band or table keeps its own name. */
import type { Cite, Form, Informant, NormSet, Period } from '#instruments'
import { useWords, type Words } from '../words/index.tsx'

type Named = Pick<NormSet, 'id' | 'title' | 'population' | 'year'>

export interface Names {
  /** The form's name without what tells its versions apart. */
  readonly instrument: (form: Pick<Form, 'instrument' | 'title'>) => string
  /** A scale of a form that came as data goes by the name in its file. */
  readonly scale: (scale: string, form: Pick<Form, 'scales'>) => string
  readonly informant: (informant: Informant) => string
  readonly period: (period: Period) => string
  readonly band: (name: string) => string
  /** Title, population and year: what every view of a band must name. */
  readonly norms: (norms: Named) => string
  readonly normTitle: (norms: Pick<Named, 'id' | 'title'>) => string
  readonly grade: (cite: Pick<Cite, 'grade'>) => string
}

export function namesIn({ t, named }: Words): Names {
  const normTitle = ({ id, title }: Pick<Named, 'id' | 'title'>) => named(`results.norms.${id}`, title)
  return {
    instrument: ({ instrument, title }) => (instrument === 'sdq' ? 'SDQ' : title),
    scale: (scale, { scales }) => scales[scale]?.name ?? named(`scale.${scale}`, scale),
    informant: (informant) => t(`results.informant.${informant}`),
    period: (period) => t(`results.period.${period}`),
    band: (name) => named(`results.band.${name}`, name),
    normTitle,
    norms: (set) => {
      const population = named(`results.population.${set.id}`, set.population)
      return `${normTitle(set)} (${set.year === null ? population : `${population}, ${set.year}`})`
    },
    grade: ({ grade }) => t(`results.grade.${grade}`),
  }
}

export const useNames = (): Names => namesIn(useWords())
