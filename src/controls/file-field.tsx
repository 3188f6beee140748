/** One small file from the person's own device. The same file can be chosen again after it was refused. */

import { useState } from 'react'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

/** Bytes. No receipt, period or answer comes near it; a larger file is something else, and is not read. */
const largest = 4 * 1024 * 1024

export function FileField(props: { readonly label: string; readonly onText: (text: string) => void }) {
  const { t } = useWords()
  const [tooLarge, setTooLarge] = useState(false)

  function chosen(file: File | undefined) {
    setTooLarge(file !== undefined && file.size > largest)
    if (file && file.size <= largest) void file.text().then(props.onText)
  }

  return (
    <Field label={props.label} fault={tooLarge ? t('period.file-too-large') : undefined}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            chosen(currentTarget.files?.[0])
            // A browser tells of no change when the same name is chosen twice.
            currentTarget.value = ''
          }}
        />
      )}
    </Field>
  )
}
