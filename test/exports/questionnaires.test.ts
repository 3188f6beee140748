/** Released figures of a period whose questionnaire came from outside: its sentences are words in every file, never orders. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Package } from 'datapackage'
import readXlsxFile from 'read-excel-file/universal'
import { expect, it } from 'vitest'
import { afterTheVisit, practicePeriod, readPeriod } from '#aggregate'
import type { InstrumentFile } from '#instruments'
import { aboutReleased, forPrograms, forSpreadsheets, sheetNames } from '../../src/exports/released/package.ts'
import { releasedTables } from '../../src/exports/released/tables.ts'
import { xlsx } from '../../src/exports/write/xlsx.ts'
import { swedish } from '../../src/words/index.tsx'
import { needs } from '../installed.ts'
import { someBatch, written } from './examples.ts'

/** What a spreadsheet, SPSS and R would each do something with, were it not quoted. */
const evil = `=cmd|'/c calc'!A1 ") ; system('touch ran') #'.\nHOST COMMAND=['touch ran'].`
const instrument: InstrumentFile = {
  ...afterTheVisit,
  wordings: (afterTheVisit.wordings ?? []).map((pack) => ({
    ...pack,
    options: { agree: ['=1+1', '@SUM(1)', "o'clock", 'a "b"'] },
    items: pack.items.map((item, i) => ({ ...item, text: i === 0 ? evil : item.text })),
  })),
}
const read = readPeriod({
  ...practicePeriod('2014-03-01', '2014-09-30'),
  questionnaires: [{ instrument, counted: ['first'] }],
})
if ('refused' in read) throw new Error(read.at)
const period = read
const batch = someBatch(4, 120, period)
const about = aboutReleased(batch, period, swedish, '2014-11-01')
const tables = releasedTables(batch, period, swedish)
const files = forPrograms(about, tables)
const rows = tables.find(({ name }) => name === 'counts')?.rows ?? []

it('are described and accepted by their schema, a table for each question', async () => {
  const described = await Package.load(JSON.parse(String(files['datapackage.json'])), { basePath: written(files) })
  expect(described.errors.map(String)).toEqual([])
  for (const [i, resource] of described.resources.entries())
    expect((await resource.read()).length).toBe(tables[i]?.rows.length)
  expect(new Set(rows.map((row) => row[2])).has('after-the-visit.listened@first')).toBe(true)
})

it('run nothing in a spreadsheet', async () => {
  const cells = String(forSpreadsheets(tables)['counts.csv'])
    .split(/\r\n/)
    .flatMap((line) => line.split(';'))
  expect(cells.filter((cell) => /^"?[=@+]/.test(cell))).toEqual([])
  const book = await readXlsxFile(await xlsx(about, tables, sheetNames(swedish)))
  const texts = book.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string')
  expect(texts.filter((cell) => /^[=@+]/.test(cell))).toEqual([])
  expect(texts.some((cell) => cell.includes('system('))).toBe(true)
})

it('run nothing in SPSS syntax, and are read whole', (context) => {
  needs('pspp')(context)
  const folder = written(files)
  writeFileSync(join(folder, 'ask.sps'), `${files['counts.sps']}\nFREQUENCIES /VARIABLES=count.\n`)
  const ran = spawnSync('pspp', ['-o', 'out.txt', 'ask.sps'], { cwd: folder, encoding: 'utf8' })
  expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/error/i)
  expect(ran.status).toBe(0)
  expect(spawnSync('ls', { cwd: folder, encoding: 'utf8' }).stdout).not.toMatch(/^ran$/m)
})

it('run nothing in R, and give every sentence back as it was written', (context) => {
  needs('Rscript')(context)
  const folder = written({
    ...files,
    'ask.R':
      'source("mattstock.R", encoding = "UTF-8")\ncat(nrow(counts), sum(grepl("system(", levels(counts$table), fixed = TRUE)))\n',
  })
  const ran = spawnSync('Rscript', ['--vanilla', 'ask.R'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  expect(ran.stdout).toBe(`${rows.length} 1`)
  expect(spawnSync('ls', { cwd: folder, encoding: 'utf8' }).stdout).not.toMatch(/^ran$/m)
})
