/** A correction: the same form once more, with what stands filled in, as a new record that names the old one and says why. */
import { type FormEvent, useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import * as z from 'zod'
import { type Form, formById, readAnswers } from '#instruments'
import { blanksOf } from '../case-file/blanks-of.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { useMeasuredWords } from '../case-file/item-words.ts'
import { TextField } from '../controls/text-field.tsx'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { type KeptOf, useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { PaperGrid, type Written, written as writtenShape } from './paper-grid.tsx'
import { justSaved } from './saved.tsx'

export function CorrectPage({ file, recordId }: { readonly file: CaseFile; readonly recordId: string }) {
  const standing = file.measurements.find(({ id }) => id === recordId)
  const form = standing && formById(standing.body.form)
  // Whoever corrects one of two would leave the other standing beside it.
  if (file.correctedTwice.some((stand) => stand.some(({ id }) => id === recordId)))
    return <Redirect to={`/cases/${file.id}/answers/${recordId}/choose`} replace />
  if (!standing || !form || standing.body.via === 'rating') return <Redirect to={`/cases/${file.id}`} replace />
  return <Correction key={recordId} file={file} form={form} standing={standing} />
}

function Correction(props: { readonly file: CaseFile; readonly form: Form; readonly standing: KeptOf<'answers'> }) {
  const { t } = useWords()
  const formName = useFormName()
  const vault = useVault()
  const [, go] = useLocation()
  const { file, form, standing } = props
  const pack = useMeasuredWords(standing.body)
  const typed = useTyped(correction, file.id)
  const [written, setWritten] = useState<Written>(typed.found?.written ?? standing.body.answers)
  const [reason, setReason] = useState(typed.found?.reason ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readAnswers(form, written)
    if (!read.ok) return setFault(t('paper.incomplete'))
    if (same(read.answers, standing.body.answers)) return setFault(t('paper.unchanged'))
    if (reason.trim() === '') return setFault(t('paper.reason-needed'))
    setFault(null)
    const stillBlank = Object.entries(standing.body.blanks).filter(([id]) => read.answers[id] === null)
    const body = {
      ...standing.body,
      revision: form.revision,
      answers: { ...read.answers },
      blanks: { ...blanksOf(read.answers), ...Object.fromEntries(stillBlank) },
      corrects: { record: standing.id, reason: reason.trim() },
    }
    const [kept] = (await save(() => vault.append({ caseId: file.id, body }, ...typed.settled))) ?? []
    if (kept) go(`/cases/${file.id}/answers/${kept.id}${justSaved}`)
  }
  return (
    <Page title={t('paper.correct')} narrow>
      <p className="muted">
        {formName(form.id)} · {standing.body.day} · {t(`informant.${standing.body.informant}`)}
      </p>
      <p>{t('paper.correct-lead')}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <NotSaved
          typed={typed}
          value={reason === '' && same(written, standing.body.answers) ? null : { written, reason }}
          what={t('unsaved.what')}
          forget={() => {
            setWritten(standing.body.answers)
            setReason('')
          }}
        />
        <PaperGrid form={form} pack={pack} written={written} setWritten={setWritten} />
        <TextField
          label={t('paper.reason')}
          hint={t('paper.reason-hint')}
          value={reason}
          onChange={setReason}
          max={400}
          lines={2}
        />
        {fault && <Notice kind="refusal">{fault}</Notice>}
        {refusal}
        <div className="row">
          <Button look="main" type="submit" disabled={busy}>
            {t('paper.save-correction')}
          </Button>
          <Link className="button button--quiet" href={`/cases/${file.id}/answers/${standing.id}`}>
            {t('app.cancel')}
          </Link>
        </div>
      </form>
    </Page>
  )
}

const correction = z.object({ written: writtenShape, reason: z.string() })

const same = (a: Written, b: Written) => Object.keys(a).every((id) => a[id] === b[id])
