/** What each column of the file is: guessed from its name, shown with what it holds, and changed by a person where it is wrong. */
import { type Column, columnFaults, type Fact, looksLikePersonnummer, type TextTable } from '#exchange'
import { type Form, itemIds } from '#instruments'
import { Notice, Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { sentenceOf } from './faults.tsx'

const facts: readonly Fact[] = ['code', 'day', 'occasion', 'born', 'age', 'sex']

export function ColumnChoice(props: {
  readonly form: Form
  readonly table: TextTable
  readonly columns: readonly Column[]
  readonly setColumns: (columns: readonly Column[]) => void
  readonly first: 0 | 1
  readonly setFirst: (first: 0 | 1) => void
}) {
  const words = useWords()
  const { t } = words
  const { form, table, columns } = props
  const faults = columnFaults(form, table.header, columns)
  const put = (at: number, column: Column) => props.setColumns(columns.with(at, column))
  return (
    <section className="card stack transfer__columns">
      <h2>{t('exchange.columns')}</h2>
      <p>{t('exchange.columns.about')}</p>
      <Table
        caption={t('exchange.columns.caption')}
        columns={[
          { name: t('exchange.columns.name') },
          { name: t('exchange.columns.holds') },
          { name: t('exchange.columns.means') },
        ]}
        rows={table.header.map((name, at) => ({
          key: `${at} ${name}`,
          cells: [
            <bdi key="name">{name}</bdi>,
            <bdi key="holds" className="muted">
              {examples(table, at)}
            </bdi>,
            <ColumnSelect
              key="means"
              form={form}
              label={t('exchange.columns.of', { name })}
              column={columns[at] ?? { is: 'ignored' }}
              onChange={(column) => put(at, column)}
            />,
          ],
        }))}
      />
      {faults.length > 0 && (
        <Notice kind="refusal">
          <ul>
            {faults.slice(0, 8).map(({ at, reason }) => (
              <li key={`${at} ${reason}`}>
                {sentenceOf(words, reason)} {at !== '' && <bdi className="code">{itemLabel(form, at)}</bdi>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <fieldset className="transfer__radios">
        <legend>{t('exchange.first')}</legend>
        {([0, 1] as const).map((first) => (
          <label key={first}>
            <input type="radio" name="first" checked={props.first === first} onChange={() => props.setFirst(first)} />
            {t(`exchange.first.${first}`)}
          </label>
        ))}
      </fieldset>
    </section>
  )
}

/** The first cells that say something. One that could be a personal identity number is not shown. */
function examples({ rows }: TextTable, at: number): string {
  const cells = rows.slice(0, 20).flatMap((row) => ('cells' in row ? (row.cells[at]?.trim() ?? []) : []))
  const shown = cells
    .filter((cell) => cell !== '')
    .map((cell) => (looksLikePersonnummer(cell) ? '…' : cell.slice(0, 20)))
  return [...new Set(shown)].slice(0, 3).join(' · ')
}

const itemLabel = (form: Form, id: string): string => {
  const number = itemIds(form).indexOf(id) + 1
  return number === 0 ? id : `${number} (${id})`
}

function ColumnSelect(props: {
  readonly form: Form
  readonly label: string
  readonly column: Column
  onChange(column: Column): void
}) {
  const { t } = useWords()
  const { column } = props
  const value = column.is === 'item' ? `item ${column.item}` : column.is
  const choose = (key: string) => {
    const fact = facts.find((each) => each === key)
    if (fact) props.onChange({ is: fact })
    else props.onChange(key.startsWith('item ') ? { is: 'item', item: key.slice(5) } : { is: 'ignored' })
  }
  return (
    <select className="input" aria-label={props.label} value={value} onChange={({ target }) => choose(target.value)}>
      <option value="ignored">{t('exchange.column.ignored')}</option>
      {facts.map((fact) => (
        <option key={fact} value={fact}>
          {t(`exchange.column.${fact}`)}
        </option>
      ))}
      {itemIds(props.form).map((id) => (
        <option key={id} value={`item ${id}`}>
          {t('exchange.column.item', { number: itemLabel(props.form, id) })}
        </option>
      ))}
    </select>
  )
}
