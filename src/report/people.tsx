/** Who came: sex and age, and how they came. */
import type { Period } from '#aggregate'
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { BarKey, Bars } from './bars.tsx'
import { sayFor } from './figure-text.ts'
import type { Report } from './figures.ts'

export function People({ report, period }: { readonly report: Report; readonly period: Period }) {
  const words = useWords()
  const { t } = words
  const say = sayFor(words, period)
  // What nobody is in is left out, except the two sexes and the three bands that every report has.
  const some = (of: 'sex' | 'age', id: string) => report.people.some((cell) => cell[of] === id && cell.count > 0)
  const sexes = ['f', 'm', 'x'].filter((sex) => sex !== 'x' || some('sex', sex))
  const ages = [...new Set(report.people.map(({ age }) => age))].filter((age) => age !== 'outside' || some('age', age))
  const count = (sex: string, age: string) =>
    report.people.find((cell) => cell.sex === sex && cell.age === age)?.count ?? 0
  const rows = ages.map((age) => ({ age, values: sexes.map((sex) => count(sex, age)) }))
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
  const totals = sexes.map((_, i) => sum(rows.map(({ values }) => values[i] ?? 0)))
  const name = (cell: string) => say.cell(cell, 'sex.age')
  const caption = say.table('sex.age')
  return (
    <section className="card stack">
      <h2>{t('report.people')}</h2>
      <BarKey names={sexes.map(name)} />
      <Bars label={caption} rows={rows.map(({ age, values }) => ({ name: name(age), values }))} figure={String} />
      <Table
        caption={caption}
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
    </section>
  )
}
