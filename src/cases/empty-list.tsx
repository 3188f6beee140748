/** A list with nothing in it says why, and what to do. */
import { Link } from 'wouter'
import type { DueRules } from '../case-file/due.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { type Asked, askedAtFirst } from './case-list.ts'

export function EmptyList(props: {
  readonly asked: Asked
  /** The unit has no case at all. */
  readonly none: boolean
  readonly rules: DueRules
  readonly ask: (next: Partial<Asked>) => void
}) {
  const { t } = useWords()
  const { asked, rules } = props
  if (props.none) return <p>{t('case.none')}</p>
  const noRule = asked.filter === 'due' && rules.weeks === null && rules.periods.length === 0
  return (
    <div className="stack">
      <p>{t(`case.empty.${whyOf(asked)}`)}</p>
      <div className="row">
        <Button onClick={() => props.ask(askedAtFirst)}>{t('case.show-all')}</Button>
        {noRule && <Link href="/unit/reading">{t('next.no-rule')}</Link>}
      </div>
    </div>
  )
}

/** Nothing that is sought, nothing that is filtered for, or nothing in that part of the list at all. */
function whyOf({ search, filter, scope }: Asked) {
  if (search.trim() !== '') return 'all'
  return filter === 'all' && scope !== 'unit' ? scope : filter
}
