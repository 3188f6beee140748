/** What a result is told in, in the reader's language: the labels of its instrument, informants, periods and grades. */
import type { Ages, Cite, Informant, NormsNamed, Period, Placement } from '#instruments'
import { useWords, type Words } from '../words/index.tsx'
import { type LabelsOf, labelsIn } from '../words/labels.ts'

export interface Names extends LabelsOf {
  readonly informant: (informant: Informant) => string
  readonly period: (period: Period) => string
  /** Country and year, for where several populations stand side by side; the full name where a table is of no country. */
  readonly population: (norms: NormsNamed) => string
  /** `Gräns för flickor/kvinnor 11–13 år`, or nothing where the limit is for all. */
  readonly limitFor: (row: Pick<Placement, 'sex' | 'ages'>) => string
  readonly grade: (cite: Pick<Cite, 'grade'>) => string
}

export function namesIn(words: Words): Names {
  const { t, language } = words
  const labels = labelsIn(words)
  return {
    ...labels,
    informant: (informant) => t(`results.informant.${informant}`),
    period: (period) => t(`results.period.${period}`),
    population: (norms) => {
      if (norms.country === undefined) return labels.norms(norms)
      const country = countryName(norms.country, language)
      return norms.year === null
        ? t('results.country', { country })
        : t('results.country-year', { country, year: String(norms.year) })
    },
    limitFor: ({ sex, ages }) => {
      if (ages === null) return sex === null ? '' : t(`results.limit-for.${sex}`)
      return t(`results.limit-for-ages.${sex ?? 'all'}`, { ages: agesText(ages) })
    },
    grade: ({ grade }) => t(`results.grade.${grade}`),
  }
}

export const countryName = (country: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country

export const agesText = ({ from, to }: Ages): string => (from === to ? String(from) : `${from}–${to}`)

export const useNames = (): Names => namesIn(useWords())
