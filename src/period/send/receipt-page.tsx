/** Step 4: how it went. On its way, received with its receipt, or refused with what to do. */

import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { addDays, dayAndTime, mayRelease, type Receipt } from '#aggregate'
import { useRoles } from '../../case-file/roles.ts'
import { today } from '../../clock/today.ts'
import { Button, Notice } from '../../look/index.tsx'
import { saveJson } from '../../look/save-file.ts'
import { addressNow } from '../../outbox/enrolment.ts'
import { receiptOf, rowOf, type SentBatch } from '../../outbox/from-ledger.ts'
import { appendToLedger } from '../../outbox/keep-ledger.ts'
import type { Delivery } from '../../outbox/row.ts'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { secondRecord } from '../stage.ts'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { TakeReceipt } from './take-receipt.tsx'

export function ReceiptPage({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const { batch, delivery } = work.stage
  const receipt = delivery && receiptOf(delivery)
  return (
    <StepPage work={work} step="receipt">
      {!batch && <Notice>{t('period.receipt.nothing')}</Notice>}
      {batch && receipt && <Received work={work} receipt={receipt} />}
      {batch && delivery?.is === 'refused' && <RefusedBatch work={work} delivery={delivery} />}
      {batch && (!delivery || delivery.is === 'frozen' || delivery.is === 'sending') && (
        <OnItsWay work={work} batch={batch} delivery={delivery} />
      )}
      {work.outbox.clockOff !== null && (
        <Notice>{t('outbox.clock', { minutes: Math.abs(work.outbox.clockOff) })}</Notice>
      )}
    </StepPage>
  )
}

function Received({ work, receipt }: { readonly work: Work; readonly receipt: Receipt }) {
  const { t } = useWords()
  const { period } = work
  return (
    <>
      <Notice kind="calm">
        <p className="period__lead">{t('period.receipt.received')}</p>
        <p>{t('period.receipt.thanks')}</p>
      </Notice>
      <dl className="facts">
        <dt>{t('period.receipt.when')}</dt>
        <dd>{dayAndTime(Date.parse(receipt.received))}</dd>
        <dt>{t('period.receipt.edition')}</dt>
        <dd>{receipt.edition}</dd>
        <dt>{t('period.receipt.hash')}</dt>
        <dd className="code">{receipt.batch}</dd>
      </dl>
      <div className="row">
        <Link href={`/period/${period.id}/nation`} className="button button--main">
          {t('period.receipt.to-nation')}
        </Link>
        <Link href={`/period/${period.id}/exports`} className="button">
          {t('exports.title')}
        </Link>
        <Link href="/period/log" className="button">
          {t('period.log.title')}
        </Link>
      </div>
      {receipt.edition === 1 && <SecondEdition work={work} />}
    </>
  )
}

/** Corrections and withdrawn consents that came later: once, and only in its own window. */
function SecondEdition({ work: { period } }: { readonly work: Work }) {
  const { t } = useWords()
  const vault = useVault()
  const [, navigate] = useLocation()
  const window = mayRelease(period, 2, today())
  const from = addDays(period.last, period.window.second)
  async function begin() {
    await vault.append(secondRecord(period.id))
    navigate(`/period/${period.id}/check`)
  }
  return (
    <section className="stack">
      <h2>{t('period.second.title')}</h2>
      <p>{t('period.second.what')}</p>
      {'may' in window ? (
        <Button onClick={() => void begin()}>{t('period.second.begin')}</Button>
      ) : (
        <p className="muted">{t(`period.second.${window.refused}`, { from })}</p>
      )}
    </section>
  )
}

function RefusedBatch(props: { readonly work: Work; readonly delivery: Extract<Delivery, { is: 'refused' }> }) {
  const { t, named } = useWords()
  const { code, faults } = props.delivery
  return (
    <>
      <Notice kind="refusal">
        <p>{t('period.receipt.refused')}</p>
        <p>{named(`outbox.refused.${code}`, t('outbox.refused.other', { code }))}</p>
      </Notice>
      {faults.length > 0 && (
        <details>
          <summary>{t('period.receipt.faults')}</summary>
          <ul className="code">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </details>
      )}
      <Link href={`/period/${props.work.period.id}/send`} className="button">
        {t('period.receipt.again')}
      </Link>
    </>
  )
}

function OnItsWay(props: {
  readonly work: Work
  readonly batch: SentBatch
  readonly delivery: Extract<Delivery, { is: 'frozen' | 'sending' }> | null
}) {
  const { t } = useWords()
  const vault = useVault()
  const [asked, setAsked] = useState(false)
  const { releaser } = useRoles()
  const { outbox, enrolled } = props.work
  const { batch, delivery } = props
  const sending = delivery === null || delivery.is === 'sending'
  const unknown = delivery?.last === 'unknown-sender'

  async function saveFile() {
    if (!enrolled) return
    const { submission, id } = rowOf(batch, enrolled.unit.id, enrolled.server)
    const deviceId = addressNow(vault.records(), submission.deviceId)
    const [unit, period, edition] = id.split('/')
    saveJson(`${period}-${unit}-${edition}.mattstock.json`, JSON.stringify({ ...submission, deviceId }))
    const at = new Date().toISOString()
    await appendToLedger(vault, batch, { step: 'saved-as-file', sha256: batch.frozen.sha256, at })
  }

  return (
    <>
      <Notice>
        <p role="status">{t(sending ? 'outbox.sending' : 'outbox.waits')}</p>
        {delivery?.last && <p>{t(`outbox.last.${delivery.last}`)}</p>}
        {!unknown && <p>{t('outbox.safe')}</p>}
        {unknown && (
          <Link href="/period/enrol" className="button button--main">
            {t('period.enrol.title')}
          </Link>
        )}
      </Notice>
      <div className="row">
        <Button look={unknown ? 'quiet' : 'main'} disabled={sending} onClick={() => void outbox.sendNow()}>
          {t('outbox.send-now')}
        </Button>
        {releaser && <Button onClick={() => void saveFile()}>{t('outbox.as-file')}</Button>}
        <Button look="quiet" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {t('outbox.take-receipt')}
        </Button>
      </div>
      {batch.savedAsFile && <p className="muted">{t('outbox.as-file-saved')}</p>}
      {asked && enrolled && <TakeReceipt batch={batch} enrolled={enrolled} />}
    </>
  )
}
