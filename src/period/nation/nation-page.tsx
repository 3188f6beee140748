/** Step 5: the unit beside the nation. Fetched when there is a network; worked out here; marked internal. */

import { useMemo } from 'react'
import { Link } from 'wouter'
import { type National, tabulate } from '#aggregate'
import { Notice, Table } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { figureWords } from '../figure-words.ts'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { type Beside, type BesideTable, besideTables, type Span } from './beside.ts'
import { SpanPlot } from './span-plot.tsx'
import { useNational } from './use-national.ts'

export function NationPage({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const national = useNational(work)
  const own = useOwnCounts(work)
  return (
    <StepPage work={work} step="nation">
      {!national && <p role="status">{t('period.nation.fetching')}</p>}
      {national && 'refused' in national && <Notice>{t(`period.nation.${national.refused}`)}</Notice>}
      {national && !('refused' in national) && <Nation work={work} national={national} own={own} />}
    </StepPage>
  )
}

function Nation(props: { readonly work: Work; readonly national: National; readonly own: OwnCounts }) {
  const words = useWords()
  const { t } = words
  const { period, cases } = props.work
  const { units } = props.national
  const tables = useMemo(
    () => besideTables(period, cases, props.own, props.national),
    [period, cases, props.own, props.national],
  )
  const shown = tables.filter(({ rows }) => rows.some(({ own }) => own))
  const say = figureWords(words, period)
  return (
    <>
      <p>
        <span className="internal">{t('period.internal')}</span>{' '}
        {t('period.nation.built-on', { reported: units.reported, of: units.of })}
      </p>
      <p>{t('period.nation.how-to-read')}</p>
      <div className="row no-print">
        <Link href={`/period/${period.id}/comparison`} className="button">
          {t('comparison.title')}
        </Link>
      </div>
      <p className="plot__key">
        <span className="plot__key-own">{t('period.nation.own')}</span>
        <span className="plot__key-nation">{t('period.nation.nation')}</span>
      </p>
      {[...Map.groupBy(shown, ({ table }) => say.section(table))].map(([name, own], i) => (
        <details key={name} open={i < 2} className="card beside">
          <summary>
            <h2>{name}</h2>
          </summary>
          {own.map((table) => (
            <section key={table.table} className="stack">
              {own.length > 1 && <h3>{say.table(table.table)}</h3>}
              <BesideFigures table={table} name={say.table(table.table)} cell={(cell) => say.cell(cell, table.table)} />
            </section>
          ))}
        </details>
      ))}
    </>
  )
}

function BesideFigures(props: {
  readonly table: BesideTable
  readonly name: string
  readonly cell: (cell: string) => string
}) {
  const { t, language } = useWords()
  const { table } = props
  const share = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  const mean = new Intl.NumberFormat(`${language}-u-nu-latn`, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const format = (value: number) => (table.kind === 'share' ? share : mean).format(value)
  const rowName = (cell: string) => (cell === 'first' || cell === 'last' ? t(`period.time.${cell}`) : props.cell(cell))
  // The unit of the ends is that of the value before them.
  const bare = (value: number) => (table.kind === 'share' ? Math.round(value * 100) : mean.format(value))
  const spanOf = ({ value, low, high }: Span) => `${format(value)} (${bare(low)}–${bare(high)})`
  const ranged = (span: NonNullable<Beside['own']> | null) => (span ? spanOf(span) : '–')
  const nation = (row: Beside['nation']) => {
    if (row === null) return '–'
    if (typeof row === 'string') return t(`period.nation.withheld.${row}`)
    return spanOf(row)
  }
  return (
    <>
      <SpanPlot
        table={table}
        label={t('period.nation.picture', { table: props.name })}
        rowName={rowName}
        tick={(value) => (table.kind === 'share' ? share.format(value) : String(value))}
      />
      <Table
        caption={props.name}
        columns={[
          { name: t('period.preview.what') },
          { name: t('period.nation.own-span'), number: true },
          { name: t('period.nation.children'), number: true },
          { name: t('period.nation.nation-span'), number: true },
        ]}
        rows={table.rows.map((row) => ({
          key: row.cell,
          cells: [rowName(row.cell), ranged(row.own), row.own?.n ?? '–', nation(row.nation)],
        }))}
      />
    </>
  )
}

type OwnCounts = (table: string, cells: readonly string[]) => number

/** The unit's own exact counts, from the same tabulation that made the batch. */
function useOwnCounts({ period, cases }: Work): OwnCounts {
  return useMemo(() => {
    const { counts } = tabulate(cases, period).tally
    return (table, cells) => cells.reduce((sum, cell) => sum + (counts.get(table)?.get(cell)?.length ?? 0), 0)
  }, [period, cases])
}
