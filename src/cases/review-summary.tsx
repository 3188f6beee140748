/** On the start page: which cases have answers that nobody has marked as read. It cannot be closed, only done. */

import { Link } from 'wouter'
import { useStillAt } from '../case-file/at-tablets.ts'
import { isOverdue, type ToReview } from '../case-file/to-review.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

export function ReviewSummary({ items, day }: { readonly items: readonly ToReview[]; readonly day: string }) {
  const { t } = useWords()
  const formName = useFormName()
  const stillAt = useStillAt()
  const overdue = items.some((item) => isOverdue(item, day))
  return (
    <section className={overdue ? 'review review--overdue' : 'review'} aria-labelledby="review-summary">
      <h2 id="review-summary">{t('review.title')}</h2>
      <p>{t(overdue ? 'review.overdue' : 'review.lead')}</p>
      <ul className="plain review__cases">
        {items.map((item) => (
          <li key={item.given.id}>
            <Link className="button" href={`/cases/${item.file.id}/given-back`}>
              <span className="code">{item.file.code}</span>
              <span aria-hidden="true"> · </span>
              {formName(item.given.body.form)} {item.given.body.day}
            </Link>
            <StillAt tablet={item.given.body.kind === 'broken-off' ? stillAt(item.given.body.session) : null} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Somebody is answering it still. */
function StillAt({ tablet }: { readonly tablet: string | null }) {
  const { t } = useWords()
  return tablet === null ? null : <p dir="auto">{t('review.still-at', { tablet })}</p>
}
