/** A list of codes: how many children have each, as bars and as a table by sex. */
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Bars } from './bars.tsx'
import type { CodeCounts } from './code-counts.ts'
import type { Say } from './figure-text.ts'

export function CodeTable(props: {
  readonly title: string
  readonly counts: CodeCounts
  readonly name: (code: string) => string
  readonly say: Say
  readonly several?: boolean
}) {
  const { t } = useWords()
  const { counts, say, title } = props
  const { known, unknown, rows } = counts
  return (
    <section className="card stack">
      <h2>{title}</h2>
      {rows.length > 0 && (
        <>
          <Bars
            label={title}
            rows={rows.map(({ code, all }) => ({ name: props.name(code), values: [all] }))}
            figure={(value) => say.ofAll(value, known)}
          />
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
        </>
      )}
      <p className="muted">
        {t('report.known', { known, unknown })} {props.several && t('report.several')}
      </p>
    </section>
  )
}
