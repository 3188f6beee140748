/** What only the *utlämnare* does or sees: everybody else is told who that is. The vault refuses it besides. */
import type { ReactNode } from 'react'
import { useRoles } from '../../case-file/roles.ts'
import { Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'

export function ForReleaser({ children }: { readonly children: ReactNode }) {
  const { t, list } = useWords()
  const { releaser, releasing, keepers } = useRoles()
  if (releaser) return children
  return (
    <Notice kind="calm">
      {t('period.for-releaser', { name: releasing?.name ?? '–', names: list(keepers.map(({ name }) => name)) })}
    </Notice>
  )
}
