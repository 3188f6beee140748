/** Whether staff will take the tablet back by a PIN: off until somebody sets one, and set for this shift alone. */
import { type FormEvent, useState } from 'react'
import { Refused } from '../controls/refused.tsx'
import { Button, Field } from '../look/index.tsx'
import { type Refusal, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function PinChoice() {
  const { t } = useWords()
  const vault = useVault()
  const [set, setSet] = useState(() => vault.hasPin())
  const drop = () => {
    vault.setPin(null)
    setSet(false)
  }
  if (!set) return <NewPin done={() => setSet(true)} />
  return (
    <div className="row">
      <span>{t('hand.pin-ready')}</span>
      <Button look="quiet" onClick={drop}>
        {t('hand.pin-drop')}
      </Button>
    </div>
  )
}

function NewPin({ done }: { readonly done: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const answer = vault.setPin(typed)
    if (answer === 'set') return done()
    setRefusal(answer)
  }
  return (
    <details className="hand-pin">
      <summary>{t('hand.pin')}</summary>
      <form className="stack" onSubmit={submit} autoComplete="off">
        <p>{t('hand.pin-about')}</p>
        <p>{t('hand.pin-cost')}</p>
        <Field label={t('hand.pin-new')}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              type="password"
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              dir="ltr"
              value={typed}
              onChange={(event) => setTyped(event.target.value.replaceAll(/\D/g, ''))}
            />
          )}
        </Field>
        <Refused refusal={refusal} />
        <Button type="submit">{t('hand.pin-use')}</Button>
      </form>
    </details>
  )
}
