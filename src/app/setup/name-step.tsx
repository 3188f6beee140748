/** The unit's name, and what this tablet cannot promise, said before anything is entrusted to it. */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { type StorageGuarantees, storageGuarantees } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function NameStep(props: {
  readonly above: ReactNode
  readonly back: () => void
  readonly next: () => void
  readonly name: string
  readonly setName: (name: string) => void
}) {
  const { t } = useWords()
  const [fault, setFault] = useState<string | undefined>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (props.name.trim() === '') setFault(t('app.required'))
    else props.next()
  }
  return (
    <Page title={t('setup.name-title')} narrow above={props.above}>
      <form className="stack" onSubmit={submit} autoComplete="off">
        <TextField
          label={t('setup.unit-name')}
          hint={t('setup.unit-name-hint')}
          value={props.name}
          onChange={props.setName}
          fault={fault}
          autoFocus
        />
        <Unpromised />
        <div className="row">
          <Button look="main" type="submit">
            {t('app.continue')}
          </Button>
          <Button look="quiet" data-leaves="" onClick={props.back}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** What this browser cannot hold to. Nothing is said where it can hold to all. */
function Unpromised() {
  const { t } = useWords()
  const [kept, setKept] = useState<StorageGuarantees | null>(null)
  useEffect(() => {
    let late = false
    void storageGuarantees().then((found) => late || setKept(found))
    return () => {
      late = true
    }
  }, [])
  if (!kept || (kept.journal && kept.persistent)) return null
  return (
    <Notice>
      <p>{t('setup.shortfalls')}</p>
      <ul>
        {!kept.persistent && <li>{t('setup.not-persistent')}</li>}
        {!kept.journal && <li>{t('setup.no-journal')}</li>}
        {!kept.journal && <li>{t('setup.no-resume')}</li>}
      </ul>
    </Notice>
  )
}
