/** The code that a new device shows: typed, or read by the camera. */
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { Button, Field } from '../../../look/index.tsx'
import { useWords } from '../../../words/index.tsx'

const ScanCode = lazy(() => import('./scan-code.tsx'))

export function GiveCode({ practice, give }: { readonly practice: boolean; readonly give: (given: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [scanning, setScanning] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') give(typed)
  }
  return (
    <>
      {practice ? (
        <p>
          {t('pairing.practice-lead')}{' '}
          <a href="/join/practice" target="_blank" rel="noopener">
            {t('pairing.practice-open')}
          </a>
        </p>
      ) : (
        <ol>
          <li>{t('pairing.add-open')}</li>
          <li>{t('pairing.add-choose')}</li>
          <li>{t('pairing.add-give')}</li>
        </ol>
      )}
      <form className="stack" onSubmit={submit} autoComplete="off">
        <Field label={t('pairing.type')} hint={t('pairing.type-hint')}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              type="text"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={200}
              dir="ltr"
            />
          )}
        </Field>
        <Button look="main" type="submit">
          {t('pairing.next')}
        </Button>
      </form>
      {!practice && canScan() && (
        <>
          <Button onClick={() => setScanning(!scanning)}>{t(scanning ? 'pairing.scan-stop' : 'pairing.scan')}</Button>
          {scanning && (
            <Suspense>
              <ScanCode found={give} />
            </Suspense>
          )}
        </>
      )}
    </>
  )
}

/** A browser without a camera's interface is told nothing of it. */
const canScan = () => navigator.mediaDevices?.getUserMedia !== undefined
