/** The locked page: a passphrase, or the recovery sheet when one is forgotten. */
import { useState } from 'react'
import { whyLocked } from '../controls/begin-anew.ts'
import { OneSecret } from '../controls/one-secret.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { practicePassphrase } from '../practice/passphrase.ts'
import type { LockedVault, OpenVault, Place } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

interface Props {
  readonly place: Place
  readonly vault: LockedVault
  readonly opened: (vault: OpenVault) => void
  readonly change: (place: Place) => void
}

export function LockedPage({ place, vault, opened, change }: Props) {
  const { t } = useWords()
  const [way, setWay] = useState<'passphrase' | 'recovery'>('passphrase')
  const because = whyLocked()
  const other = place === 'unit' ? 'practice' : 'unit'
  return (
    <>
      {place === 'practice' && <aside className="practice-mark">{t('app.practice')}</aside>}
      {way === 'passphrase' ? (
        <Page title={t('lock.title')} narrow>
          {because && (
            <Notice kind="calm">
              <p>{t(because)}</p>
            </Notice>
          )}
          {place === 'practice' && (
            <Notice kind="calm">
              <p>{t('lock.practice')}</p>
              <p className="code passphrase">{practicePassphrase}</p>
            </Notice>
          )}
          <OneSecret
            key="passphrase"
            label={t('lock.passphrase')}
            hint={t('lock.passphrase-hint')}
            hidden
            attempt={(typed) => vault.unlock(typed)}
            opened={opened}
          />
          <div className="row">
            <Button look="quiet" onClick={() => setWay('recovery')}>
              {t('lock.forgot')}
            </Button>
            <Button look="quiet" onClick={() => change(other)}>
              {t(other === 'practice' ? 'lock.to-practice' : 'lock.to-unit')}
            </Button>
          </div>
        </Page>
      ) : (
        <Page title={t('lock.recovery-title')} narrow>
          <p>{t('lock.recovery-lead')}</p>
          <OneSecret
            key="recovery"
            label={t('lock.recovery-code')}
            attempt={(typed) => vault.recover(typed)}
            opened={opened}
          />
          <p className="muted">{t('lock.recovery-next')}</p>
          <Button look="quiet" onClick={() => setWay('passphrase')}>
            {t('app.back')}
          </Button>
        </Page>
      )}
    </>
  )
}
