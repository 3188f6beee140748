/** The unit's own report: what a unit's report held in 2014, with change and pairs, the four questions, and paper. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import { Button, Page, Table } from '../../look/index.tsx'
import { useRecords } from '../../vault/react.tsx'
import { type MessageId, useWords } from '../../words/index.tsx'
import { coverageOf } from '../coverage/coverage.ts'
import { figureWords } from '../figure-words.ts'
import type { Work } from '../use-work.ts'
import { WaitingTable } from '../waiting/waiting-table.tsx'
import { Bars } from './bars.tsx'
import { Questions } from './questions.tsx'
import { type Counted, type Mean, type ReportMeasure, reportOf } from './report.ts'

const lists = ['reasons', 'interventions', 'professions'] as const

export function ReportPage({ work }: { readonly work: Work }) {
  const words = useWords()
  const { t, language } = words
  const { period, cases, files } = work
  const report = useMemo(() => reportOf(period, cases), [period, cases])
  const { pairs } = useMemo(() => coverageOf(period, cases), [period, cases])
  const say = figureWords(words, period)
  const unit = useUnitName()
  const own = cases.flatMap(({ id }) => files.get(id) ?? [])
  const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  const share = (count: number) =>
    report.children > 0 ? `${count} (${percent.format(count / report.children)})` : String(count)
  const sexes = report.people[0]?.bySex.map(({ cell }) => cell) ?? []

  return (
    <Page
      title={t('period.report.title', { unit })}
      above={
        <p className="no-print">
          <Link href={`/period/${period.id}`}>{period.names[language]}</Link>
        </p>
      }
    >
      <p>
        <span className="internal">{t('period.internal')}</span> {period.names[language]},{' '}
        {t('period.days', { first: period.first, last: period.last })}
      </p>
      <p className="period__lead">{t('period.follow.children', { count: report.children })}</p>
      <p>{t('period.follow.pairs', { lacking: pairs.lacking.length, of: pairs.of })}</p>
      <Button className="no-print" onClick={() => print()}>
        {t('period.report.print')}
      </Button>
      <Table
        caption={t('period.table.sex.age')}
        columns={[
          { name: t('period.report.age') },
          ...sexes.map((sex) => ({ name: say.cell(sex, 'sex.age'), number: true })),
          { name: t('period.report.sum'), number: true },
        ]}
        rows={report.people.map(({ age, bySex }) => ({
          key: age,
          cells: [say.cell(age, 'sex.age'), ...bySex.map(({ count }) => count), sum(bySex)],
        }))}
      />
      {lists.map((list) => (
        <section key={list} className="card stack report__part">
          <h2>{t(`period.table.${list}` as MessageId)}</h2>
          <p className="muted">{t('period.report.several')}</p>
          <Bars
            label={t(`period.table.${list}` as MessageId)}
            rows={report[list]}
            of={report.children}
            name={(cell) => say.cell(cell, list)}
            figure={share}
          />
        </section>
      ))}
      <section className="stack report__part">
        <h2>{t('waiting.title')}</h2>
        <WaitingTable files={own} />
      </section>
      {report.measures
        .filter(({ scales }) => scales.some(({ first }) => first))
        .map((measure) => (
          <MeasurePart key={measure.measure} part={measure} say={say} />
        ))}
      <Questions period={period.id} />
    </Page>
  )
}

const sum = (cells: readonly Counted[]) => cells.reduce((total, { count }) => total + count, 0)

function useUnitName(): string {
  const unit = useRecords().findLast(({ body }) => body.kind === 'unit')
  return unit?.body.kind === 'unit' ? unit.body.name : ''
}

function MeasurePart({ part, say }: { readonly part: ReportMeasure; readonly say: ReturnType<typeof figureWords> }) {
  const { t, named } = useWords()
  const mean = (made: Mean | null) => (made ? `${say.figure('mean', made.value)} (${made.n})` : '–')
  return (
    <section className="stack report__part">
      <h2>{say.measure(part.measure)}</h2>
      <Table
        caption={t('period.report.means')}
        columns={[
          { name: t('period.report.scale') },
          { name: t('period.report.first'), number: true },
          { name: t('period.report.before'), number: true },
          { name: t('period.report.after'), number: true },
        ]}
        rows={part.scales.map(({ scale, first, before, after }) => ({
          key: scale,
          cells: [named(`period.scale.${scale}`, scale), mean(first), mean(before), mean(after)],
        }))}
      />
      {part.changes && sum(part.changes) > 0 && (
        <Bars
          label={t('period.table.change', { measure: say.measure(part.measure) })}
          rows={part.changes}
          of={sum(part.changes)}
          name={(cell) => say.cell(cell, `${part.measure}.change`)}
          figure={String}
        />
      )}
    </section>
  )
}
