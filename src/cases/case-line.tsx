/** One case in the list: whose, how it stands, what is next, and what was done last. The whole row is the link. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import type { CaseRow } from './case-list.ts'
import { useDueWords } from './due-words.ts'

interface Props {
  readonly row: CaseRow
  readonly day: string
  /** Its newest value and change; null while they are counted. */
  readonly standing: ReactNode
  /** Another case has its code. */
  readonly sameCode: boolean
}

export function CaseLine(props: Props) {
  const { t, list } = useWords()
  const formName = useFormName()
  const say = useDueWords(props.day)
  const { file, unread, next, isDue } = props.row
  const last = file.measurements.at(-1)
  return (
    <li className="case-line">
      <Link href={`/cases/${file.id}`} className="case-line__link">
        <span className="code case-line__code">{file.code}</span>
        <span className="case-line__born">
          {list([t('case.born', { year: String(file.born) }), t(`sex.short.${file.sex}`)])}
        </span>
        <span className="case-line__standing">
          {unread > 0 && <span className="mark mark--read">{t('review.mark')}</span>}{' '}
          {props.sameCode && <span className="mark">{t('case.same-code')}</span>}{' '}
          {/* Its place is kept: rows that move down when it comes lead a finger to another case. */}
          {props.standing === null && last ? '\u00a0' : props.standing}
        </span>
        <span className={isDue ? 'case-line__next case-line__next--due' : 'case-line__next'}>
          {file.movedTo
            ? t('case.moved-to', { to: file.movedTo.to, day: file.movedTo.day })
            : file.closed === null
              ? next && say(next)
              : t('case.closed', { day: file.closed })}
        </span>
        <span className="case-line__last">
          {last
            ? t('case.last', { form: formName(last.body.form), day: last.body.day })
            : t('case.no-measurement', { day: file.opened })}
        </span>
      </Link>
    </li>
  )
}
