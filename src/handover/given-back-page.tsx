/** The first thing staff see after taking the tablet back: answers to go through, and only then the way to the result. */
import { Link, Redirect } from 'wouter'
import type { CaseFile } from '../cases/case-file.ts'
import { ReviewCard } from '../cases/review-card.tsx'
import { toReview } from '../cases/waiting.ts'
import { Notice, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function GivenBackPage({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const unread = toReview(file)
  const newest = file.measurements.toSorted((a, b) => a.seq - b.seq).at(-1)
  if (!newest) return <Redirect to={`/cases/${file.id}`} replace />
  return (
    <Page title={t('hand.given-back', { code: file.code })} tab={t('case.tab')} narrow>
      {unread.map((item) => (
        <ReviewCard key={item.measurement.id} item={item} />
      ))}
      {unread.length === 0 && <Notice kind="calm">{t('hand.nothing-unread')}</Notice>}
      <div className="row">
        <Link
          className={unread.length === 0 ? 'button button--main' : 'button'}
          href={`/cases/${file.id}/answers/${newest.id}`}
        >
          {t('review.to-results')}
        </Link>
        <Link className="button button--quiet" href={`/cases/${file.id}`}>
          {t('review.later')}
        </Link>
      </div>
    </Page>
  )
}
