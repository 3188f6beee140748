/** A field for written text, as every staff screen has it: personal identity numbers are refused as they are typed. */
import { type ChangeEvent, useState } from 'react'
import { looksLikePersonnummer, withoutLongNumbers } from '#exchange'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function TextField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly fault?: string | undefined
  readonly max?: number
  readonly lines?: number
  readonly inputMode?: 'text' | 'numeric' | 'search'
  readonly autoFocus?: boolean
}) {
  const { t } = useWords()
  const [forbidden, setForbidden] = useState(false)
  const change = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const refused = looksLikePersonnummer(event.target.value)
    setForbidden(refused)
    // The number is taken out at once, so that no draft, list or record can come to hold it.
    props.onChange(refused ? withoutLongNumbers(event.target.value) : event.target.value)
  }
  return (
    <Field label={props.label} hint={props.hint} fault={forbidden ? t('app.forbidden-number') : props.fault}>
      {(ties) => {
        const shared = {
          ...ties,
          className: 'input',
          value: props.value,
          onChange: change,
          maxLength: props.max ?? 80,
          autoComplete: 'off',
          spellCheck: false,
          dir: 'auto',
        } as const
        return props.lines ? (
          <textarea {...shared} rows={props.lines} />
        ) : (
          // biome-ignore lint/a11y/noAutofocus: a screen that asks for one thing starts there
          <input {...shared} type="text" inputMode={props.inputMode} autoFocus={props.autoFocus} />
        )
      }}
    </Field>
  )
}
