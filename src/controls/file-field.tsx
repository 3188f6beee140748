/** One file from the person's own device. The same file can be chosen again after it was refused. */

import { useState } from 'react'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
}

export function FileField(
  props: FieldProps & {
    /** As the attribute of an input; a document of ours where nothing is said. */
    readonly accept?: string
    readonly disabled?: boolean
    readonly onFile: (file: File) => void
  },
) {
  const { accept = '.json,application/json', disabled, onFile, ...field } = props
  return (
    <Field {...field}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="file"
          accept={accept}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            // A browser tells of no change when the same name is chosen twice.
            currentTarget.value = ''
            if (file) onFile(file)
          }}
        />
      )}
    </Field>
  )
}

/** No receipt, period, questionnaire or table comes near it; a larger file is something else, and is not read. */
const LARGEST_BYTES = 4 * 1024 * 1024

/** A small document, as its text. */
export function DocumentField({ onText, fault, ...field }: FieldProps & { readonly onText: (text: string) => void }) {
  const { t } = useWords()
  const [tooLarge, setTooLarge] = useState(false)
  function take(file: File) {
    setTooLarge(file.size > LARGEST_BYTES)
    if (file.size <= LARGEST_BYTES) void file.text().then(onText)
  }
  return <FileField {...field} fault={tooLarge ? t('period.file-too-large') : fault} onFile={take} />
}
