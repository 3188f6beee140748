/** The tables as an Excel workbook for people: a first sheet that says what it is, words for codes, the codes last. */
import writeXlsxFile from 'write-excel-file/universal'
import { safeText } from '#aggregate'
import { type About, type DataTable, inWords, type Value } from '../table.ts'

export interface SheetNames {
  readonly readMe: string
  readonly codes: string
  /** Headings of the sheet of codes: table, column, code, word. */
  readonly columns: readonly [string, string, string, string]
}

export async function xlsx(about: About, tables: readonly DataTable[], names: SheetNames): Promise<Blob> {
  const readMe = [[bold(about.title)], ...about.paragraphs.map((line) => [{ ...cell(line), wrap: true }])]
  const codes = [names.columns.map(bold), ...codeRows(tables).map((row) => row.map(cell))]
  return writeXlsxFile([
    { sheet: sheetName(names.readMe), data: readMe, columns: [{ width: 100 }] },
    ...tables.map((table) => {
      const { title, fields, rows } = inWords(table)
      return {
        sheet: sheetName(title),
        data: [fields.map(({ title }) => bold(title)), ...rows.map((row) => row.map(cell))],
        columns: fields.map((_, i) => ({
          width: widthOf([fields[i]?.title ?? '', ...rows.map((row) => row[i] ?? '')]),
        })),
        stickyRowsCount: 1,
      }
    }),
    { sheet: sheetName(names.codes), data: codes, columns: [30, 30, 24, 50].map((width) => ({ width })) },
  ]).toBlob()
}

function codeRows(tables: readonly DataTable[]): readonly (readonly string[])[] {
  return tables.flatMap(({ title, fields }) =>
    fields.flatMap((field) => (field.codes ?? []).map(({ value, label }) => [title, field.title, value, label])),
  )
}

/** A text is text in a workbook, so no formula can come of it; it is made safe for whoever saves it as CSV. */
const text = (value: string) => ({ value: keepable(safeText(value.replace(unwritable, ' '))), type: String })
const cell = (value: Value) =>
  value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value)
const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const, wrap: true })

/** The writer looks texts up in a plain object: `toString` would find what every object has, and the book would not open. */
const keepable = (value: string) => (value in {} ? `${value} ` : value)

/** Signs that XML cannot hold: a workbook with one in it does not open. */
const unwritable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

const widthOf = (values: readonly Value[]) =>
  Math.min(60, Math.max(8, ...values.map((value) => String(value).length + 2)))

/** Excel takes 31 letters at most, and none of these. */
const sheetName = (title: string) =>
  title
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim()
