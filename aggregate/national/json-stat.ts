/** The tables as a JSON-stat 2.0 collection: one dataset a table, its cells and its figures as dimensions. */
import type { National } from './figures.ts'
import { type Labels, labelOf } from './labels.ts'
import { type FigureRow, rowsOf } from './rows.ts'

interface Dataset {
  readonly version: '2.0'
  readonly class: 'dataset'
  readonly label: string
  readonly id: readonly string[]
  readonly size: readonly number[]
  readonly dimension: Readonly<
    Record<
      string,
      { readonly category: { readonly index: readonly string[]; readonly label: Readonly<Record<string, string>> } }
    >
  >
  readonly value: readonly (number | null)[]
  /** Why a cell is empty, by its place in `value`. */
  readonly status: Readonly<Record<string, string>>
}

/** @param note sentences for whoever reads the tables: built on how many units, how uncertain, not to be subtracted */
export function nationalJsonStat(file: National, labels: Labels, title: string, note: readonly string[] = []) {
  const tables = Map.groupBy(rowsOf(file), ({ table }) => table)
  return {
    version: '2.0',
    class: 'collection',
    label: title,
    ...(note.length > 0 ? { note } : {}),
    extension: {
      period: file.period,
      edition: file.edition,
      plan: file.plan,
      rehearsal: file.rehearsal,
      units: file.units,
    },
    link: { item: [...tables].map(([table, rows]) => dataset(table, rows, labels)) },
  }
}

const measured = ['value', 'margin', 'share', 'shareMargin'] as const

function dataset(table: string, rows: readonly FigureRow[], labels: Labels): Dataset {
  const cells = [...new Set(rows.map(({ cell }) => cell))]
  const figures = [...new Set(rows.map(figureOf))]
  const byPlace = new Map(rows.map((row) => [`${row.cell}\n${figureOf(row)}`, row]))
  const status: Record<string, string> = {}
  const value = cells.flatMap((cell, c) =>
    figures.flatMap((figure, f) => {
      const row = byPlace.get(`${cell}\n${figure}`)
      return measured.map((column, m) => {
        if (row?.withheld) status[(c * figures.length + f) * measured.length + m] = row.withheld
        return row?.[column] ?? null
      })
    }),
  )
  const score = rows.some(({ figure }) => figure === 'n')
  return {
    version: '2.0',
    class: 'dataset',
    label: score ? labels.score(table) : labels.table(table),
    id: ['cell', 'figure', 'measure'],
    size: [cells.length, figures.length, measured.length],
    dimension: {
      cell: category(cells, (cell) => labelOf({ table, cell }, labels)),
      figure: category(figures, (figure) => figure),
      measure: category(measured, (column) => column),
    },
    value,
    status,
  }
}

const figureOf = ({ figure, time }: FigureRow) => (time ? `${figure}@${time}` : figure)

function category(index: readonly string[], label: (id: string) => string) {
  return { category: { index, label: Object.fromEntries(index.map((id) => [id, label(id)])) } }
}
