/** One measurement: what must be read first, then the result, and the way to correct it. */
import { lazy, Suspense } from 'react'
import { Link, Redirect } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { loadLaterWords, useWords } from '../words/index.tsx'
import { ReviewCard } from './review-card.tsx'
import { Saved } from './saved.tsx'
import { SeenNotes } from './seen-notes.tsx'

const CorrectedTwice = lazy(async () => {
  const [room] = await Promise.all([import('./conflicts/corrected-twice.tsx'), loadLaterWords()])
  return room
})
const ChoiceTakenBack = lazy(async () => {
  const [room] = await Promise.all([import('./conflicts/choice-taken-back.tsx'), loadLaterWords()])
  return room
})
const ResultPage = lazy(() => import('../results/index.ts').then((room) => ({ default: room.ResultPage })))

export function AnswersPage({ file, recordId }: { readonly file: CaseFile; readonly recordId: string }) {
  const { t } = useWords()
  const standing = file.measurements.find(({ id }) => id === recordId)
  const unread = toReview(file).filter(({ given }) => given.id === recordId)
  const twice = file.correctedTwice.some((stand) => stand.some(({ id }) => id === recordId))
  if (!standing) return <Redirect to={`/cases/${file.id}${twice ? `/answers/${recordId}/choose` : ''}`} replace />
  return (
    <>
      <div className="page before-result">
        <Saved file={file} />
        {twice && (
          <Suspense>
            <CorrectedTwice file={file} of={recordId} />
          </Suspense>
        )}
      </div>
      {unread.length > 0 && (
        <section className="page before-result" aria-label={t('review.title')}>
          {unread.map((item) => (
            <ReviewCard key={item.given.id} item={item} />
          ))}
        </section>
      )}
      <Suspense>
        <ResultPage caseId={file.id} recordId={recordId} />
      </Suspense>
      <section className="page after-result no-print" aria-label={t('case.tab')}>
        <SeenNotes file={file} recordId={recordId} />
        {standing.body.corrects?.also && (
          <Suspense>
            <ChoiceTakenBack file={file} of={recordId} />
          </Suspense>
        )}
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
