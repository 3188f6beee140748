/** A form that was filled in on paper, typed in by staff: the same checks as on the tablet, and marked as from paper. */

import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import * as z from 'zod'
import { type Form, fitsAge, formById, itemIds, readAnswers } from '#instruments'
import { blanksOf } from '../case-file/blanks-of.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { useMeasuredWords } from '../case-file/item-words.ts'
import { formsAt, nextOccasion, offersFor } from '../case-file/offers.ts'
import { today } from '../clock/today.ts'
import { DateField } from '../controls/date-field.tsx'
import { NotSaved, type Typed, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Field, Notice, Page } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { PaperGrid, type Written, written as writtenShape } from './paper-grid.tsx'
import { justSaved } from './saved.tsx'

export function PaperPage({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const asked = formsAt(useVault()).filter(({ informant }) => informant !== 'clinician')
  const fitting = asked.filter((form) => fitsAge(form, file, today()))
  const others = asked.filter((form) => !fitting.includes(form))
  const typed = useTyped(paper, file.id)
  const [formId, setFormId] = useState(
    typed.found?.form ?? offersFor(file, asked, today())[0]?.form.id ?? fitting[0]?.id ?? asked[0]?.id ?? '',
  )
  const form = formById(formId)
  return (
    <Page title={t('case.paper')} narrow>
      <Field label={t('paper.form')}>
        {(ties) => (
          <select {...ties} className="input" value={formId} onChange={(event) => setFormId(event.target.value)}>
            <FormOptions label={t('paper.fitting')} forms={fitting} />
            <FormOptions label={t('paper.others')} forms={others} />
          </select>
        )}
      </Field>
      {form && <PaperForm key={form.id} file={file} form={form} typed={typed} />}
    </Page>
  )
}

const paper = z.object({ form: z.string(), day: z.string(), written: writtenShape })
type Paper = z.infer<typeof paper>

function FormOptions({ label, forms: own }: { readonly label: string; readonly forms: readonly Form[] }) {
  const { t, list } = useWords()
  const formName = useFormName()
  if (own.length === 0) return null
  return (
    <optgroup label={label}>
      {own.map((form) => (
        <option key={form.id} value={form.id}>
          {list([formName(form.id), t(`informant.${form.informant}`)])}
        </option>
      ))}
    </optgroup>
  )
}

function PaperForm(props: { readonly file: CaseFile; readonly form: Form; readonly typed: Typed<Paper> }) {
  const { file, form, typed } = props
  const found = typed.found?.form === form.id ? typed.found : null
  const { t, list } = useWords()
  const vault = useVault()
  const [, go] = useLocation()
  const pack = useMeasuredWords({ form: form.id, wording: null })
  const [day, setDay] = useState(found?.day ?? today())
  const [written, setWritten] = useState<Written>(found?.written ?? {})
  const [fault, setFault] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const untouched = itemIds(form).findIndex((id) => written[id] === undefined)
    if (untouched >= 0) return setFault(t('paper.untouched', { number: untouched + 1 }))
    if (day === '' || day > today() || Number(day.slice(0, 4)) < file.born) return setFault(t('paper.wrong-day'))
    const read = readAnswers(form, written)
    if (!read.ok) {
      const numbers = read.faults.map(({ item }) => itemIds(form).indexOf(item ?? '') + 1)
      return setFault(t('paper.wrong-code', { numbers: list(numbers.map(String)) }))
    }
    setFault(null)
    const [kept] =
      (await save(() =>
        vault.append(
          {
            caseId: file.id,
            body: {
              kind: 'answers',
              form: form.id,
              revision: form.revision,
              informant: form.informant,
              occasion: form.occasion === 'any' ? nextOccasion(file, form) : form.occasion,
              day,
              answers: read.answers,
              blanks: blanksOf(read.answers),
              via: 'paper',
              mode: null,
              wording: null,
              rater: null,
              corrects: null,
            },
          },
          ...typed.settled,
        ),
      )) ?? []
    if (kept) go(`/cases/${file.id}/answers/${kept.id}${justSaved}`)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
      <NotSaved
        typed={typed}
        value={Object.keys(written).length === 0 ? null : { form: form.id, day, written }}
        what={t('unsaved.what')}
        forget={() => setWritten({})}
      />
      <DateField label={t('paper.day')} value={day} onChange={setDay} max={today()} />
      <p className="muted">{t('paper.how')}</p>
      <PaperGrid form={form} pack={pack} written={written} setWritten={setWritten} />
      {fault && <Notice kind="refusal">{fault}</Notice>}
      {refusal}
      <Button look="main" type="submit" disabled={busy}>
        {t('paper.save')}
      </Button>
    </form>
  )
}
