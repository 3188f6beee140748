/** The slips of a case: for whom, what has become of each, until when; a second phone is told, and a slip can be revoked. */
import { useState } from 'react'
import type { CaseFile } from '../../case-file/case-file.ts'
import { type AtHome, useHome } from '../../case-file/use-home.ts'
import { momentIn } from '../../clock/moment.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { Section } from '../../look/section.tsx'
import { RelayRefusal, type SlipSeen } from '../../vault/index.ts'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'

export default function SlipsSection({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const at = useHome()
  const slips = at?.home.slips(file.id) ?? []
  if (!at || slips.length === 0) return null
  const open = slips.filter(({ state }) => isOpen(state)).length
  return (
    <>
      {slips.some(({ elsewhere }) => elsewhere) && <Notice>{t('slip.elsewhere')}</Notice>}
      <Section title={t('slip.list')} holds={t('slip.open', { count: open })} onScreen>
        {at.refused && <p className="muted">{t('slip.not-asked')}</p>}
        <ul className="plain stack">
          {slips.map((slip) => (
            <li key={slip.record.body.slip} className="card stack">
              <OneSlip slip={slip} at={at} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** May still come to something: what was begun is taken in whatever happens meanwhile. */
const isOpen = (state: SlipSeen['state']) => ['not-asked', 'made', 'opened', 'begun'].includes(state)

function OneSlip({ slip, at }: { readonly slip: SlipSeen; readonly at: AtHome }) {
  const { t, named, list, language } = useWords()
  const formName = useFormName()
  const moment = momentIn(language, 'minute')
  const { record, state } = slip
  const { to, informant, forms, expires, consent } = record.body
  const when = whenOf(slip)
  return (
    <>
      <p>
        <strong>{named(`slip.to.${to}-${informant}`, informant)}</strong>{' '}
        {list(forms.map(({ form }) => formName(form)))}
      </p>
      <p>
        {t(`slip.state.${state}`)}{' '}
        {when !== null && <span className="muted">{moment(new Date(when).toISOString())}</span>}
        {isOpen(state) && (
          <span className="muted"> · {t('slip.until', { when: moment(new Date(expires).toISOString()) })}</span>
        )}
      </p>
      {consent && (
        <p className="muted">{t('slip.consented', { who: t(`move.consent.${consent.by}`), day: consent.day })}</p>
      )}
      {slip.elsewhere && <p>{t('slip.elsewhere-this')}</p>}
      {slip.codeSpent && <p>{t('slip.code-spent')}</p>}
      {isOpen(state) && <Revoke slip={slip} at={at} />}
    </>
  )
}

/** When it came to stand as it does, where the relay says so. */
const whenOf = ({ state, opened, begun, handedIn }: SlipSeen): number | null =>
  state === 'handed-in' ? handedIn : state === 'begun' ? begun : state === 'opened' ? opened : null

/** Two taps: the first asks. */
function Revoke({ slip: { record }, at: { home } }: { readonly slip: SlipSeen; readonly at: AtHome }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState(false)
  const { busy, save, refusal } = useSaving()
  const revoke = () =>
    save(() =>
      home.revoke(record.body.slip).catch((fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        setFailed(true)
      }),
    )
  if (!asked)
    return (
      <div className="row">
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t('slip.revoke')}
        </Button>
      </div>
    )
  return (
    <>
      <p>{t('slip.revoke-about')}</p>
      {failed && <Notice kind="refusal">{t('slip.not-revoked')}</Notice>}
      {refusal}
      <div className="row">
        <Button disabled={busy} onClick={() => void revoke()}>
          {t('slip.revoke-do')}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {t('app.cancel')}
        </Button>
      </div>
    </>
  )
}
