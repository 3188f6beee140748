/** One table of the unit beside the nation: the picture, and its figures behind it. */
import { Table } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { AsTable } from '../as-table.tsx'
import type { FigureWords } from '../figure-words.ts'
import { type BesideTable, isUnsure, type OfNation, type Own, type Span } from './beside.ts'
import { isTold, withheldRows } from './reading.ts'
import { SpanPlot } from './span-plot.tsx'

interface Beside {
  readonly table: BesideTable
  readonly say: FigureWords
}

function useFormats({ table, say }: Beside) {
  const { language } = useWords()
  const isShare = table.kind === 'share'
  const share = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  const mean = new Intl.NumberFormat(`${language}-u-nu-latn`, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  // The unit of the ends is that of the value before them.
  const bare = (value: number) => (isShare ? String(Math.round(value * 100)) : mean.format(value))
  return {
    bare,
    value: (value: number) => (isShare ? share : mean).format(value),
    tick: (value: number) => (isShare ? share.format(value) : String(value)),
    row: (cell: string) =>
      cell === 'first' || cell === 'last' ? say.time(table.table, cell) : say.cell(cell, table.table),
  }
}

/** The picture, and how many rows the nation has nothing to show of. */
export function BesidePlot(props: Beside) {
  const { t } = useWords()
  const { row, tick } = useFormats(props)
  const { table, say } = props
  const told = table.rows.filter(isTold)
  return (
    <>
      {told.length > 0 && (
        <SpanPlot
          table={{ ...table, rows: told }}
          label={t('period.nation.picture', { table: say.table(table.table) })}
          rowName={row}
          tick={tick}
        />
      )}
      {[...withheldRows(table.rows)].map(([why, rows]) => (
        <p key={why} className="muted">
          {t('period.hidden', { rows, why: t(`period.nation.withheld.${why}`) })}
        </p>
      ))}
    </>
  )
}

export function BesideFigures(props: Beside) {
  const { t } = useWords()
  const { table, say } = props
  const { bare, value, row } = useFormats(props)
  const spanOf = (span: Span) => `${value(span.value)} (${bare(span.low)}–${bare(span.high)})`
  const own = (span: Own) =>
    isUnsure(span) ? say.unsure(table.kind === 'share' ? Math.round(span.value * span.of) : span.of) : spanOf(span)
  const nation = (span: OfNation) =>
    isUnsure(span) ? say.unsure(span.of) : `${spanOf(span)}${span.joined ? ` ${t('period.nation.joined')}` : ''}`
  const told = table.rows.filter(isTold)
  return (
    <>
      <BesidePlot {...props} />
      {told.length > 0 && (
        <AsTable>
          <Table
            caption={say.table(table.table)}
            columns={[
              { name: t('period.preview.what') },
              { name: t('period.nation.own-span'), number: true },
              { name: t('period.nation.children'), number: true },
              { name: t('period.nation.nation-span'), number: true },
              { name: t('period.nation.rounding'), number: true },
            ]}
            rows={told.map((one) => ({
              key: one.cell,
              cells: [
                row(one.cell),
                own(one.own),
                one.own.of,
                nation(one.nation),
                isUnsure(one.nation) ? '–' : `± ${bare(one.nation.rounding)}`,
              ],
            }))}
          />
        </AsTable>
      )}
    </>
  )
}
