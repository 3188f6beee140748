/** A field for a day, as every staff screen has it: the browser's own calendar, and nothing that it remembers of earlier cases. */
import { Field } from '../look/index.tsx'

export function DateField(props: {
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
  /** ISO day; empty where none is chosen. */
  readonly value: string
  readonly onChange: (day: string) => void
  /** The last day that may be chosen. */
  readonly max?: string
}) {
  return (
    <Field label={props.label} hint={props.hint} fault={props.fault}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="date"
          max={props.max}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          autoComplete="off"
        />
      )}
    </Field>
  )
}
