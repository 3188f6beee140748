/**
 * SPSS syntax that reads the CSV file beside it, with words for variables and codes. A file a table, since PSPP keeps
 * one dataset at a time.
 */
import type { About, DataTable, Field } from '../table.ts'

/** What SPSS takes at most in a label, in bytes of UTF-8. */
const [variableLabel, valueLabel] = [255, 120]

export function spssSyntax({ title: of, paragraphs }: About, { name, title, fields, rows }: DataTable): string {
  const widths = fields.map(({ codes = [] }, i) => {
    const values = [...codes.map(({ value }) => value), ...rows.map((row) => String(row[i] ?? ''))]
    return Math.max(1, ...values.map(bytes))
  })
  return [
    ...[title, of, ...paragraphs].map((line) => `* ${sentence(line)}`),
    '',
    'SET DECIMAL=DOT.',
    `GET DATA /TYPE=TXT /FILE='${name}.csv' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED`,
    `  /DELCASE=LINE /FIRSTCASE=2 /DELIMITERS=',' /QUALIFIER='"'`,
    '  /VARIABLES=',
    `${fields.map((field, i) => `    ${field.name} ${format(field, widths[i] ?? 1)}`).join('\n')}.`,
    `DATASET NAME ${name}.`,
    'VARIABLE LABELS',
    `${fields.map((field) => `  ${field.name} ${quoted(field.title, variableLabel)}`).join('\n')}.`,
    ...fields.filter(({ codes = [] }) => codes.length > 0).map(valueLabels),
    'EXECUTE.',
    '',
  ].join('\n')
}

const format = ({ type }: Field, width: number) =>
  type === 'string' ? `A${width}` : type === 'integer' ? 'F8.0' : 'F10.4'

function valueLabels({ name, codes = [] }: Field): string {
  const lines = codes.map(({ value, label }) => `  ${quoted(value, valueLabel)} ${quoted(label, valueLabel)}`)
  return [`VALUE LABELS ${name}`, `${lines.join('\n')}.`].join('\n')
}

const quoted = (text: string, most: number) => `'${cut(oneLine(text), most).replaceAll("'", "''")}'`

/** A comment ends at its first full stop at the end of a line, and an empty line ends it too. */
const sentence = (text: string) => `${oneLine(text).replace(/\.+$/, '')}.`
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const utf8 = new TextEncoder()
const bytes = (text: string) => utf8.encode(text).length
const cut = (text: string, most: number): string =>
  bytes(text) <= most ? text : cut([...text].slice(0, -1).join(''), most)
