/** Forms that came from home and were not taken in: each with why, and a person decides. What they answered that must be read stands here at once. */
import { useState } from 'react'
import { Link } from 'wouter'
import { formById } from '#instruments'
import { itemNumber } from '../../../case-file/item-words.ts'
import { itemsToReview } from '../../../case-file/to-review.ts'
import { useCaseFiles } from '../../../case-file/use-cases.ts'
import { TextField } from '../../../controls/text-field.tsx'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Notice } from '../../../look/index.tsx'
import type { HeldForm, Home } from '../../../vault/index.ts'
import { useFormName } from '../../../words/form-name.ts'
import { useWords } from '../../../words/index.tsx'

export function HeldForms({ home }: { readonly home: Home }) {
  const { t } = useWords()
  const held = home.held()
  if (held.length === 0) return null
  return (
    <section className="review stack" aria-labelledby="held">
      <h2 id="held">{t('promise.held')}</h2>
      {held.map((form) => (
        <Held key={form.id} form={form} home={home} />
      ))}
    </section>
  )
}

function Held({ form, home }: { readonly form: HeldForm; readonly home: Home }) {
  const { t } = useWords()
  const formName = useFormName()
  const file = useCaseFiles().get(form.caseId ?? '')
  const { answers } = form
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const { busy, save, refusal } = useSaving()
  const putAway = async () => {
    if (reason.trim() === '') return setFault(t('app.required'))
    await save(() => home.putAway(form.id, reason.trim()))
  }
  return (
    <div className="card stack">
      <p>
        {file && <Link href={`/cases/${file.id}`}>{file.code}</Link>}{' '}
        {answers && `${formName(answers.form)}, ${t(`informant.${answers.informant}`)}, ${answers.day}`}
      </p>
      <p>{t(`promise.held.${form.why}`)}</p>
      {answers && <MustBeRead answers={answers} />}
      <TextField label={t('promise.put-reason')} value={reason} onChange={setReason} fault={fault} max={200} />
      {refusal}
      <div className="row">
        {form.fits && (
          <Button look="main" disabled={busy} onClick={() => void save(() => home.takeHeld(form.id))}>
            {t('promise.take')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void putAway()}>
          {t('promise.put-away')}
        </Button>
      </div>
    </div>
  )
}

/** Whatever becomes of the form: what somebody must read is read now. By number, as the form prints it. */
function MustBeRead({ answers }: { readonly answers: NonNullable<HeldForm['answers']> }) {
  const { t } = useWords()
  const form = formById(answers.form)
  const items = form ? itemsToReview(form, answers.answers) : []
  if (!form || items.length === 0) return null
  return (
    <Notice>
      <strong>{t('review.title')}</strong>
      <ul>
        {items.map(({ id, answer }) => (
          <li key={id}>
            {itemNumber(form, id)}: {answer === null ? t('review.blank') : answer}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
