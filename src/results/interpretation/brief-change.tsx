/** What is said of a change in a row, in few words; the same in full stands in the change's card. */
import { useWords } from '../../words/index.tsx'
import { useNames } from '../names.ts'
import { type Changed, unlabelledOf, verdictName, verdictOf } from './change.ts'

const marks = { better: '▲', worse: '▼', 'within-error': '■' } as const

export function BriefChange({ changed }: { readonly changed: Changed }) {
  const { t } = useWords()
  const names = useNames()
  const { first, last, found } = changed
  if (!found.comparable) {
    const periods = { first: names.period(first.form.period), last: names.period(last.form.period) }
    return <span className="brief">{t(`results.no-label.${found.reason}`, periods)}</span>
  }
  const unlabelled = unlabelledOf(changed)
  if (unlabelled) return <span className="brief">{t(`results.brief.${unlabelled}`)}</span>
  const verdict = verdictOf(found)
  return (
    <span className="brief brief--told">
      {verdict && <span aria-hidden="true">{marks[verdict]} </span>}
      {t(`results.verdict.${verdictName(found)}`)}
    </span>
  )
}
