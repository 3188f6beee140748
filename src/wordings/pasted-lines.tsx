/** The sentences, one a line, and beneath them which line falls on which question. */

import type { UseFormRegisterReturn } from 'react-hook-form'
import { type Form, itemIds, type WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Field, Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { linesOf, type Pasted } from './paste.ts'
import { topicOf } from './topics.ts'

export function PastedLines(props: {
  readonly label: string
  readonly form: Form
  readonly wanted: number
  readonly pasted: Pasted
  readonly training: WordingPack | null
  readonly field: UseFormRegisterReturn
}) {
  const { t } = useWords()
  const { wanted, pasted, training, form } = props
  const lines = linesOf(pasted.sentences)
  const ids = itemIds(form)
  const extra = lines.slice(wanted)
  return (
    <>
      <Field label={props.label} hint={t('wordings.sentences.about', { count: wanted })}>
        {(ties) => (
          <textarea
            {...ties}
            {...props.field}
            className="input lines"
            rows={12}
            lang={pasted.language}
            dir={pasted.direction}
          />
        )}
      </Field>
      <p role="status">{t('wordings.lines', { number: lines.length, of: wanted })}</p>
      <Table
        caption={t('wordings.side-by-side')}
        columns={[
          { name: t('wordings.number'), number: true },
          { name: t('wordings.topic') },
          { name: t('wordings.sentence') },
        ]}
        rows={[...ids, ...extra].map((id, i) => ({
          key: `${i} ${id}`,
          cells: [
            i + 1,
            <span className="muted" key="topic">
              {i < wanted ? topicOf(training, form, id) : t('wordings.one-too-many')}
            </span>,
            <span key="line" {...exactly(pasted)}>
              {lines[i] ?? '–'}
            </span>,
          ],
        }))}
      />
    </>
  )
}
