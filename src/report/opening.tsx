/** What the report opens with: who came, why, how long they waited, how it was at first, and what changed. */

import type { CaseFile } from '../case-file/case-file.ts'
import { today } from '../clock/today.ts'
import { Opening, OpeningFigure } from '../period/figures-page.tsx'
import { median, within } from '../period/waiting/kaplan-meier.ts'
import { waitsFor } from '../period/waiting/waits.ts'
import { useWords } from '../words/index.tsx'
import { Bars } from './bars.tsx'
import { CodeBars } from './code-table.tsx'
import type { Say } from './figure-text.ts'
import type { Report } from './figures.ts'
import { ChangeBars } from './measure.tsx'
import type { MeasureFigures } from './measure-figures.ts'
import { PeopleBars } from './people.tsx'

export function ReportOpening({ report, files, say }: { report: Report; files: readonly CaseFile[]; say: Say }) {
  const { t } = useWords()
  return (
    <Opening>
      <OpeningFigure title={t('report.people')} answer={t('report.children', { count: report.children })}>
        <PeopleBars report={report} say={say} />
      </OpeningFigure>
      <OpeningFigure title={t('report.why')} answer={t('report.several')}>
        <CodeBars
          title={say.table('reasons')}
          counts={report.reasons}
          name={(code) => say.cell(code, 'reasons')}
          say={say}
          most={5}
        />
      </OpeningFigure>
      <Waited files={files} say={say} />
      <AtFirst measures={report.measures} say={say} />
      <Changed measures={report.measures} say={say} />
    </Opening>
  )
}

function Waited({ files, say }: { readonly files: readonly CaseFile[]; readonly say: Say }) {
  const { t } = useWords()
  const waits = waitsFor('firstVisit', files, today())
  const middle = median(waits)
  const rows = [7, 30, 90].flatMap((days) => {
    const share = within(waits, days)
    return share === null ? [] : [{ name: t('waiting.within', { days }), values: [share] }]
  })
  return (
    <OpeningFigure
      title={t('report.waited')}
      answer={middle === null ? t('report.waited.unknown') : t('report.waited.middle', { days: middle })}
    >
      {rows.length > 0 && <Bars label={t('waiting.firstVisit')} rows={rows} full={1} figure={say.percent} />}
    </OpeningFigure>
  )
}

interface Measured {
  readonly measures: readonly MeasureFigures[]
  readonly say: Say
}

/** The measure that most have, by the scale that its plan puts first, around its limits. */
function AtFirst({ measures, say }: Measured) {
  const { t } = useWords()
  const [most] = measures
    .flatMap(({ measure, scales: [main] }) => (main && main.first.bands.length > 0 ? [{ measure, main }] : []))
    .toSorted((a, b) => b.main.first.n - a.main.first.n)
  if (!most || most.main.first.n === 0) return null
  const { measure, main } = most
  const { n, mean, bands } = main.first
  const name = say.table(`${measure}.${main.scale}`)
  return (
    <OpeningFigure
      title={t('report.first')}
      answer={`${name}: ${t('report.first.mean', { mean: say.oneDecimal(mean), n })}`}
    >
      <Bars
        label={name}
        rows={bands.map(({ band, count }) => ({ name: say.band(measure, band), values: [count] }))}
        figure={(value) => say.ofAll(value, n)}
      />
    </OpeningFigure>
  )
}

/** The measure with the most pairs, of those whose change has a published rule. */
function Changed({ measures, say }: Measured) {
  const { t } = useWords()
  const [most] = measures
    .flatMap(({ measure, last, changes }) => (last && changes ? [{ measure, last, changes }] : []))
    .toSorted((a, b) => b.last.has - a.last.has)
  if (!most || most.last.has === 0) return null
  const { measure, last, changes } = most
  return (
    <OpeningFigure title={t('report.changed')} answer={`${say.measure(measure)}. ${t('report.paired', { ...last })}`}>
      <ChangeBars measure={measure} changes={changes} say={say} />
    </OpeningFigure>
  )
}
