/** What a result is told in, in the reader's language: the labels of its instrument, informants, periods and grades. */
import type { Ages, Cite, Informant, NormsNamed, Period, Placement, Row } from '#instruments'
import { useWords, type Words } from '../words/index.tsx'
import { type LabelsOf, labelsIn } from '../words/labels.ts'

export interface Names extends LabelsOf {
  readonly informant: (informant: Informant) => string
  readonly period: (period: Period) => string
  /** Country and year, for where several populations stand side by side; the full name where a table is of no country. */
  readonly population: (norms: NormsNamed) => string
  /** `Gräns för flickor/kvinnor 11–13 år`, or nothing where the limit is for all. */
  readonly limitFor: (row: Pick<Placement, 'sex' | 'ages'>) => string
  /** `Nederländerna 2021, flickor/kvinnor 12–17 år`: a population, and the part of it that a row is of. */
  readonly people: (norms: NormsNamed, row: Pick<Row, 'sex' | 'ages'>) => string
  readonly grade: (cite: Pick<Cite, 'grade'>) => string
}

export function namesIn(words: Words): Names {
  const { t, language, list } = words
  const labels = labelsIn(words)
  const population = (norms: NormsNamed) => {
    if (norms.country === undefined) return labels.norms(norms)
    const country = countryName(norms.country, language)
    return norms.year === null
      ? t('results.country', { country })
      : t('results.country-year', { country, year: String(norms.year) })
  }
  return {
    ...labels,
    informant: (informant) => t(`results.informant.${informant}`),
    period: (period) => t(`results.period.${period}`),
    population,
    people: (norms, { sex, ages }) => {
      const who = sex === undefined ? '' : t(`results.sex.${sex}`)
      const said = ages === undefined ? who : t('results.aged', { who, ages: agesText(ages) }).trim()
      return list([population(norms), ...(said === '' ? [] : [said])])
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
