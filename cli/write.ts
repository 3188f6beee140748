/** Writes lines as CSV or JSON to standard output, and waits when the reader is slower. */
import { once } from 'node:events'
import type { Output } from './run.ts'

/** A number is written as it is, unrounded; null is an empty cell. */
export type Value = string | number | null

const BATCH = 1 << 16

export function writer(columns: readonly string[], format: 'csv' | 'json') {
  let buffer = format === 'csv' ? `${csvLine(columns)}\n` : '['
  let separator = '\n'
  const line =
    format === 'csv'
      ? ({ values }: Output) => `${csvLine(values)}\n`
      : (output: Output) => {
          const text = separator + jsonLine(columns, output)
          separator = ',\n'
          return text
        }
  const drained = async () => {
    const text = buffer
    buffer = ''
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  }
  return {
    /** Takes a line; true when it is time to wait for `drained`. */
    add(output: Output): boolean {
      buffer += line(output)
      return buffer.length > BATCH
    },
    drained,
    async end() {
      if (format === 'json') buffer += '\n]\n'
      await drained()
    },
  }
}

const csvLine = (values: readonly Value[]): string => values.map(cell).join(',')

function cell(value: Value): string {
  if (value === null) return ''
  const text = String(value)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const jsonLine = (columns: readonly string[], { values, more }: Output): string =>
  JSON.stringify({ ...Object.fromEntries(columns.map((name, at) => [name, values[at]])), ...more })

/** One document, laid out for reading. */
export const writeJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
