/** The unit's own report of a period: five figures, a section a question, and four questions to talk about. Exact. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import { addedValueForm } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { today } from '../clock/today.ts'
import { Button, Page } from '../look/index.tsx'
import { type Part, Parts } from '../period/figures-page.tsx'
import type { Work } from '../period/use-work.ts'
import { median } from '../period/waiting/kaplan-meier.ts'
import { WaitingTable } from '../period/waiting/waiting-table.tsx'
import { waitsFor } from '../period/waiting/waits.ts'
import { useWords, type Words } from '../words/index.tsx'
import { CodeTable, commonest } from './code-table.tsx'
import { type Say, sayFor } from './figure-text.ts'
import { type Report, reportFigures } from './figures.ts'
import { Measure } from './measure.tsx'
import type { MeasureFigures } from './measure-figures.ts'
import { ReportOpening } from './opening.tsx'
import { OwnForm } from './own-form.tsx'
import { People } from './people.tsx'
import { Questions } from './questions.tsx'
import './report.css'
import { ReportFooter } from './report-footer.tsx'
import { Visits } from './visits-card.tsx'

export function ReportPage({ work }: { readonly work: Work }) {
  const words = useWords()
  const { t, language } = words
  const { period, cases, files } = work
  const own = useMemo(() => cases.flatMap(({ id }) => files.get(id) ?? []), [cases, files])
  const report = useMemo(() => reportFigures(period, cases, own), [period, cases, own])
  const say = sayFor(words, period)
  const parts = partsOf({ report, own, say, words })
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
      <div className="report stack">
        <ReportOpening report={report} files={own} say={say} />
        <Parts parts={parts} />
        <Questions period={period.id} />
      </div>
      <ReportFooter />
    </Page>
  )
}

interface Told {
  readonly report: Report
  /** The period's cases. */
  readonly own: readonly CaseFile[]
  readonly say: Say
  readonly words: Words
}

/** One question each. A new one joins here. */
function partsOf(told: Told): readonly Part[] {
  const { report, own, say, words } = told
  const { t } = words
  return [
    {
      id: 'people',
      title: say.table('sex.age'),
      answer: t('report.children', { count: report.children }),
      content: <People report={report} say={say} />,
    },
    ...(['reasons', 'interventions', 'professions'] as const).map((list) => codesPart(list, say.table(list), told)),
    {
      id: 'visits',
      title: t('report.visits'),
      answer: visitsAnswer(report.visits, say, words),
      content: <Visits visits={report.visits} say={say} />,
    },
    codesPart('contactBy', t('protocol.contactBy'), told),
    waitingPart(own, words),
    ...report.measures.map((figures) => measurePart(figures, told)),
    ...report.ownForms.map((figures) => ({
      id: figures.form.id,
      title: figures.form.title,
      answer: t('report.own.answered', { ...figures.answered }),
      content: <OwnForm figures={figures} say={say} />,
    })),
    endingsPart(told),
  ]
}

const visitsAnswer = ({ known, all, mean, median }: Report['visits'], say: Say, { t }: Words) =>
  known > 0
    ? t('report.visits.middle', { all, mean: say.oneDecimal(mean), median: say.oneDecimal(median) })
    : t('report.none-known')

type List = 'reasons' | 'interventions' | 'professions' | 'contactBy' | 'endings'

/** The commonest two beside the title. */
function codesPart(list: List, title: string, { report, say, words }: Told): Part {
  const { t, named } = words
  const counts = report[list]
  const ofPeriod = list === 'reasons' || list === 'interventions' || list === 'professions'
  const names = list === 'endings' ? 'ending' : list
  const name = (code: string) => (ofPeriod ? say.cell(code, list) : named(`protocol.${names}.${code}`, code))
  const most = commonest(counts, 2).map(({ code, all }) => `${name(code)} ${say.ofAll(all, counts.known)}`)
  return {
    id: list,
    title,
    answer: most.length > 0 ? t('report.most', { list: words.list(most) }) : t('report.none-known'),
    content: <CodeTable title={title} counts={counts} name={name} say={say} several={ofPeriod} />,
  }
}

function waitingPart(own: readonly CaseFile[], { t }: Words): Part {
  const waits = waitsFor('firstVisit', own, today())
  const days = median(waits)
  return {
    id: 'waiting',
    title: t('waiting.title'),
    answer: days === null ? t('report.waited.unknown') : t('report.waited.middle', { days }),
    content: (
      <>
        <WaitingTable files={own} />
        <p className="muted">{t('waiting.targets')}</p>
        <Link href="/period/waiting" className="no-print">
          {t('report.waiting-curves')}
        </Link>
      </>
    ),
  }
}

function measurePart(figures: MeasureFigures, { report, say, words: { t } }: Told): Part {
  const { measure, form, first, last, scales } = figures
  const [main] = scales
  const answer = [
    t(scales.some(({ ofChange }) => ofChange) ? 'report.measured-change' : 'report.measured', { ...first }),
    last && first.has > 0 && t('report.paired', { ...last }),
    main &&
      main.first.n > 0 &&
      `${say.scale(measure, main.scale)}: ${main.ofChange ? `${say.oneDecimal(main.first.mean)} (${t('period.time.change')})` : t('report.first.mean', { mean: say.oneDecimal(main.first.mean), n: main.first.n })}`,
  ]
  return {
    id: measure,
    title: say.measure(measure),
    answer: answer.filter(Boolean).join(' '),
    content: <Measure figures={figures} addedValue={form === addedValueForm ? report.addedValue : null} say={say} />,
  }
}

function endingsPart(told: Told): Part {
  const { t } = told.words
  const part = codesPart('endings', t('protocol.ending'), told)
  const { takenOver } = told.report
  return {
    ...part,
    content: (
      <>
        {part.content}
        {takenOver.of > 0 && <p>{t('report.taken-over', { ...takenOver })}</p>}
      </>
    ),
  }
}
