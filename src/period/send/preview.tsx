/** Own figures beside those that are sent, what is not sent and why, the exact file on request, and the one button. */

import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Enrolled, LeftOut, PreviewLine } from '#aggregate'
import { Button, Notice } from '../../look/index.tsx'
import { outboxOf } from '../../outbox/outbox.ts'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import type { Prepared } from '../counting/count-apart.ts'
import { type FigureWords, figureWords } from '../figure-words.ts'
import type { Work } from '../use-work.ts'
import { freeze } from './freeze.ts'
import { PreviewTables, shownLines } from './preview-lines.tsx'

export function Preview(props: { readonly work: Work; readonly enrolled: Enrolled; readonly release: Prepared }) {
  const words = useWords()
  const { t } = words
  const { period, cases, joined, stage } = props.work
  const { batch, preview, leftOut } = props.release
  const say = figureWords(words, period)
  const sent = preview.filter((line) => line.sent !== null).length
  const tooFew = batch.size === 'too-few'
  return (
    <div className="stack preview">
      <section className="card">
        <p className="period__lead">
          {tooFew
            ? t('period.preview.too-few')
            : t('period.preview.lead', { children: cases.length + (joined?.cases.length ?? 0), sent })}
        </p>
        <p>{t('period.preview.never')}</p>
        {joined && (
          <p>
            {t('period.preview.joined', {
              number: joined.cases.length,
              name: joined.period.names[words.language],
            })}
          </p>
        )}
        {period.kind === 'rehearsal' && <p>{t('period.preview.rehearsal')}</p>}
        {stage.edition === 2 && <p>{t('period.preview.second')}</p>}
        {!tooFew && <p className="muted">{t('period.preview.rounding')}</p>}
      </section>
      <NotSent leftOut={leftOut} preview={preview} say={say} />
      {!tooFew && (
        <section className="stack">
          <h2>{t('period.preview.title')}</h2>
          <p>{t('period.preview.own-what')}</p>
          <PreviewTables lines={preview} say={say} />
        </section>
      )}
      <details className="preview__file">
        <summary>{t('period.preview.file')}</summary>
        <p className="muted">{t('period.preview.file-what')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <pre className="code" dir="ltr" tabIndex={0}>
          {JSON.stringify(batch, null, 2)}
        </pre>
      </details>
      <SendRow {...props} say={say} />
    </div>
  )
}

function NotSent(props: {
  readonly leftOut: readonly LeftOut[]
  readonly preview: readonly PreviewLine[]
  readonly say: FigureWords
}) {
  const { t } = useWords()
  const kept = [...Map.groupBy(props.preview, ({ why }) => why)]
  if (props.leftOut.length === 0 && kept.every(([why]) => why === null)) return null
  return (
    <section>
      <h2>{t('period.preview.not-sent')}</h2>
      <ul>
        {props.leftOut.map(({ reason, table, number }) => (
          <li key={`${reason} ${table}`}>
            {table && `${props.say.table(table)}: `}
            {t(`period.left.${reason}`, { number })}
          </li>
        ))}
        {kept.map(
          ([why, lines]) =>
            why && <li key={why}>{t('period.preview.kept', { number: lines.length, why: t(`period.why.${why}`) })}</li>,
        )}
      </ul>
    </section>
  )
}

function SendRow(props: {
  readonly work: Work
  readonly enrolled: Enrolled
  readonly release: Prepared
  readonly say: FigureWords
}) {
  const { t } = useWords()
  const vault = useVault()
  const [, navigate] = useLocation()
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<'not-frozen' | 'other-device' | null>(null)
  const { id } = props.work.period

  async function send() {
    setSending(true)
    const outbox = outboxOf(vault.place)
    const shown = shownLines(props.release.preview, props.say, (why) => t(`period.why.${why}`))
    const frozen = await freeze(vault, outbox, props.enrolled, props.release, shown).catch(() => null)
    if (frozen !== 'frozen') {
      setSending(false)
      setFailed(frozen?.refused ?? 'not-frozen')
      return
    }
    // The sending goes on by itself; its page shows how.
    void outbox.sendNow()
    navigate(`/period/${id}/receipt`)
  }

  return (
    <div className="staying-bar no-print">
      {failed && (
        <Notice kind="refusal">
          <p>{t(`period.preview.${failed}`)}</p>
          {failed === 'other-device' && <Link href="/period/enrol">{t('period.enrol.title')}</Link>}
        </Notice>
      )}
      <div className="row">
        <Button look="main" disabled={sending} onClick={() => void send()}>
          {t('period.preview.send')}
        </Button>
        <Button onClick={() => navigate(`/period/${id}/check`)}>{t('app.cancel')}</Button>
      </div>
    </div>
  )
}
