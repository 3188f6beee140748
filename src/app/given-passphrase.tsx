/**
 * Stands before every room for whoever came in by a passphrase that somebody else set: who set it and when, every time that
 * was done, and a new one that nobody else has seen.
 */
import type { ReactNode } from 'react'
import { useStaffNames } from '../case-file/staff.ts'
import { Notice, Page } from '../look/index.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { OwnPassphrase } from './unit/own-passphrase.tsx'
import { useKeysHere } from './use-keys-here.ts'

export function GivenPassphrase({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const vault = useVault()
  useRecords()
  const names = useStaffNames()
  const { staff } = vault.me
  const { members, statements } = vault.membership()
  const keysHere = useKeysHere()
  // On another device than the one where keys are changed it cannot be changed: it is asked for there.
  if (!members.get(staff)?.given || keysHere === false) return children
  if (keysHere === null) return null
  const nameOf = (by: string) => names.get(by) ?? t('setup.sheet-title')
  const set = statements.filter(
    ({ act, by }) =>
      by !== staff &&
      ((act.act === 'begun' && act.staff.some(({ id }) => id === staff)) ||
        ((act.act === 'added' || act.act === 'passphrase') && act.one.id === staff)),
  )
  return (
    <Page title={t('unit.given-title')} narrow>
      <p>{t('unit.given-lead')}</p>
      <Notice>
        <p>{t('unit.given-by')}</p>
        <ul>
          {set.toReversed().map(({ n, by, day }) => (
            <li key={n}>{t('unit.given-when', { day, name: nameOf(by) })}</li>
          ))}
        </ul>
        <p>{t('unit.given-strange')}</p>
      </Notice>
      <OwnPassphrase before={t('unit.given-before')} done={() => undefined} />
    </Page>
  )
}
