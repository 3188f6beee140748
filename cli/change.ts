/** `change`: pairs of scores, one line each, to reliable change and category. */
import type { Delimiter } from '#exchange/table'
import { type ChangeInput, change as changeOf } from '#instruments'
import type { Cells } from './cells.ts'
import { Refusal } from './refusal.ts'
import type { BadCells, Command } from './run.ts'
import type { Output } from './write.ts'

const COLUMNS = ['id', 'first', 'last', 'sd', 'reliability', 'confidence', 'cut-off', 'direction'] as const

export const change: Command = (header, delimiter) => {
  const unknown = header.find((name) => !COLUMNS.some((column) => column === name))
  if (unknown !== undefined)
    throw new Refusal(`${unknown || 'a column without a name'} is no column of a table for change`)
  const twice = header.find((name, at) => header.indexOf(name) !== at)
  if (twice !== undefined) throw new Refusal(`the table has two columns for ${twice}`)
  const missing = COLUMNS.filter((column) => !header.includes(column))
  if (missing.length > 0) throw new Refusal(`this is no table for change: there is no column for ${missing.join(', ')}`)
  return {
    columns: ['id', 'sdiff', 'rci', 'rc', 'reliable', 'category'],
    read: (row) => readLine(header, row, delimiter),
  }
}

function readLine(header: readonly string[], row: Cells, delimiter: Delimiter): Output | BadCells {
  const faults: string[] = []
  const text = (column: (typeof COLUMNS)[number]): string => row.cell(header.indexOf(column))
  const figure = (column: (typeof COLUMNS)[number], must: string, holds: (value: number) => boolean): number => {
    const value = numberOf(text(column), delimiter)
    if (Number.isNaN(value) || !holds(value)) faults.push(`${column} is "${text(column)}", and must be ${must}`)
    return value
  }
  const any = () => true
  const direction = text('direction').trim().toLowerCase()
  if (direction !== 'higher' && direction !== 'lower')
    faults.push(`direction is "${text('direction')}", and must be higher or lower`)
  const input: ChangeInput = {
    first: figure('first', 'a number', any),
    last: figure('last', 'a number', any),
    sd: figure('sd', 'a number above 0', (value) => value > 0),
    reliability: figure('reliability', 'from 0 to below 1', (value) => value >= 0 && value < 1),
    confidence: share(figure('confidence', 'a share as 0.95, or percent as 95', isConfidence)),
    cutOff: text('cut-off').trim() === '' ? null : figure('cut-off', 'a number or empty', any),
    higherIs: direction === 'higher' ? 'better' : 'worse',
  }
  if (faults.length > 0) return { bad: faults.join('; ') }
  const { sdiff, rci, rc, reliable, category } = changeOf(input)
  return { values: [text('id'), sdiff, rci, rc, reliable, category] }
}

/** A decimal point; a decimal comma only where the comma does not separate cells. NaN for anything else. */
function numberOf(text: string, delimiter: Delimiter): number {
  const plain = delimiter !== ',' ? text.trim().replace(',', '.') : text.trim()
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
}

/** Nobody asks for less than even odds, so what lies between 1 and 50 is a slip. */
const isConfidence = (value: number): boolean => (value > 0 && value < 1) || (value >= 50 && value < 100)

const share = (value: number): number => (value < 1 ? value : value / 100)
