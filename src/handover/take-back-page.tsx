/** The way back to staff. Whoever answers may open this page too; without a passphrase it leads only back to the form. */
import '../controls/controls.css'
import { useState } from 'react'
import { Spoken } from '../controls/language.tsx'
import { OneSecret } from '../controls/one-secret.tsx'
import { PasskeyWay } from '../controls/passkey-way.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { practicePassphrase } from '../practice/passphrase.ts'
import { type HandedOver, notedName, type OpenVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

interface Props {
  readonly session: HandedOver
  readonly takenBack: (vault: OpenVault) => void
  readonly toForm: () => void
}

export default function TakeBackPage(props: Props) {
  return <Spoken>{() => <TakeBack {...props} />}</Spoken>
}

function TakeBack({ session, takenBack, toForm }: Props) {
  const { t } = useWords()
  const name = notedName(session.place)
  const [byPin, setByPin] = useState(() => session.hasPin())
  return (
    <Page
      title={t('hand.back-title')}
      narrow
      above={session.practice && <p className="practice-mark">{t('app.practice')}</p>}
    >
      <p>{t('hand.back-lead')}</p>
      {name && <p>{t('hand.back-unit', { name })}</p>}
      {byPin ? (
        <ByPin {...{ session, takenBack }} instead={() => setByPin(false)} />
      ) : (
        <ByPassphrase {...{ session, takenBack }} />
      )}
      <PasskeyWay place={session.place} attempt={(secret) => session.takeBack(secret)} opened={takenBack} />
      <Button look="quiet" onClick={toForm}>
        {t('hand.back-to-form')}
      </Button>
    </Page>
  )
}

function ByPin({
  session,
  takenBack,
  instead,
}: Pick<Props, 'session' | 'takenBack'> & { readonly instead: () => void }) {
  const { t } = useWords()
  const attempt = (typed: string) => session.takeBackByPin(typed)
  return (
    <>
      <OneSecret label={t('hand.pin-yours')} hidden numeric attempt={attempt} opened={takenBack} />
      <Button look="quiet" onClick={instead}>
        {t('hand.pin-instead')}
      </Button>
    </>
  )
}

function ByPassphrase({ session, takenBack }: Pick<Props, 'session' | 'takenBack'>) {
  const { t } = useWords()
  return (
    <>
      {session.practice && (
        <Notice kind="calm">
          <p>{t('lock.practice')}</p>
          <p className="code passphrase">{practicePassphrase}</p>
        </Notice>
      )}
      <OneSecret
        label={t('lock.passphrase')}
        hint={t('lock.passphrase-hint')}
        hidden
        attempt={(typed) => session.takeBack(typed)}
        opened={takenBack}
      />
      <p className="muted">{t('hand.back-forgot')}</p>
    </>
  )
}
