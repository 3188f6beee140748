/** Hand-overs that were broken off: nothing of them is lost, and staff choose to go on or to put them aside. */
import { useState } from 'react'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { TextField } from '../controls/text-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button } from '../look/index.tsx'
import { type Unfinished as BrokenOff, useRecords, useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

interface Props {
  readonly resume: (session: string) => void
  /** Only this case's, or everybody's. */
  readonly caseId?: string
}

export function Unfinished({ resume, caseId }: Props) {
  const { t } = useWords()
  const vault = useVault()
  useRecords()
  const all = vault.unfinished().filter(({ plan }) => caseId === undefined || plan.caseId === caseId)
  if (all.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="unfinished">
      <h2 id="unfinished">{t('hand.unfinished')}</h2>
      <p>{t('hand.unfinished-lead')}</p>
      <ul className="plain stack">
        {all.map((one) => (
          <One key={one.session} one={one} resume={() => resume(one.session)} />
        ))}
      </ul>
    </section>
  )
}

function One({ one, resume }: { readonly one: BrokenOff; readonly resume: () => void }) {
  const { t } = useWords()
  const formName = useFormName()
  const vault = useVault()
  const files = useCaseFiles()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, save, refusal } = useSaving()
  const { plan, draft } = one
  const answered = Object.values(draft.answers).filter((answer) => answer !== null).length
  return (
    <li className="stack">
      <p>
        <strong className="code">{files.get(plan.caseId)?.code}</strong> {formName(plan.forms[draft.form]?.form ?? '')},{' '}
        {t(`informant.${plan.informant}`)}: {t('hand.answered', { count: answered })}
      </p>
      {asking ? (
        <form
          className="row row--end"
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() !== '') void save(() => vault.putAside(one.session, reason.trim()))
          }}
        >
          <TextField
            label={t('hand.aside-why')}
            hint={t('hand.aside-kept')}
            value={reason}
            onChange={setReason}
            max={200}
          />
          {refusal}
          <Button type="submit" disabled={busy}>
            {t('hand.aside')}
          </Button>
        </form>
      ) : (
        <div className="row">
          <Button onClick={resume}>{t('hand.resume')}</Button>
          <Button look="quiet" onClick={() => setAsking(true)}>
            {t('hand.aside')}
          </Button>
        </div>
      )}
    </li>
  )
}
