/** A field for the code that an operator gives once: read off paper or heard, so nothing is corrected or remembered. */
import { Field } from '../look/index.tsx'

export function OneTimeCodeField(props: {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (typed: string) => void
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(ties) => (
        <input
          {...ties}
          className="input code"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={16}
          required
        />
      )}
    </Field>
  )
}
