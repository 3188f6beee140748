/** How many visits the contact has come to: a whole number, or nothing where it is not known. */
import { Field } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'

export function VisitsField(props: {
  readonly visits: number | null
  readonly onChange: (visits: number | null) => void
}) {
  const { t } = useWords()
  return (
    <Field label={t('protocol.visits')} hint={t('protocol.visits.about')}>
      {(ties) => (
        <input
          {...ties}
          className="input protocol__visits"
          inputMode="numeric"
          autoComplete="off"
          value={props.visits ?? ''}
          onChange={({ target }) => {
            // What is no digit is not taken, so that there is nothing to refuse afterwards.
            const digits = target.value.replace(/\D/g, '').slice(0, 3)
            props.onChange(digits === '' ? null : Number(digits))
          }}
        />
      )}
    </Field>
  )
}
