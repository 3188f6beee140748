/** What each column of the file is: guessed from its name, shown with what it holds, and changed by a person where it is wrong. */
import {
  type Column,
  columnFaults,
  columnNotes,
  type Fact,
  guessColumns,
  looksLikePersonnummer,
  type TextTable,
} from '#exchange'
import { type Form, itemIds } from '#instruments'
import { Button, Notice, Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { FaultList, sentenceOf } from './faults.tsx'

const facts: readonly Fact[] = ['code', 'day', 'occasion', 'born', 'age', 'sex']

export function ColumnChoice(props: {
  readonly form: Form
  readonly table: TextTable
  readonly columns: readonly Column[]
  readonly setColumns: (columns: readonly Column[]) => void
  readonly first: 0 | 1 | null
  readonly setFirst: (first: 0 | 1) => void
}) {
  const words = useWords()
  const { t } = words
  const { form, table, columns } = props
  const faults = columnFaults(form, table.header, columns)
  const notes = columnNotes(form, table.header, columns, table.rows)
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
      <SeveralMeasurements {...props} />
      {notes.length > 0 && (
        <Notice>
          <p>{t('exchange.columns.not-read')}</p>
          <FaultList faults={notes} />
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

/** Whole series beside each other, as `pre1 … pre10` and `post1 … post10`: one of them is chosen at a stroke. */
function SeveralMeasurements(props: {
  readonly form: Form
  readonly table: TextTable
  readonly columns: readonly Column[]
  readonly setColumns: (columns: readonly Column[]) => void
}) {
  const { t } = useWords()
  const { form, columns } = props
  const { header } = props.table
  const unclear = columns.flatMap((column, at) =>
    column.is === 'unclear' && column.could.is === 'item' ? [{ at, item: column.could.item }] : [],
  )
  const [first] = unclear
  const starts = unclear.filter(({ item }) => item === first?.item)
  if (starts.length < 2) return null
  const series = starts.map((_, nth) =>
    [...Map.groupBy(unclear, ({ item }) => item).values()].flatMap((same) => same[nth]?.at ?? []),
  )
  const only = (chosen: readonly number[]) => {
    const others = unclear.filter(({ at }) => !chosen.includes(at))
    const settled = new Map(others.map(({ at }) => [at, { is: 'ignored' }] as const))
    props.setColumns(guessColumns(form, header, settled))
  }
  return (
    <Notice>
      <p>{t('exchange.columns.several')}</p>
      <div className="row">
        {series.map((own) => (
          <Button key={own.join()} onClick={() => only(own)}>
            {t('exchange.columns.only', { from: header[own[0] ?? 0] ?? '', to: header[own.at(-1) ?? 0] ?? '' })}
          </Button>
        ))}
      </div>
    </Notice>
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
      {column.is === 'unclear' && (
        <option value="unclear">
          {t('exchange.column.unclear', {
            thing:
              column.could.is === 'item'
                ? t('exchange.column.item', { number: itemLabel(props.form, column.could.item) })
                : t(`exchange.column.${column.could.is}`),
          })}
        </option>
      )}
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
