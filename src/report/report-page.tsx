/** The unit's own report of a period: exact figures, pictures with their tables, and four questions to talk about. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import { addedValueForm } from '#instruments'
import { Button, Page } from '../look/index.tsx'
import type { Work } from '../period/use-work.ts'
import { WaitingTable } from '../period/waiting/waiting-table.tsx'
import { useWords } from '../words/index.tsx'
import { CodeTable } from './code-table.tsx'
import { reportFigures } from './figures.ts'
import { Measure } from './measure.tsx'
import { OwnForm } from './own-form.tsx'
import { People } from './people.tsx'
import { Questions } from './questions.tsx'
import './report.css'
import { sayFor } from './figure-text.ts'
import { ReportFooter } from './report-footer.tsx'
import { Visits } from './visits-card.tsx'

export function ReportPage({ work }: { readonly work: Work }) {
  const words = useWords()
  const { t, named, language } = words
  const { period, cases, files } = work
  const own = useMemo(() => cases.flatMap(({ id }) => files.get(id) ?? []), [cases, files])
  const report = useMemo(() => reportFigures(period, cases, own), [period, cases, own])
  const say = sayFor(words, period)
  return (
    <Page
      title={t('report.title')}
      above={
        <p className="period__name">
          <Link href="/period" className="no-print">
            {t('period.title')}
          </Link>
          <span className="no-print"> › </span>
          <strong>{period.names[language]}</strong>{' '}
          <span className="muted">{t('period.days', { first: period.first, last: period.last })}</span>{' '}
          {period.kind === 'rehearsal' && <span className="period__rehearsal">{t('period.rehearsal')}</span>}
        </p>
      }
    >
      <p>
        <span className="internal">{t('period.internal')}</span> {t('report.internal')}
      </p>
      <div className="row no-print">
        <Button look="main" onClick={() => window.print()}>
          {t('report.print')}
        </Button>
        <Link href={`/period/${period.id}/exports`} className="button">
          {t('exports.title')}
        </Link>
      </div>
      <ul className="report__lead">
        <li>{t('report.children', { count: report.children })}</li>
        <li>{t('report.pairs-share', { has: report.pairs.has, of: report.pairs.of })}</li>
      </ul>
      <div className="report stack">
        <People report={report} period={period} />
        {(['reasons', 'interventions', 'professions'] as const).map((list) => (
          <CodeTable
            key={list}
            title={say.table(list)}
            counts={report[list]}
            name={(code) => say.cell(code, list)}
            say={say}
            several
          />
        ))}
        <Visits visits={report.visits} say={say} />
        <CodeTable
          title={t('protocol.contactBy')}
          counts={report.contactBy}
          name={(code) => named(`protocol.contactBy.${code}`, code)}
          say={say}
        />
        <section className="card stack">
          <h2>{t('waiting.title')}</h2>
          <WaitingTable files={own} />
          <p className="muted">{t('waiting.targets')}</p>
          <Link href="/period/waiting" className="no-print">
            {t('report.waiting-curves')}
          </Link>
        </section>
        {report.measures.map((figures) => (
          <Measure
            key={figures.measure}
            figures={figures}
            addedValue={figures.form === addedValueForm ? report.addedValue : null}
            say={say}
          />
        ))}
        {report.ownForms.map((figures) => (
          <OwnForm key={figures.form.id} figures={figures} say={say} />
        ))}
        <CodeTable
          title={t('protocol.ending')}
          counts={report.endings}
          name={(code) => named(`protocol.ending.${code}`, code)}
          say={say}
        />
        {report.takenOver.of > 0 && <p>{t('report.taken-over', { ...report.takenOver })}</p>}
        <Questions period={period.id} />
      </div>
      <ReportFooter />
    </Page>
  )
}
