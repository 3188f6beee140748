/** A whole number that is written. What is not one within the form's own limits is no answer, and is said so. */
import { useState } from 'react'
import type { Item } from '#instruments'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function NumberAnswer(props: {
  readonly item: Extract<Item, { kind: 'number' }>
  readonly value: number | null
  onAnswer(value: number | null): void
  onBlur(): void
}) {
  const { t } = useWords()
  const { from, to } = props.item
  const [written, setWritten] = useState(props.value === null ? '' : String(props.value))
  const within = (text: string) => /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to
  return (
    <Field
      label={t('answering.number', { from, to })}
      fault={written.trim() === '' || within(written.trim()) ? undefined : t('answering.number.fault', { from, to })}
    >
      {(ties) => (
        <input
          {...ties}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          value={written}
          onChange={({ target }) => {
            setWritten(target.value)
            const text = target.value.trim()
            props.onAnswer(within(text) ? Number(text) : null)
          }}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  )
}
