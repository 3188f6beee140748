/** The four questions of 2014, to talk about at the unit, with room for what was said. Notes stay in the vault. */
import { useState } from 'react'
import { Button, Field } from '../../look/index.tsx'
import { useRecords, useVault } from '../../vault/react.tsx'
import { useWords } from '../../words/index.tsx'

const questions = ['group', 'accessible', 'collaboration', 'skills'] as const
type Notes = Readonly<Partial<Record<(typeof questions)[number], string>>>

export function Questions({ period }: { readonly period: string }) {
  const { t } = useWords()
  const vault = useVault()
  const name = `report-notes:${period}`
  const kept = useRecords().findLast(({ body }) => body.kind === 'setting' && body.name === name)
  const [notes, setNotes] = useState<Notes>(kept?.body.kind === 'setting' ? (kept.body.value as Notes) : {})
  const [saved, setSaved] = useState(false)

  async function save() {
    await vault.append({ caseId: null, body: { kind: 'setting', name, value: { ...notes } } })
    setSaved(true)
  }

  return (
    <section className="stack report__part">
      <h2>{t('period.report.talk')}</h2>
      <p className="muted no-print">{t('period.report.talk-what')}</p>
      {questions.map((question) => (
        <Field key={question} label={t(`period.report.question.${question}`)}>
          {(ties) => (
            <textarea
              {...ties}
              className="input report__notes"
              rows={4}
              maxLength={2000}
              value={notes[question] ?? ''}
              onChange={(event) => {
                setSaved(false)
                setNotes({ ...notes, [question]: event.target.value })
              }}
            />
          )}
        </Field>
      ))}
      <div className="row no-print">
        <Button onClick={() => void save()}>{t('period.report.save-notes')}</Button>
        <span role="status">{saved && t('period.report.notes-saved')}</span>
      </div>
    </section>
  )
}
