/** The sheet is tried once, from paper, before the unit exists: a sheet that nobody can read back is no sheet. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, Field, Notice, Page } from '../../look/index.tsx'
import { readRecoveryCode } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function TryStep(props: {
  readonly above: ReactNode
  readonly back: () => void
  readonly code: string
  readonly create: () => Promise<void>
  readonly fault: string | undefined
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readRecoveryCode(typed)
    if ('characters' in read) return setFault(t('setup.try-length', { characters: read.characters }))
    if ('wrongGroups' in read) return setFault(t('setup.try-groups', { groups: read.wrongGroups.join(', ') }))
    if (read.code !== props.code) return setFault(t('setup.try-other'))
    setFault(undefined)
    setBusy(true)
    await props.create().finally(() => setBusy(false))
  }
  return (
    <Page title={t('setup.try-title')} narrow above={props.above}>
      <p>{t('setup.try-lead')}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
        <Field label={t('lock.recovery-code')} hint={t('setup.try-hint')} fault={fault}>
          {(ties) => (
            <input
              {...ties}
              className="input code"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              dir="ltr"
              // biome-ignore lint/a11y/noAutofocus: the page asks for this one thing
              autoFocus
            />
          )}
        </Field>
        {props.fault && <Notice kind="refusal">{props.fault}</Notice>}
        <div className="row">
          <Button look="main" type="submit" disabled={busy}>
            {t(busy ? 'setup.creating' : 'setup.create')}
          </Button>
          <Button look="quiet" onClick={props.back}>
            {t('app.back')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
