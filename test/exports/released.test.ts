/** The released figures as files: each kind read by somebody else's program, with the figures that were sent. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Package } from 'datapackage'
import { unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { beforeEach, describe, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { aboutReleased, forPrograms, forSpreadsheets, sheetNames } from '../../src/exports/released/package.ts'
import { releasedTables } from '../../src/exports/released/tables.ts'
import { type DataTable, inWords } from '../../src/exports/table.ts'
import { xlsx } from '../../src/exports/write/xlsx.ts'
import { zip } from '../../src/exports/write/zip.ts'
import { swedish } from '../../src/words/index.tsx'
import { needs } from '../installed.ts'
import { csvIn, someBatch, written } from './examples.ts'

const batch = someBatch(1)
const about = aboutReleased(batch, period2014, swedish, '2014-11-01')
const tables = releasedTables(batch, period2014, swedish)
const files = forPrograms(about, tables)
const [counts, scores] = tables as [DataTable, DataTable]

const column = ({ fields }: DataTable, name: string) => fields.findIndex((field) => field.name === name)

/** Σ n·mean / Σ n of each measure, scale and time, as the scripts' readers would work it out. */
function weightedMeans() {
  const at = (name: string) => column(scores, name)
  const groups = Map.groupBy(scores.rows, (row) => ['measure', 'scale', 'time'].map((name) => row[at(name)]).join(' '))
  return new Map(
    [...groups].map(([group, rows]) => {
      const n = rows.reduce((sum, row) => sum + Number(row[at('n')]), 0)
      return [group, rows.reduce((sum, row) => sum + Number(row[at('n')]) * Number(row[at('mean')]), 0) / n]
    }),
  )
}

it('holds every figure of the batch, and no other', () => {
  const sent = Object.entries(batch.counts).flatMap(([, cells]) => Object.values(cells))
  expect(counts.rows.map((row) => row[column(counts, 'count')])).toEqual(sent)
  const means = Object.values(batch.scores).flatMap(({ cells }) =>
    Object.values(cells).flatMap(({ first, last }) => [first, last].flatMap((stats) => (stats ? [stats.mean] : []))),
  )
  expect(scores.rows.map((row) => row[column(scores, 'mean')])).toEqual(means)
  expect(means.length).toBeGreaterThan(10)
})

it('names the period and the edition in every row, so that packages can be put together', () => {
  for (const { rows } of tables) for (const row of rows) expect(row.slice(0, 2)).toEqual([period2014.id, 1])
})

describe('datapackage.json', () => {
  it('is valid by the published profiles of a tabular data package and its table schema', async () => {
    const read = await Package.load(JSON.parse(String(files['datapackage.json'])), { strict: false })
    expect(read.errors.map(String)).toEqual([])
    expect(read.valid).toBe(true)
    expect(read.descriptor.profile).toBe('tabular-data-package')
  })

  it('describes the data: every row is accepted by its schema, codes and all', async () => {
    const read = await Package.load(JSON.parse(String(files['datapackage.json'])), { basePath: written(files) })
    for (const [i, resource] of read.resources.entries()) {
      const rows = await resource.read()
      expect(rows.length).toBe(tables[i]?.rows.length)
    }
  })

  it('would not accept a row that is not so', async () => {
    const broken = { ...files, 'counts.csv': String(files['counts.csv']).replace(',sex.age,f,', ',sex.age,q,') }
    const read = await Package.load(JSON.parse(String(files['datapackage.json'])), { basePath: written(broken) })
    await expect(read.resources[0]?.read()).rejects.toThrow(/enum|type and format mismatch|constraint/)
  })

  it('says how the figures were rounded', () => {
    const { description } = JSON.parse(String(files['datapackage.json']))
    expect(description).toContain('0 betyder 0–4, 5 betyder 1–9')
  })
})

// Debian: apt-get install pspp.
describe('SPSS syntax, run by PSPP', () => {
  beforeEach(needs('pspp'))

  it('reads the scores without a complaint and gives the same means', () => {
    const folder = written(files)
    const ask = [
      'WEIGHT BY n.',
      'AGGREGATE OUTFILE=* /BREAK=measure scale time /weighted=MEAN(mean).',
      'WEIGHT OFF.',
      'FORMATS weighted (F16.10).',
      "SAVE TRANSLATE /OUTFILE='means.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE.",
    ]
    writeFileSync(join(folder, 'ask.sps'), `${files['scores.sps']}\n${ask.join('\n')}\n`)
    const ran = spawnSync('pspp', ['-o', 'out.txt', 'ask.sps'], { cwd: folder, encoding: 'utf8' })
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/error|warning/i)
    expect(ran.status).toBe(0)
    const got = csvIn(folder, 'means.csv')
    const expected = weightedMeans()
    expect(got.length).toBe(expected.size)
    for (const { measure, scale, time, weighted } of got)
      expect(Number(weighted)).toBeCloseTo(
        expected.get([measure, scale, time].map((one) => one?.trim()).join(' ')) ?? Number.NaN,
        8,
      )
  })

  it.each(['counts', 'scores', 'bands'])('reads every row of %s', (name) => {
    const folder = written({
      ...files,
      'ask.sps': `${files[`${name}.sps`]}\nSAVE TRANSLATE /OUTFILE='again.csv' /TYPE=CSV.\n`,
    })
    const ran = spawnSync('pspp', ['-o', 'out.txt', 'ask.sps'], { cwd: folder, encoding: 'utf8' })
    expect(`${ran.stdout}${ran.stderr}`).toBe('')
    const read: string[][] = parse(readFileSync(join(folder, 'again.csv')))
    const table = tables.find((one) => one.name === name)
    const plainly = (value: unknown) => String(value ?? '').trim()
    expect(read.map((row) => row.map(plainly))).toEqual(table?.rows.map((row) => row.map(plainly)))
  })

  it('knows the words of the codes', () => {
    const folder = written(files)
    writeFileSync(join(folder, 'ask.sps'), `${files['counts.sps']}\nFREQUENCIES /VARIABLES=sex.\n`)
    spawnSync('pspp', ['-o', 'out.txt', 'ask.sps'], { cwd: folder })
    const said = readFileSync(join(folder, 'out.txt'), 'utf8')
    expect(said).toContain('Flickor och kvinnor')
  })
})

// Debian: apt-get install r-base-core.
describe('the R script, run by R', () => {
  beforeEach(needs('Rscript'))

  it('reads every table and gives the same means', () => {
    const folder = written(files)
    const ask = [
      'options(warn = 2)',
      'source("mattstock.R", encoding = "UTF-8")',
      'key <- paste(unclass(scores$measure), unclass(scores$scale), unclass(scores$time))',
      'raw <- read.csv("scores.csv")',
      'sums <- aggregate(cbind(s = scores$n * scores$mean, n = scores$n), by = raw[c("measure", "scale", "time")], sum)',
      'sums$weighted <- format(sums$s / sums$n, digits = 15)',
      'write.csv(sums, "means.csv", row.names = FALSE)',
      'cat(levels(counts$sex)[1], sum(counts$count), class(scores$sd), sep = "\\n")',
    ]
    writeFileSync(join(folder, 'ask.R'), ask.join('\n'))
    const ran = spawnSync('Rscript', ['--vanilla', 'ask.R'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect(ran.stderr).toBe('')
    const sum = counts.rows.reduce((all, row) => all + Number(row[column(counts, 'count')]), 0)
    expect(ran.stdout.trim().split('\n')).toEqual(['Flickor och kvinnor', String(sum), 'numeric'])
    const expected = weightedMeans()
    const got = csvIn(folder, 'means.csv')
    expect(got.length).toBe(expected.size)
    for (const { measure, scale, time, weighted } of got)
      expect(Number(weighted)).toBeCloseTo(expected.get(`${measure} ${scale} ${time}`) ?? Number.NaN, 8)
  })
})

describe('the workbook', () => {
  it('is read back with the same cells by another library', async () => {
    const read = await readXlsxFile(await xlsx(about, tables, sheetNames(swedish)))
    expect(read.map(({ sheet }) => sheet)).toEqual(['Läs först', 'Antal', 'Medelvärden', 'Fördelning', 'Koder'])
    for (const table of tables) {
      const sheet = read.find(({ sheet }) => sheet === table.title)?.data ?? []
      expect(sheet.slice(1)).toEqual(inWords(table).rows)
    }
    expect(read[0]?.data.flat().join(' ')).toContain('0 betyder 0–4')
  })

  // Debian: apt-get install libreoffice-calc-nogui.
  it('is opened by LibreOffice', async (context) => {
    needs('soffice')(context)
    const folder = written({
      'bok.xlsx': new Uint8Array(await (await xlsx(about, tables, sheetNames(swedish))).arrayBuffer()),
    })
    // Sheet 2 alone, UTF-8, comma.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2'
    const home = `-env:UserInstallation=file://${folder}/home`
    spawnSync('soffice', [home, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'bok.xlsx')])
    const rows: string[][] = parse(readFileSync(join(folder, 'bok-Antal.csv')), { from: 2 })
    expect(rows).toEqual(inWords(counts).rows.map((row) => row.map((value) => String(value ?? ''))))
  }, 120_000)
})

it('for Swedish Excel: words and decimal commas, with a mark for the letters', () => {
  const text = String(forSpreadsheets(tables)['scores.csv'])
  expect(text.startsWith('\uFEFFMätperiod;Utgåva;Instrument;')).toBe(true)
  expect(text).toMatch(/;\d+,\d;/)
  expect(text).not.toMatch(/;13-18;/)
})

it('packs the files as they are', () => {
  const read = unzipSync(zip(files))
  expect(Object.keys(read)).toEqual(Object.keys(files))
  expect(new TextDecoder().decode(read['counts.csv'])).toBe(files['counts.csv'])
})
