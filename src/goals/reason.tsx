/** Something is taken away, and somebody says why: asked before it is done, and kept with it. */
import { useState } from 'react'
import { TextField } from '../controls/text-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function Reason(props: {
  readonly about: string
  readonly act: string
  readonly onReason: (reason: string) => Promise<unknown>
  readonly onCancel: () => void
}) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') return setFault(t('goals.why-needed'))
        void save(() => props.onReason(reason.trim())).then((done) => done && props.onCancel())
      }}
    >
      <p className="muted">{props.about}</p>
      <TextField label={t('goals.why')} value={reason} onChange={setReason} fault={fault} max={200} />
      {refusal}
      <div className="row">
        <Button type="submit" disabled={busy}>
          {props.act}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
