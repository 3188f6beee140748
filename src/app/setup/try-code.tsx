/** A recovery sheet's code, typed from paper: a sheet that nobody can read back is no sheet. A slip of the pen is located. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Field } from '../../look/index.tsx'
import { readRecoveryCode } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function TryCode(props: {
  /** What stands on the sheet. */
  readonly code: string
  readonly press: string
  readonly pressing: string
  readonly right: () => Promise<void>
  readonly beside?: ReactNode
}) {
  const { t, list } = useWords()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readRecoveryCode(typed)
    if ('characters' in read) return setFault(t('setup.try-length', { characters: read.characters }))
    if ('wrongGroups' in read) return setFault(t('setup.try-groups', { groups: list(read.wrongGroups.map(String)) }))
    if (read.code !== props.code) return setFault(t('setup.try-other'))
    setFault(undefined)
    await save(props.right)
  }
  return (
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
          />
        )}
      </Field>
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={busy}>
          {busy ? props.pressing : props.press}
        </Button>
        {props.beside}
      </div>
    </form>
  )
}
