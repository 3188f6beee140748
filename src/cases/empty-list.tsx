/** A list with nothing in it says why, and what to do. */
import { Link } from 'wouter'
import type { DueRules } from '../case-file/due.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { firstView, type ListView } from './case-list.ts'

export function EmptyList(props: {
  readonly view: ListView
  /** The unit has no case at all. */
  readonly none: boolean
  readonly rules: DueRules
  readonly change: (next: Partial<ListView>) => void
}) {
  const { t } = useWords()
  const { view, rules } = props
  if (props.none) return <p>{t('case.none')}</p>
  const noRule = view.filter === 'due' && rules.weeks === null && rules.periods.length === 0
  return (
    <div className="stack">
      <p>{t(`case.empty.${whyOf(view)}`)}</p>
      <div className="row">
        <Button onClick={() => props.change(firstView)}>{t('case.show-all')}</Button>
        {noRule && <Link href="/unit/reading">{t('next.no-rule')}</Link>}
      </div>
    </div>
  )
}

/** Nothing that is sought, nothing that is filtered for, or nothing in that part of the list at all. */
function whyOf({ search, filter, scope }: ListView) {
  if (search.trim() !== '') return 'all'
  return filter === 'all' && scope !== 'unit' ? scope : filter
}
