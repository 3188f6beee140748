/**
 * Protected cases in a period: to the releaser, that they are counted unread, and those that nobody who may read them has
 * kept a row of; to others, that they are not in the figures here.
 */
import { useProtected } from '../../case-file/protected.ts'
import { useRoles } from '../../case-file/roles.ts'
import { Notice } from '../../look/index.tsx'
import { useRecords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { uncounted } from '../protected-rows.ts'
import type { Work } from '../use-work.ts'

export function ProtectedCounted({ work: { period, cases, files } }: { readonly work: Work }) {
  const { t, list } = useWords()
  const records = useRecords()
  const { releaser, releasing } = useRoles()
  const others = useProtected().filter(({ mine }) => !mine)
  if (!releaser)
    return (
      others.length > 0 && (
        <Notice kind="calm">
          {t('period.check.protected-others', { count: others.length, name: releasing?.name ?? '–' })}
        </Notice>
      )
    )
  const lacking = new Set(
    uncounted(
      records,
      period,
      others.map(({ caseId }) => caseId),
    ),
  )
  const unread = cases.filter(({ id }) => !files.has(id)).length
  const whom = [...new Set(others.filter(({ caseId }) => lacking.has(caseId)).flatMap(({ names }) => names))]
  return (
    <>
      {unread > 0 && <Notice kind="calm">{t('period.check.protected', { count: unread })}</Notice>}
      {lacking.size > 0 && (
        <Notice>{t('period.check.protected-not', { count: lacking.size, names: list(whom) })}</Notice>
      )}
    </>
  )
}
