/**
 * Before the first question, on one page: for whom it is and until when, who reads and when, what stays on the phone, 112, and
 * *Jag förstår*. Nothing is spent before *Börja*, which does nothing until a person has ticked that box: whatever opens links
 * and presses their buttons stops here.
 */
import { type FormEvent, useState } from 'react'
import { Button, Field, Notice, Page } from '../look/index.tsx'
import type { HomePlan, HomeRefusal, Looked } from '../vault/home/index.ts'
import { useWords } from '../words/index.tsx'
import { momentSaid } from './moments.ts'
import { NewsNotices } from './news.tsx'

/** What the tap on *Börja* came to, where it came to nothing. */
export type NotBegun = HomeRefusal | { readonly refused: 'not-whole' }

interface Props {
  readonly plan: HomePlan
  readonly looked: Looked
  /** Gives back why it could not begin. */
  begin(how: { readonly keep: boolean; readonly spoken: string | undefined }): Promise<NotBegun | null>
}

export function FirstPage({ plan, looked, begin }: Props) {
  const { t } = useWords()
  const [understood, setUnderstood] = useState(false)
  const [keep, setKeep] = useState(true)
  const [spoken, setSpoken] = useState('')
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<NotBegun | null>(null)
  const asksCode = looked.needsCode && looked.state === 'open'
  const noCode = asksCode && !/^\d{4}$/.test(spoken)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (!understood || noCode || busy) return
    setBusy(true)
    setFault(null)
    setFault(await begin({ keep, spoken: asksCode ? spoken : undefined }))
    setBusy(false)
    setSpoken('')
    setPressed(false)
  }
  return (
    <Page narrow title={t('home.title')}>
      <p className="answering__lead">{t(`home.to.${plan.to}`)}</p>
      {plan.unitName !== null && <p>{t('home.from', { unit: plan.unitName })}</p>}
      {looked.state === 'open' && <Until plan={plan} />}
      <NewsNotices {...looked} />
      <section className="card stack" aria-labelledby="before">
        <h2 id="before">{t('home.before')}</h2>
        <WhoReads looked={looked} />
        <p>{t('home.not-at-once')}</p>
        <p>
          <strong>{t('home.danger')}</strong>
        </p>
        <p>{t(plan.to === 'youth' ? 'home.kept.youth' : 'home.kept')}</p>
      </section>
      <form className="stack" onSubmit={submit} noValidate autoComplete="off">
        {plan.to === 'youth' && (
          <label className="check">
            <input type="checkbox" checked={!keep} onChange={() => setKeep(!keep)} autoComplete="off" />
            <span>
              {t('home.not-kept')} <span className="muted">{t('home.not-kept.about')}</span>
            </span>
          </label>
        )}
        {asksCode && (
          <Field
            label={t('home.code')}
            fault={pressed && noCode ? t('home.code.fault') : fault?.refused === 'wrong-code' ? wrongCode() : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                className="input"
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                dir="ltr"
                value={spoken}
                onChange={({ target }) => setSpoken(target.value.replaceAll(/\D/g, ''))}
              />
            )}
          </Field>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={understood}
            onChange={() => setUnderstood(!understood)}
            autoComplete="off"
            aria-describedby="tick-first"
          />
          {t('home.understood')}
        </label>
        <p className="asking__nudge" id="tick-first" role="alert">
          {pressed && !understood && t('home.tick-first')}
        </p>
        {fault && fault.refused !== 'wrong-code' && <Notice kind="refusal">{said(fault)}</Notice>}
        <Button look="main" className="button--wide" type="submit" aria-busy={busy}>
          {t('answering.welcome.start')}
        </Button>
        <p role="status">{busy && t('home.beginning')}</p>
      </form>
    </Page>
  )

  function wrongCode() {
    return t('home.wrong-code', { left: (fault as HomeRefusal).left ?? 0 })
  }
  function said({ refused, ...rest }: NotBegun) {
    if (refused === 'too-many') return t('refusal.wait', { seconds: ('seconds' in rest && rest.seconds) || 60 })
    return t(refused === 'not-whole' ? 'home.not-whole' : 'home.offline.about')
  }
}

function Until({ plan }: Pick<Props, 'plan'>) {
  const { t, language } = useWords()
  return <p>{t('home.until', { when: momentSaid(language, plan.expires) })}</p>
}

function WhoReads({ looked: { reading } }: Pick<Props, 'looked'>) {
  const { t, language } = useWords()
  if (!reading.stands)
    return (
      <p>
        {reading.opens === null
          ? t('home.reads.some-day')
          : t('home.reads.from', { when: momentSaid(language, reading.opens) })}
      </p>
    )
  const { within, until, who } = reading
  return (
    <>
      <p>{t('home.reads', { hours: within, until: momentSaid(language, until) })}</p>
      {who && <p>{t('home.reads.who', { reader: who.reader, deputy: who.deputy })}</p>}
      <p>{t('home.reads.later')}</p>
    </>
  )
}
