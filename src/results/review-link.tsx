/** How many of a form's answers somebody must read, and the way to them; nothing where there are none. */
import { Link } from 'wouter'
import { useWords } from '../words/index.tsx'
import type { Measurement } from './measurement.ts'

export function ReviewLink({ measurement }: { readonly measurement: Measurement }) {
  const { t } = useWords()
  const { record, result } = measurement
  const count = result.review.above.length + result.review.blank.length
  if (count === 0) return null
  return (
    <p>
      <Link href={`/cases/${record.caseId}/answers/${record.id}`}>{t('results.review.count', { count })}</Link>
    </p>
  )
}
