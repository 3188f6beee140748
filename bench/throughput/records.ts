/** The records that every scorer of the bench is given, and the names of their columns. */

import { closeSync, openSync, writeSync } from 'node:fs'
import { type Answers, type Form, formById } from '#instruments'
import { chance } from '../../src/practice/chance.ts'
import { draw } from '../second-opinion/agree.ts'

export const form = formById('sdq-p4-17') as Form
export const ITEMS = Object.keys(form.items).slice(0, 25)
export const IMPACT = ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis']
export const COLUMNS = [...ITEMS, ...IMPACT]
export const SCALES = Object.keys(form.scales)

const POOL = 50_000
const random = chance(1).next
/** Drawn with blanks at every density: far more different lines than a memory of them would be good for. */
export const pool: readonly Answers[] = Array.from({ length: POOL }, () => draw(form, random))

/** Row after row of codes, -1 for a blank. */
export function codesOf(rows: number): Int8Array {
  const codes = new Int8Array(rows * COLUMNS.length)
  for (let row = 0; row < rows; row += 1)
    for (const [at, item] of COLUMNS.entries()) codes[row * COLUMNS.length + at] = pool[row % POOL]?.[item] ?? -1
  return codes
}

export function writeTable(path: string, rows: number): void {
  const file = openSync(path, 'w')
  writeSync(file, `id,${COLUMNS.join(',')}\n`)
  const lines = pool.map((answers) => COLUMNS.map((item) => answers[item] ?? '').join(','))
  for (let row = 0; row < rows; row += POOL)
    writeSync(file, lines.map((line, index) => `${row + index},${line}\n`).join(''))
  closeSync(file)
}
