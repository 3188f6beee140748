/** One measurement: what must be read first, then the result, and the way to correct it. */
import { lazy, Suspense } from 'react'
import { Link, Redirect } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { useRecords } from '../vault/react.tsx'
import { useWords } from '../words/index.tsx'
import { ReviewCard } from './review-card.tsx'

const ResultPage = lazy(() => import('../results/index.ts').then((room) => ({ default: room.ResultPage })))

export function AnswersPage({ file, recordId }: { readonly file: CaseFile; readonly recordId: string }) {
  const { t } = useWords()
  const standing = file.measurements.find(({ id }) => id === recordId)
  const unread = toReview(file).filter(({ measurement }) => measurement.id === recordId)
  if (!standing) return <Redirect to={`/cases/${file.id}`} replace />
  return (
    <>
      {unread.length > 0 && (
        <section className="page before-result" aria-label={t('review.title')}>
          {unread.map((item) => (
            <ReviewCard key={item.measurement.id} item={item} />
          ))}
        </section>
      )}
      <Suspense>
        <ResultPage caseId={file.id} recordId={recordId} />
      </Suspense>
      <section className="page after-result no-print" aria-label={t('case.tab')}>
        <SeenNotes file={file} recordId={recordId} />
        <p className="row">
          <Link className="button" href={`/cases/${file.id}`}>
            {t('review.later')}
          </Link>
          {standing.body.via !== 'rating' && (
            <Link className="button button--quiet" href={`/cases/${file.id}/answers/${recordId}/correct`}>
              {t('paper.correct')}
            </Link>
          )}
        </p>
      </section>
    </>
  )
}

/** Who marked these answers as seen, when, and what was done. */
function SeenNotes({ file, recordId }: { readonly file: CaseFile; readonly recordId: string }) {
  const { t, language } = useWords()
  const records = useRecords()
  const nameOf = (staff: string) => {
    const record = records.findLast(({ body }) => body.kind === 'staff' && body.staff === staff)
    return record?.body.kind === 'staff' ? record.body.name : t('app.unknown')
  }
  const when = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : `${language}-u-nu-latn`, {
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return file.seen
    .filter(({ body }) => body.record === recordId)
    .map((seen) => (
      <p key={seen.id}>
        {t('review.seen-by', {
          name: seen.by === 'respondent' ? t('app.unknown') : nameOf(seen.by.staff),
          when: when.format(new Date(seen.at)),
          done: seen.body.done,
        })}
      </p>
    ))
}
