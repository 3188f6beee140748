/** Takes a person or a device away from the unit: what happens, and what does not, with the name typed. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'

export function NamedRemoval(props: {
  /** What is typed to show that this one is meant. */
  readonly name: string
  readonly title: string
  /** On the button that removes. */
  readonly label: string
  readonly about: string
  /** Above the name: what is chosen with it. */
  readonly children?: ReactNode
  /** Done when it resolves; what it throws is told here. */
  readonly remove: () => Promise<void>
  readonly cancel: () => void
}) {
  const { t } = useWords()
  const { name, title, label, about, children, remove, cancel } = props
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== name) return setFault(t('unit.remove-name-wrong', { name }))
    await save(remove)
  }
  return (
    <Dialog title={title} onClose={cancel}>
      <p>{about}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
        {children}
        <TextField label={t('unit.remove-name')} value={typed} onChange={setTyped} fault={fault} />
        {refusal}
        <div className="row">
          <Button type="submit" disabled={busy}>
            {label}
          </Button>
          <Button look="quiet" onClick={cancel}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
