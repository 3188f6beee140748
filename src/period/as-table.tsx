/** The figures of a picture, behind *Visa som tabell*. */
import type { ReactNode } from 'react'
import { Fold } from '../look/section.tsx'
import { useWords } from '../words/index.tsx'

export function AsTable({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  return <Fold label={t('waiting.as-table')}>{children}</Fold>
}
