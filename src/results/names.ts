/** What a result is told in, in the reader's language: the labels of its instrument, informants, periods and grades. */
import type { Cite, Informant, Period } from '#instruments'
import { useWords, type Words } from '../words/index.tsx'
import { type LabelsOf, labelsIn } from '../words/labels.ts'

export interface Names extends LabelsOf {
  readonly informant: (informant: Informant) => string
  readonly period: (period: Period) => string
  readonly grade: (cite: Pick<Cite, 'grade'>) => string
}

export function namesIn(words: Words): Names {
  const { t } = words
  return {
    ...labelsIn(words),
    informant: (informant) => t(`results.informant.${informant}`),
    period: (period) => t(`results.period.${period}`),
    grade: ({ grade }) => t(`results.grade.${grade}`),
  }
}

export const useNames = (): Names => namesIn(useWords())
