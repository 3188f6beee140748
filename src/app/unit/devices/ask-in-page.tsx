/** This device has the unit, from a backup or under a new name, and the relay does not know it: it asks to be let in, as a new one does. */
import { useState } from 'react'
import { Link } from 'wouter'
import { Notice, Page } from '../../../look/index.tsx'
import { useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { PairingSteps } from '../../join/pairing-steps.tsx'

export default function AskInPage() {
  const { t } = useWords()
  const vault = useVault()
  const [isIn, setIn] = useState(false)
  return (
    <Page title={t('pairing.ask-in')} narrow>
      {isIn ? (
        <Notice kind="calm">
          <p role="status">{t('pairing.is-in')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('pairing.ask-in-about')}</p>
          <PairingSteps begin={async (signal) => (await vault.pairing()).askIn(signal)} done={() => setIn(true)} />
        </>
      )}
      <Link href="/unit/devices">{t('unit.devices')}</Link>
    </Page>
  )
}
