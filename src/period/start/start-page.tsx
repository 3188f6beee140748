/** The unit's periods: what each waits for, where new ones come from, and the pages that are not of one period. */

import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Period } from '#aggregate'
import { loadedPeriods, periodBefore } from '../../catalogue/periods.ts'
import { Notice, Page } from '../../look/index.tsx'
import { enrolmentOf } from '../../outbox/enrolment.ts'
import { sentBatches } from '../../outbox/from-ledger.ts'
import { useOutboxStatus } from '../../outbox/index.ts'
import { useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { currentStep, type Stage, stageOf } from '../stage.ts'
import { ChangesIn } from './changes-in.tsx'
import { MorePeriods } from './more-periods.tsx'

export function StartPage() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const { rows } = useOutboxStatus()
  const enrolled = enrolmentOf(records)
  const periods = useMemo(() => {
    const batches = sentBatches(vault.of('ledger'))
    return loadedPeriods(records).map((period) => ({ period, stage: stageOf(period, records, batches, rows) }))
  }, [vault, records, rows])
  return (
    <Page title={t('period.title')}>
      {enrolled ? (
        <p className="muted">{t('period.start.enrolled', { unit: enrolled.unit.name })}</p>
      ) : (
        <Notice>
          <p>{t('period.start.not-enrolled')}</p>
          <Link href="/period/enrol" className="button button--main">
            {t('period.enrol.title')}
          </Link>
        </Notice>
      )}
      {periods.length === 0 && <p>{t('period.start.none')}</p>}
      <ul className="periods">
        {periods.toReversed().map(({ period, stage }) => (
          <PeriodCard key={period.id} period={period} stage={stage} before={periodBefore(records, period)} />
        ))}
      </ul>
      <MorePeriods enrolled={enrolled} />
      <nav className="row" aria-label={t('period.start.more')}>
        <Link href="/period/waiting" className="button">
          {t('waiting.title')}
        </Link>
        <Link href="/period/log" className="button">
          {t('period.log.title')}
        </Link>
      </nav>
    </Page>
  )
}

function PeriodCard(props: { readonly period: Period; readonly stage: Stage; readonly before: Period | null }) {
  const { period, stage, before } = props
  const { t, language } = useWords()
  const step = stage.received ? 'received' : currentStep(stage)
  return (
    <li className="card periods__card">
      <h2>{period.names[language]}</h2>
      <p className="muted">
        {t('period.days', { first: period.first, last: period.last })}{' '}
        {period.kind === 'rehearsal' && <span className="period__rehearsal">{t('period.rehearsal')}</span>}
      </p>
      {before && period.correction && (
        <details>
          <summary>{t('period.corrected', { day: period.correction.made })}</summary>
          <ChangesIn before={before} now={period} />
        </details>
      )}
      <p>{t(`period.stands.${step}`)}</p>
      <div className="row">
        <Link href={`/period/${period.id}`} className="button button--main">
          {t('period.start.open')}
        </Link>
        <Link href={`/period/${period.id}/report`} className="button">
          {t('report.title')}
        </Link>
        <Link href={`/period/${period.id}/exports`} className="button">
          {t('exports.title')}
        </Link>
      </div>
    </li>
  )
}
