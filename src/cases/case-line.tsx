/** One case in the list: code, year of birth, what was done last, and what it waits for. The whole row is the link. */

import { Link } from 'wouter'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import type { CaseRow } from './case-list.ts'

export function CaseLine({ row }: { readonly row: CaseRow }) {
  const { t } = useWords()
  const formName = useFormName()
  const { file } = row
  const last = file.measurements.at(-1)
  return (
    <li className="case-line">
      <Link href={`/cases/${file.id}`} className="case-line__link">
        <span className="code case-line__code">{file.code}</span>
        <span className="case-line__born">{t('case.born', { year: String(file.born) })}</span>
        <span className="case-line__last">
          {last
            ? t('case.last', { form: formName(last.body.form), day: last.body.day })
            : t('case.no-measurement', { day: file.opened })}
        </span>
        <span className="case-line__marks">
          {row.unread > 0 && <span className="mark mark--read">{t('review.mark')}</span>}
          {row.awaited.length > 0 && <span className="mark">{t('case.awaits-second')}</span>}
        </span>
      </Link>
    </li>
  )
}
