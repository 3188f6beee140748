/** The unit's own cases as an encrypted file: what is in it, what is not, and who can open it. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { parse } from 'csv-parse/sync'
import { Package } from 'datapackage'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { type Answers, formById } from '#instruments'
import { again } from '../../bench/second-opinion/agree.ts'
import { researchFiles } from '../../src/exports/research/package.ts'
import { encrypted } from '../../src/exports/write/encrypt.ts'
import { zip } from '../../src/exports/write/zip.ts'
import { swedish } from '../../src/words/index.tsx'
import { needs } from '../installed.ts'
import { someFiles, written } from './examples.ts'

const files = someFiles(3)
const without = researchFiles({ files, period: period2014, ownCodes: false, goalWords: false }, swedish, '2026-11-21')
const rowsOf = (name: string): Record<string, string>[] => parse(String(without[name]), { columns: true })

it('has every form of every case, with its scores by a second implementation', () => {
  const forms = files.toSorted((a, b) => (a.id < b.id ? -1 : 1)).flatMap(({ measurements }) => measurements)
  expect(rowsOf('cases.csv').length).toBe(files.length)
  expect(rowsOf('forms.csv').map(({ form }) => form)).toEqual(forms.map(({ body }) => body.form))
  const slow = forms.flatMap(({ body }) => {
    const form = formById(body.form)
    return form ? Object.entries<number | null>(again(form, body.answers as Answers)).sort() : []
  })
  const told = rowsOf('scores.csv').map(({ scale, value }) => [scale, value === '' ? null : Number(value)] as const)
  expect(told.length).toBe(slow.length)
  const sums = (all: readonly (readonly [string | undefined, number | null])[], scale: string) =>
    all.filter(([id]) => id === scale).reduce((sum, [, value]) => sum + (value ?? 0), 0)
  for (const scale of new Set(slow.map(([id]) => id))) expect(sums(told, scale)).toBeCloseTo(sums(slow, scale), 2)
})

it('says of each score which form was filled in at home', () => {
  const home = files.map((file) => ({
    ...file,
    measurements: file.measurements.map((one, i) =>
      i === 0 ? { ...one, body: { ...one.body, via: 'home' as const } } : one,
    ),
  }))
  const made = researchFiles(
    { files: home, period: period2014, ownCodes: false, goalWords: false },
    swedish,
    '2026-11-21',
  )
  const scores: Record<string, string>[] = parse(String(made['scores.csv']), { columns: true })
  const told = scores.map((one) => [one.form_number === '1', one.via === 'home'])
  expect(told.filter(([first, via]) => first !== via)).toEqual([])
  expect(told.length).toBeGreaterThan(files.length)
})

it('has every answer as it was given', () => {
  const answers = files
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ measurements }) => measurements.flatMap(({ body }) => Object.values(body.answers)))
  expect(rowsOf('answers.csv').map(({ answer }) => (answer === '' ? null : Number(answer)))).toEqual(answers)
})

it('has no code, year of birth, date or id unless the codes are asked for', () => {
  const all = Object.entries(without)
    .filter(([name]) => name.endsWith('.csv'))
    .map(([, text]) => text)
    .join('\n')
  for (const { id, code, opened } of files) {
    expect(all).not.toContain(id)
    expect(all).not.toContain(code)
    expect(all).not.toContain(opened)
  }
  expect(all).not.toMatch(/\b(19|20)\d\d-\d\d-\d\d\b/)
  expect(Object.keys(rowsOf('cases.csv')[0] ?? {})).not.toContain('own_code')
  const withCodes = researchFiles(
    { files, period: period2014, ownCodes: true, goalWords: false },
    swedish,
    '2026-11-21',
  )
  expect(String(withCodes['cases.csv'])).toContain(files[0]?.code)
})

it('writes a code that a spreadsheet would run so that it does not', () => {
  const evil = someFiles(3, (own) => `=cmd|'/c calc'!${own}`)
  const { 'cases.csv': cases } = researchFiles(
    { files: evil, period: period2014, ownCodes: true, goalWords: false },
    swedish,
    '2026-11-21',
  )
  const codes = (parse(String(cases), { columns: true }) as Record<string, string>[]).map(({ own_code }) => own_code)
  expect(codes.every((code) => code?.startsWith("'=cmd"))).toBe(true)
})

it('says in every describing file that it holds personal data', () => {
  for (const name of ['datapackage.json', 'mattstock.R', 'cases.sps', 'answers.sps'])
    expect(String(without[name])).toContain('PERSONUPPGIFTER')
})

it('is a data package whose every row its schema accepts', async () => {
  const read = await Package.load(JSON.parse(String(without['datapackage.json'])), { basePath: written(without) })
  expect(read.errors.map(String)).toEqual([])
  for (const resource of read.resources) expect((await resource.read()).length).toBeGreaterThan(0)
})

it('explains every column in the codebook', () => {
  const explained = new Set(rowsOf('codebook.csv').map(({ table, column }) => `${table}.${column}`))
  for (const name of ['cases', 'forms', 'scores', 'answers'])
    for (const column of Object.keys(rowsOf(`${name}.csv`)[0] ?? {})) expect(explained).toContain(`${name}.${column}`)
  expect(rowsOf('codebook.csv').filter(({ column, word }) => column === word)).toEqual([])
})

describe('SPSS syntax, run by PSPP', () => {
  beforeEach(needs('pspp'))
  it.each(['cases', 'forms', 'scores', 'answers'])('reads %s without a complaint', (name) => {
    const ask = { ...without, 'ask.sps': `${without[`${name}.sps`]}\nDESCRIPTIVES /VARIABLES=person.\n` }
    const ran = spawnSync('pspp', ['-o', 'out.txt', 'ask.sps'], { cwd: written(ask), encoding: 'utf8' })
    expect(`${ran.stdout}${ran.stderr}`).toBe('')
  })
})

describe('the R script, run by R', () => {
  beforeEach(needs('Rscript'))
  it('reads every table without a warning', () => {
    const ask = 'options(warn = 2)\nsource("mattstock.R", encoding = "UTF-8")\ncat(nrow(cases), nrow(answers))\n'
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    const ran = spawnSync('Rscript', ['--vanilla', 'ask.R'], {
      cwd: written({ ...without, 'ask.R': ask }),
      encoding: 'utf8',
      env,
    })
    expect(ran.stderr).toBe('')
    expect(ran.stdout).toBe(`${files.length} ${rowsOf('answers.csv').length}`)
  })
})

describe('the encrypted file', async () => {
  const sealed = await encrypted(zip(without), 'sex ord som ingen har gissat')

  it('is an age file that its passphrase opens, with the same files in it', async () => {
    expect(strFromU8(sealed.subarray(0, 21))).toBe('age-encryption.org/v1')
    const age = new Decrypter()
    age.addPassphrase('sex ord som ingen har gissat')
    const opened = unzipSync(await age.decrypt(sealed))
    expect(strFromU8(opened['cases.csv'] ?? new Uint8Array())).toBe(without['cases.csv'])
  })

  it('is not opened by another passphrase, nor when a bit was changed', async () => {
    const wrong = new Decrypter()
    wrong.addPassphrase('sex ord som nagon har gissat')
    await expect(wrong.decrypt(sealed)).rejects.toThrow('no identity matched')
    const touched = sealed.slice()
    touched[touched.length - 1] = (touched.at(-1) ?? 0) ^ 1
    const right = new Decrypter()
    right.addPassphrase('sex ord som ingen har gissat')
    await expect(right.decrypt(touched)).rejects.toThrow()
  })

  it('holds no legible word of it', () => {
    const raw = Buffer.from(sealed).toString('latin1')
    for (const word of ['cases.csv', 'datapackage', 'PERSONUPPGIFTER', 'person,']) expect(raw).not.toContain(word)
  })

  it('is opened by the command line', () => {
    const folder = written({ 'fil.zip.age': sealed })
    const cli = join(import.meta.dirname, '../../cli/main.ts')
    const open = (passphrase: string) =>
      spawnSync(process.execPath, [cli, 'open', join(folder, 'fil.zip.age')], { input: `${passphrase}\n` })
    expect(open('fel').status).toBe(2)
    const ran = open('sex ord som ingen har gissat')
    writeFileSync(join(folder, 'fil.zip'), ran.stdout)
    expect(Object.keys(unzipSync(readFileSync(join(folder, 'fil.zip'))))).toEqual(Object.keys(without))
  })
})
