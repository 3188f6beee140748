/** What is erased for good, in two taps and with the unit's name typed: no slip can do it. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { Button } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function NamedErasure(props: {
  /** On the button that the first tap presses. */
  readonly label: string
  readonly busy: boolean
  readonly erase: () => void
  /** What follows from it, above the name, and what became of it, below. */
  readonly about: ReactNode
  readonly after: ReactNode
}) {
  const { t } = useWords()
  const unit = useVault().of('unit').at(-1)?.body.name ?? ''
  const [sure, setSure] = useState(false)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const right = typed.trim() === unit
    setWrong(!right)
    if (right) props.erase()
  }
  if (!sure)
    return (
      <div className="row">
        <Button onClick={() => setSure(true)}>{props.label}</Button>
      </div>
    )
  return (
    <form className="card stack" onSubmit={submit} autoComplete="off">
      {props.about}
      <TextField
        label={t('retention.name')}
        hint={t('retention.name-hint', { name: unit })}
        value={typed}
        onChange={setTyped}
        fault={wrong ? t('retention.name-wrong', { name: unit }) : undefined}
        max={80}
      />
      {props.after}
      <div className="row">
        <Button type="submit" disabled={props.busy}>
          {t('case.erase-do')}
        </Button>
        <Button look="quiet" disabled={props.busy} onClick={() => setSure(false)}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
