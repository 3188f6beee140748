/** Said at every start of a unit with a single *nyckelansvarig*, until it is put away for this time. */
import { useState } from 'react'
import { Link } from 'wouter'
import { useRoles } from '../case-file/roles.ts'
import { Button, Notice } from '../look/index.tsx'
import { type OpenVault, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

/** For as long as the unit is open: it is said again at the next start. */
const put = new WeakSet<OpenVault>()

export function OneKeeper() {
  const { t } = useWords()
  const vault = useVault()
  const { keepers } = useRoles()
  const [seen, setSeen] = useState(() => put.has(vault))
  const [only, another] = keepers
  if (!only || another || seen || vault.practice) return null
  return (
    <Notice kind="calm">
      <p>{t('unit.one-keeper', { name: only.name })}</p>
      <div className="row">
        <Link href="/unit/staff">{t('unit.one-keeper-choose')}</Link>
        <Button
          look="quiet"
          onClick={() => {
            put.add(vault)
            setSeen(true)
          }}
        >
          {t('unit.one-keeper-seen')}
        </Button>
      </div>
    </Notice>
  )
}
