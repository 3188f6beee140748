/** An R script that reads the CSV files beside it: one data frame each, codes as factors with words. Base R alone. */
import type { About, DataTable, Field } from '../table.ts'

export function rScript({ title, paragraphs }: About, tables: readonly DataTable[]): string {
  const head = [title, ...paragraphs].map((line) => `# ${line.replace(/\s+/g, ' ')}`)
  return [...head, '', ...tables.map(frame)].join('\n')
}

function frame({ name, title, fields }: DataTable): string {
  const classes = fields.map(
    ({ name, type }) =>
      `  ${name} = ${text(type === 'string' ? 'character' : type === 'integer' ? 'integer' : 'numeric')}`,
  )
  return [
    `# ${title.replace(/\s+/g, ' ')}`,
    `${name} <- read.csv(${text(`${name}.csv`)}, encoding = "UTF-8", na.strings = "", colClasses = c(`,
    `${classes.join(',\n')}`,
    '))',
    ...fields.flatMap((field) => ofField(name, field)),
    '',
  ].join('\n')
}

function ofField(frame: string, { name, title, codes }: Field): readonly string[] {
  const column = `${frame}$${name}`
  const factor =
    codes && codes.length > 0
      ? [
          `${column} <- factor(${column},`,
          `  levels = c(${codes.map(({ value }) => text(value)).join(', ')}),`,
          `  labels = c(${distinct(codes.map(({ label }) => label))
            .map(text)
            .join(', ')}))`,
        ]
      : []
  return [...factor, `attr(${column}, "label") <- ${text(title)}`]
}

/** Two levels with one label would be made one. */
const distinct = (labels: readonly string[]) =>
  labels.map((label, i) => (labels.indexOf(label) < i ? `${label} (${i + 1})` : label))

/** A string that R reads back as it was: backslash, quote and control signs escaped. */
function text(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${escaped}"`
}
