/** A list of codes: how many children have each, as bars, and behind them as a table by sex. */
import { Table } from '../look/index.tsx'
import { AsTable } from '../period/as-table.tsx'
import { useWords } from '../words/index.tsx'
import { Bars } from './bars.tsx'
import type { CodeCounts } from './code-counts.ts'
import type { Say } from './figure-text.ts'

interface Codes {
  readonly title: string
  readonly counts: CodeCounts
  readonly name: (code: string) => string
  readonly say: Say
}

/** @param most bars, of those that most have; all in the period's order where it is left out */
export function CodeBars({ title, counts, name, say, most }: Codes & { readonly most?: number }) {
  const rows = most === undefined ? counts.rows : commonest(counts, most)
  return (
    <Bars
      label={title}
      rows={rows.map(({ code, all }) => ({ name: name(code), values: [all] }))}
      figure={(value) => say.ofAll(value, counts.known)}
    />
  )
}

export function CodeTable(props: Codes & { readonly several?: boolean }) {
  const { t } = useWords()
  const { counts, say, title } = props
  const { known, unknown, rows } = counts
  return (
    <>
      {rows.length > 0 && (
        <>
          <CodeBars {...props} />
          <AsTable>
            <Table
              caption={title}
              columns={[
                { name: t('report.what') },
                ...(['f', 'm', 'x'] as const).map((sex) => ({ name: say.cell(sex, 'sex.age'), number: true })),
                { name: t('report.all'), number: true },
              ]}
              rows={rows.map(({ code, all, bySex }) => ({
                key: code,
                cells: [props.name(code), bySex.f, bySex.m, bySex.x, say.ofAll(all, known)],
              }))}
            />
          </AsTable>
        </>
      )}
      <p className="muted">
        {t('report.known', { known, unknown })} {props.several && t('report.several')}
      </p>
    </>
  )
}

/** The codes that most have, those that nobody has left out. */
export const commonest = ({ rows }: CodeCounts, most: number): CodeCounts['rows'] =>
  rows
    .filter(({ all }) => all > 0)
    .toSorted((a, b) => b.all - a.all)
    .slice(0, most)
