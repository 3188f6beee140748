/** Protected cases in a period: that they are counted unread, and those that nobody who may read them has kept a row of. */
import { useProtected } from '../../case-file/protected.ts'
import { Notice } from '../../look/index.tsx'
import { useRecords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { uncounted } from '../protected-rows.ts'
import type { Work } from '../use-work.ts'

export function ProtectedCounted({ work: { period, cases, files } }: { readonly work: Work }) {
  const { t, list } = useWords()
  const records = useRecords()
  const others = useProtected().filter(({ mine }) => !mine)
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
