/** Answers that somebody must read, listed apart and never made into a level: safety before any score. */
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { AnswersList } from './answers-list.tsx'
import type { Measurement } from './measurement.ts'

export function ToGoThrough({ measurement }: { readonly measurement: Measurement }) {
  const { t } = useWords()
  const { above, blank } = measurement.result.review
  const items = [...above, ...blank]
  if (items.length === 0) return null
  return (
    <section className="card stack">
      <h2>{t('results.review')}</h2>
      <Notice kind="calm">{t('results.review.about')}</Notice>
      <AnswersList measurement={measurement} only={items} />
    </section>
  )
}
