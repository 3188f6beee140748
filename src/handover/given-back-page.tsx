/**
 * The first thing staff see after taking the tablet back: answers to go through, of forms whole or broken off, and only
 * then the way to what was filled in now. An older form is no result of this hand-over.
 */
import { Link, Redirect } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { ReviewCard } from '../cases/review-card.tsx'
import { Notice, Page } from '../look/index.tsx'
import { inOrderOfWriting, type Kept, useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Unfinished } from './unfinished.tsx'

interface Props {
  readonly file: CaseFile
  readonly resume: (session: string) => void
}

export function GivenBackPage({ file, resume }: Props) {
  const { t } = useWords()
  const unread = toReview(file)
  const since = useHandedOver(file.id)
  const newest = file.measurements
    .filter((form) => !since || inOrderOfWriting(form, since) > 0)
    .toSorted(inOrderOfWriting)
    .at(-1)
  const brokenOff = useVault()
    .unfinished()
    .some(({ plan }) => plan.caseId === file.id)
  if (!newest && !brokenOff && !since) return <Redirect to={`/cases/${file.id}`} replace />
  return (
    <Page title={t('hand.given-back', { code: file.code })} tab={t('case.tab')} narrow>
      {unread.map((item) => (
        <ReviewCard key={item.given.id} item={item} />
      ))}
      <Unfinished resume={resume} caseId={file.id} />
      {newest && unread.length === 0 && !brokenOff && <Notice kind="calm">{t('hand.nothing-unread')}</Notice>}
      {!newest && !brokenOff && <Notice>{t('hand.nothing-filled')}</Notice>}
      <div className="row">
        {newest && (
          <Link
            className={unread.length === 0 ? 'button button--main' : 'button'}
            href={`/cases/${file.id}/answers/${newest.id}`}
          >
            {t('review.to-results')}
          </Link>
        )}
        <Link className="button button--quiet" href={`/cases/${file.id}`}>
          {t('review.later')}
        </Link>
      </div>
    </Page>
  )
}

/** The case's last hand-over: what is newer was filled in then or since. */
const useHandedOver = (caseId: string): Kept | undefined =>
  useRecords().findLast((record) => record.caseId === caseId && record.body.kind === 'handed-over')
