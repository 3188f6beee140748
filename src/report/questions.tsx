/** The four questions to talk about, with room for what was said. The notes are printed with the report, and never sent. */
import { useState } from 'react'
import { looksLikePersonnummer } from '#exchange'
import { TextField } from '../controls/text-field.tsx'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button } from '../look/index.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { type Notes, notesOf, notesRecord, notesShape, questions } from './notes.ts'

export function Questions({ period }: { readonly period: string }) {
  const { t } = useWords()
  const vault = useVault()
  const kept = notesOf(useRecords(), period)
  const typed = useTyped(notesShape, null)
  const [notes, setNotes] = useState<Notes>(typed.found ?? kept)
  const { busy, save, refusal } = useSaving()
  const changed = questions.some((question) => notes[question] !== kept[question])
  const forbidden = questions.some((question) => looksLikePersonnummer(notes[question]))

  return (
    <section className="card stack">
      <h2>{t('report.questions')}</h2>
      <p>{t('report.questions-what')}</p>
      <NotSaved typed={typed} value={changed ? notes : null} what={t('unsaved.what')} forget={() => setNotes(kept)} />
      <div className="report__questions">
        {questions.map((question) => (
          <div key={question} className="report__question">
            <TextField
              label={t(`report.question.${question}`)}
              hint={t(`report.hint.${question}`)}
              value={notes[question]}
              onChange={(text) => setNotes({ ...notes, [question]: text })}
              lines={4}
              max={4000}
            />
            <p className="report__note" dir="auto">
              {notes[question]}
            </p>
          </div>
        ))}
      </div>
      {refusal}
      <div className="row no-print">
        <Button
          look="main"
          disabled={!changed || forbidden || busy}
          onClick={() => void save(() => vault.append(notesRecord(period, notes), ...typed.settled))}
        >
          {t('report.save-notes')}
        </Button>
        <span role="status">{!changed && questions.some((question) => kept[question]) && t('report.notes-saved')}</span>
      </div>
    </section>
  )
}
