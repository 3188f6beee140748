/** One file from the person's own device. The same file can be chosen again after it was refused. */
import { Field } from '../look/index.tsx'

export function FileField(props: { readonly label: string; readonly onText: (text: string) => void }) {
  return (
    <Field label={props.label}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            void currentTarget.files?.[0]?.text().then(props.onText)
            // A browser tells of no change when the same name is chosen twice.
            currentTarget.value = ''
          }}
        />
      )}
    </Field>
  )
}
