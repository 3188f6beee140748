/** Forms that were written to a case which another device had erased: shown until staff have read them, and then taken away. */
import { useState } from 'react'
import { formById } from '#instruments'
import { answerWords, itemNumber, itemWords, useMeasuredWords } from '../../../case-file/item-words.ts'
import { itemsToReview } from '../../../case-file/to-review.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { exactly } from '../../../look/exactly.ts'
import { Button, Notice } from '../../../look/index.tsx'
import { type Devices, useVault } from '../../../vault/index.ts'
import { useFormName } from '../../../words/form-name.ts'
import { useWords } from '../../../words/index.tsx'

type Late = ReturnType<Devices['late']>[number]

export function LateForms({ devices }: { readonly devices: Devices }) {
  const { t } = useWords()
  const late = devices.late()
  if (late.length === 0) return null
  return (
    <section className="stack" aria-labelledby="late-forms">
      <h2 id="late-forms">{t('devices.late')}</h2>
      <p>{t('devices.late-about')}</p>
      {[...Map.groupBy(late, ({ caseId }) => caseId ?? '')].map(([caseId, forms]) => (
        <LateCase key={caseId} caseId={caseId} forms={forms} />
      ))}
    </section>
  )
}

function LateCase({ caseId, forms }: { readonly caseId: string; readonly forms: readonly Late[] }) {
  const { t } = useWords()
  const vault = useVault()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  return (
    <div className="card stack">
      {forms.map((form) => (
        <LateForm key={form.id} given={form} />
      ))}
      {asked ? (
        <Notice>
          <p>{t('devices.late-sure')}</p>
          <div className="row">
            <Button disabled={busy} onClick={() => void save(() => vault.eraseCase(caseId, t('devices.late-reason')))}>
              {t('devices.late-do')}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </Notice>
      ) : (
        <Button onClick={() => setAsked(true)}>{t('devices.late-read')}</Button>
      )}
      {refusal}
    </div>
  )
}

/** The answers that somebody must read, in the words they were given to. */
function LateForm({ given: { body } }: { readonly given: Late }) {
  const { t } = useWords()
  const formName = useFormName()
  const form = formById(body.form)
  const pack = useMeasuredWords(body)
  const items = form ? itemsToReview(form, body.answers) : []
  return (
    <div className="stack">
      <p>
        <strong>{formName(body.form)}</strong> · {body.day} · {t(`informant.${body.informant}`)}
      </p>
      <ul>
        {items.map(({ id, answer }) => (
          <li key={id}>
            {itemNumber(form, id)}. <span {...exactly(pack)}>{itemWords(pack, id)}</span>:{' '}
            <strong>{answer === null ? t('review.blank') : answerWords(pack, id, answer)}</strong>
          </li>
        ))}
        {items.length === 0 && <li>{t('devices.late-none')}</li>}
      </ul>
    </div>
  )
}
