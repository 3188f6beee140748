/** What lies on the tablets in the waiting room: the number, whose, how far it has come, and the way to call it back. */
import { useState } from 'react'
import { Link } from 'wouter'
import { civilDay } from '#aggregate'
import type { FormAtTablet } from '../../case-file/at-tablets.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { today } from '../../clock/today.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { YesOrNo } from '../../controls/yes-or-no.tsx'
import { Button } from '../../look/index.tsx'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'
import './tablets.css'
import { type AtTablets, useTablets } from './use-tablets.ts'

/** Of those that are over, so many of today's are still told of. */
const TOLD = 5

/** Only this case's, or everybody's. */
export default function SentForms({ caseId }: { readonly caseId?: string }) {
  const { t } = useWords()
  const at = useTablets()
  if (!at) return null
  const own = at.forms.filter((form) => caseId === undefined || form.caseId === caseId)
  const over = own.filter(({ ended }) => ended !== null && civilDay(Date.parse(ended)) === today())
  const shown = [...own.filter(({ ended }) => ended === null), ...over.slice(-TOLD).reverse()]
  if (shown.length === 0) return null
  return (
    <section className="card stack no-print" aria-labelledby="at-tablets">
      <h2 id="at-tablets">{t('tablets.title')}</h2>
      <ul className="plain sent-forms">
        {shown.map((form) => (
          <SentForm key={form.session} form={form} at={at} isIn={caseId !== undefined} />
        ))}
      </ul>
    </section>
  )
}

function SentForm(props: { readonly form: FormAtTablet; readonly at: AtTablets; readonly isIn: boolean }) {
  const { t, list } = useWords()
  const formName = useFormName()
  const { form, at, isIn } = props
  const code = useCaseFiles().get(form.caseId)?.code
  return (
    <li className="sent-form">
      <span className="sent-form__turn code">{form.turn}</span>
      <span>
        {!isIn && code !== undefined && (
          <Link href={`/cases/${form.caseId}`} className="code">
            {code}
          </Link>
        )}{' '}
        {list(form.forms.map(formName))}
        <br />
        <span className="muted" dir="auto">
          {at.nameOf(form.device)}:
        </span>{' '}
        <strong>{t(`tablets.state.${form.state}`)}</strong>
      </span>
      {form.ended === null && form.state !== 'asked' && <CallBack form={form} at={at} />}
    </li>
  )
}

function CallBack({ form, at }: { readonly form: FormAtTablet; readonly at: AtTablets }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  if (!asked)
    return (
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t('tablets.call-back')} <span className="visually-hidden">{t('tablets.turn', { turn: form.turn })}</span>
      </Button>
    )
  return (
    <div className="sent-form__sure stack">
      <YesOrNo
        question={t('tablets.call-back-sure')}
        busy={busy}
        yes={() => void save(() => at.relay.askBack(form.session))}
        no={() => setAsked(false)}
      />
      {refusal}
    </div>
  )
}
