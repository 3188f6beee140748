/** People and keys are changed on one of the unit's devices: on another the page says so, and the way to take that over. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Notice, Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { useKeysHere } from '../use-keys-here.ts'

export function WhereKeysAreChanged({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const here = useKeysHere()
  if (here === null) return null
  if (here) return children
  return (
    <Page title={t('unit.staff')} narrow>
      <Notice>
        <p>{t('trouble.keys-elsewhere')}</p>
        <Link href="/unit/devices">{t('unit.devices')}</Link>
      </Notice>
    </Page>
  )
}
