/** On the case's page, before everything: which forms have answers that nobody has marked as read, and the way to each. */
import { Link } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { isOverdue, type ToReview, toReview } from '../case-file/to-review.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

export function UnreadBanner({ file, day }: { readonly file: CaseFile; readonly day: string }) {
  const { t } = useWords()
  const items = toReview(file)
  if (items.length === 0) return null
  const overdue = items.some((item) => isOverdue(item, day))
  return (
    <section className={overdue ? 'review review--overdue unread' : 'review unread'} aria-labelledby="unread">
      <h2 id="unread">{t('review.title')}</h2>
      <ul className="plain review__cases">
        {items.map((item) => (
          <li key={item.given.id}>
            <GoThrough file={file} item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A form's answers stand above its result; what was broken off has none. */
function GoThrough({ file, item }: { readonly file: CaseFile; readonly item: ToReview }) {
  const { t } = useWords()
  const formName = useFormName()
  const { id, body } = item.given
  const to = body.kind === 'answers' ? `answers/${id}` : 'given-back'
  return (
    <Link className="button" href={`/cases/${file.id}/${to}`}>
      {t('review.go-through', {
        count: item.items.length,
        form: formName(body.form),
        informant: t(`results.short.${body.informant}`),
        day: body.day,
      })}
    </Link>
  )
}
