/** Who came: sex and age. */
import { Table } from '../look/index.tsx'
import { AsTable } from '../period/as-table.tsx'
import { useWords } from '../words/index.tsx'
import { BarKey, Bars } from './bars.tsx'
import type { Say } from './figure-text.ts'
import type { Report } from './figures.ts'

interface Came {
  readonly report: Report
  readonly say: Say
}

export function PeopleBars({ report, say }: Came) {
  const { sexes, rows, name } = peopleOf(report, say)
  return (
    <>
      <BarKey names={sexes.map(name)} />
      <Bars
        label={say.table('sex.age')}
        rows={rows.map(({ age, values }) => ({ name: name(age), values }))}
        figure={String}
      />
    </>
  )
}

export function People({ report, say }: Came) {
  const { t } = useWords()
  const { sexes, rows, name } = peopleOf(report, say)
  const totals = sexes.map((_, i) => sum(rows.map(({ values }) => values[i] ?? 0)))
  return (
    <>
      <PeopleBars report={report} say={say} />
      <AsTable>
        <Table
          caption={say.table('sex.age')}
          columns={[
            { name: t('report.age') },
            ...sexes.map((sex) => ({ name: name(sex), number: true })),
            { name: t('report.all'), number: true },
          ]}
          rows={[
            ...rows.map(({ age, values }) => ({
              key: age,
              cells: [name(age), ...values, say.ofAll(sum(values), report.children)],
            })),
            { key: 'all', cells: [t('report.all'), ...totals, report.children] },
          ]}
        />
      </AsTable>
    </>
  )
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/** A row an age, a value a sex. */
function peopleOf(report: Report, say: Say) {
  // What nobody is in is left out, except the two sexes and the three bands that every report has.
  const some = (of: 'sex' | 'age', id: string) => report.people.some((cell) => cell[of] === id && cell.count > 0)
  const sexes = ['f', 'm', 'x'].filter((sex) => sex !== 'x' || some('sex', sex))
  const ages = [...new Set(report.people.map(({ age }) => age))].filter((age) => age !== 'outside' || some('age', age))
  const count = (sex: string, age: string) =>
    report.people.find((cell) => cell.sex === sex && cell.age === age)?.count ?? 0
  return {
    sexes,
    rows: ages.map((age) => ({ age, values: sexes.map((sex) => count(sex, age)) })),
    name: (cell: string) => say.cell(cell, 'sex.age'),
  }
}
