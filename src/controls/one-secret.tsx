/** One secret, typed and tried. What was typed is kept when it is refused, so that one letter can be mended. */
import { type FormEvent, useState } from 'react'
import { Button, Field } from '../look/index.tsx'
import type { Refusal, WrongCode } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Refused } from './refused.tsx'

/** `T` is what a right secret leads to. */
export function OneSecret<T extends object>(props: {
  readonly label: string
  readonly hint?: string
  readonly hidden?: boolean
  /** A PIN: the tablet shows digits to press. */
  readonly numeric?: boolean
  /** What the button says, where it is not *Lås upp*; and while it works. */
  readonly press?: string
  readonly pressing?: string
  readonly attempt: (typed: string) => Promise<T | WrongCode | Refusal>
  readonly opened: (found: T) => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<WrongCode | Refusal | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || typed.trim() === '') return
    setBusy(true)
    setRefusal(null)
    const answer = await props.attempt(typed).finally(() => setBusy(false))
    if ('refused' in answer) setRefusal(answer)
    else props.opened(answer)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
      <Field label={props.label} hint={props.hint}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            type={props.hidden && !shown ? 'password' : 'text'}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            inputMode={props.numeric ? 'numeric' : 'text'}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            // biome-ignore lint/a11y/noAutofocus: the page asks for this one thing
            autoFocus
          />
        )}
      </Field>
      {props.hidden && (
        <label className="check">
          <input
            type="checkbox"
            checked={shown}
            onChange={(event) => setShown(event.target.checked)}
            autoComplete="off"
          />
          {t('lock.show')}
        </label>
      )}
      <Refused refusal={refusal} />
      <Button look="main" type="submit" disabled={busy}>
        {busy ? (props.pressing ?? t('lock.opening')) : (props.press ?? t('lock.open'))}
      </Button>
    </form>
  )
}
