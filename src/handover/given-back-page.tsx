/**
 * The first thing staff see after taking the tablet back: answers to go through, of forms whole or broken off, and only
 * then what was filled in now, at once where the measuring was done in the room. An older form is no result of this
 * hand-over.
 */
import { Link, Redirect } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { ReviewCard } from '../cases/review-card.tsx'
import { justSaved } from '../cases/saved.tsx'
import { Notice, Page } from '../look/index.tsx'
import { inOrderOfWriting, type Kept, ofKind, useRecords, useVault } from '../vault/index.ts'
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
  const later = useLater(file.id)
  const filledIn = file.measurements
    .filter((form) => !since || inOrderOfWriting(form, since) > 0)
    .toSorted(inOrderOfWriting)
  const newest = filledIn.at(-1)
  const ratings = useVault()
    .of('goal-rating')
    .filter((one) => one.caseId === file.id && since && inOrderOfWriting(one, since) > 0)
  const filled = newest !== undefined || ratings.length > 0
  const brokenOff = useVault()
    .unfinished()
    .some(({ plan }) => plan.caseId === file.id)
  const at = `/cases/${file.id}`
  if (!filled && !brokenOff && !since) return <Redirect to={at} replace />
  // Of several forms in a row, and of goals, the case's own page shows all.
  const result = filledIn.length + ratings.length > 1 || !newest ? at : `${at}/answers/${newest.id}`
  if (filled && unread.length === 0 && !brokenOff && !later) return <Redirect to={result + justSaved} replace />
  return (
    <Page title={t('hand.given-back', { code: file.code })} tab={t('case.tab')} narrow>
      {unread.map((item) => (
        <ReviewCard key={item.given.id} item={item} />
      ))}
      <Unfinished resume={resume} caseId={file.id} />
      {filled && unread.length === 0 && !brokenOff && <Notice kind="calm">{t('hand.nothing-unread')}</Notice>}
      {!filled && !brokenOff && <Notice>{t('hand.nothing-filled')}</Notice>}
      <div className="row">
        {filled && (
          <Link className={unread.length === 0 ? 'button button--main' : 'button'} href={result}>
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

/** A choice beside a hand-over, whose result nobody is to see at once. */
export const laterSetting = 'result-later'

/** Whether the result of the case's last hand-over is to wait until somebody asks for it. */
export function useLater(caseId: string): boolean {
  const chosen = ofKind(useRecords(), 'setting').findLast(
    ({ caseId: of, body }) => of === caseId && body.name === laterSetting,
  )
  return chosen?.body.value === true
}

/** The case's last hand-over: what is newer was filled in then or since. */
const useHandedOver = (caseId: string): Kept | undefined =>
  useRecords().findLast((record) => record.caseId === caseId && record.body.kind === 'handed-over')
