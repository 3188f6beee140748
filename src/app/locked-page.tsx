/** The locked page: which unit, where there are several; and its passphrase, or the recovery sheet when one is forgotten. */
import { useState } from 'react'
import { whyLocked } from '../controls/begin-anew.ts'
import { OneSecret } from '../controls/one-secret.tsx'
import { PasskeyWay } from '../controls/passkey-way.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { practicePassphrase } from '../practice/passphrase.ts'
import { isPractice, type LockedVault, type OpenVault, type Place, type UnitsHere } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { NotWhole, UnitChoice, useNameOf, wholeOf } from './units-here.tsx'

interface Props {
  readonly place: Place
  readonly vault: LockedVault
  readonly here: UnitsHere
  readonly opened: (vault: OpenVault) => void
  readonly choose: (place: Place | 'practice') => void
  /** To the first page, where one more unit is set up or read in. */
  readonly another: () => void
  readonly lookAgain: () => void
}

export function LockedPage({ place, vault, here, opened, choose, another, lookAgain }: Props) {
  const { t } = useWords()
  const nameOf = useNameOf(here)
  const [way, setWay] = useState<'passphrase' | 'recovery'>('passphrase')
  const because = whyLocked(place)
  const practice = isPractice(place)
  const several = wholeOf(here).length > 1
  const practiceHere = wholeOf(here).some((unit) => isPractice(unit.place))
  return (
    <>
      {practice && <aside className="practice-mark">{t('app.practice')}</aside>}
      {way === 'passphrase' ? (
        <Page
          title={several ? t('lock.title-of', { name: nameOf(place) }) : t('lock.title')}
          tab={t('lock.title')}
          narrow
        >
          <UnitChoice {...{ here, choose }} current={place} />
          {because && (
            <Notice kind="calm">
              <p>{t(because)}</p>
            </Notice>
          )}
          {practice && (
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
          <PasskeyWay place={place} attempt={(secret) => vault.unlock(secret)} opened={opened} />
          <div className="row lock-ways">
            <Button look="quiet" onClick={() => setWay('recovery')}>
              {t('lock.forgot')}
            </Button>
            {!practiceHere && (
              <Button look="quiet" onClick={() => choose('practice')}>
                {t('lock.to-practice')}
              </Button>
            )}
            <Button look="quiet" onClick={another}>
              {t('lock.another')}
            </Button>
          </div>
          <NotWhole here={here} again={lookAgain} />
        </Page>
      ) : (
        <Page title={t('lock.recovery-title')} narrow>
          {several && (
            <p>
              <strong dir="auto">{nameOf(place)}</strong>
            </p>
          )}
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
