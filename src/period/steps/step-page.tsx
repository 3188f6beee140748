/** The frame of every step: the period's name and days, where one stands, and whether it is a rehearsal. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import type { Step } from '../stage.ts'
import type { Work } from '../use-work.ts'
import { StepList } from './step-list.tsx'

export function StepPage(props: { readonly work: Work; readonly step: Step; readonly children: ReactNode }) {
  const { t, language } = useWords()
  const { period, stage } = props.work
  return (
    <Page
      title={t(`period.step.${props.step}.title`)}
      above={
        <div className="period__head stack">
          <p className="period__name">
            <Link href="/period">{t('period.title')}</Link>
            {' › '}
            <strong>{period.names[language]}</strong>{' '}
            <span className="muted">{t('period.days', { first: period.first, last: period.last })}</span>{' '}
            {period.kind === 'rehearsal' && <span className="period__rehearsal">{t('period.rehearsal')}</span>}
          </p>
          <StepList period={period.id} at={props.step} stage={stage} />
        </div>
      }
    >
      {props.children}
    </Page>
  )
}
