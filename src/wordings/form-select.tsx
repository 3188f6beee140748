/** A form to choose, among all that the app knows. */
import { everyForm } from '#instruments'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function FormSelect(props: { readonly value: string; onChange(form: string): void }) {
  const { t } = useWords()
  return (
    <Field label={t('wordings.form')}>
      {(ties) => (
        <select {...ties} className="input" value={props.value} onChange={({ target }) => props.onChange(target.value)}>
          {everyForm().map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
