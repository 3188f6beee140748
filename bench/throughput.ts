/**
 * Rows per second of the scoring function and of the command line, each against a naive loop in the same run on the same
 * rows, in turn; the command line against pandas and data.table too where they are installed (Debian's python3-pandas
 * and r-cran-data.table). `npm run bench -- throughput [rows]`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Answers, type Form, formById, readAnswers, score } from '#instruments'
import { median, spread, table } from './figures.ts'
import { dice, draw } from './second-opinion/agree.ts'
import { sdqAgain } from './second-opinion/tables.ts'

const ROWS = Number(process.argv[2] ?? 400_000)
const POOL = 2000
const ROUNDS = 7
const form = formById('sdq-p4-17') as Form
const ITEMS = Object.keys(form.items).slice(0, 25)
const IMPACT = ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis']
const random = dice(1)
const pool: readonly Answers[] = Array.from({ length: POOL }, () => draw(form, random))
const at = (row: number): Answers => pool[row % POOL] as Answers

/** Seconds of processor time, by name, a round each. Not the clock's: another program's turn is not ours. */
type Times = Map<string, number[]>

const note = (times: Times, name: string, seconds: number) => times.set(name, [...(times.get(name) ?? []), seconds])

function secondsOf(work: (answers: Answers) => unknown): number {
  const before = process.threadCpuUsage()
  for (let row = 0; row < ROWS / ROUNDS; row += 1) work(at(row))
  return process.threadCpuUsage(before).user / 1e6
}

/** What somebody writes in an afternoon: sums by hand, no reasons, no limits, no citations. */
const naive = (answers: Answers) =>
  sdqAgain({
    items: ITEMS.map((item) => answers[item] ?? null),
    ebddiff: answers.ebddiff ?? null,
    impact: IMPACT.slice(1).map((item) => answers[item] ?? null),
  })

const nobody = { age: null, sex: 'x' } as const

function writeTable(path: string): void {
  const file = openSync(path, 'w')
  const columns = [...ITEMS, ...IMPACT]
  writeSync(file, `id,${columns.join(',')}\n`)
  const lines = pool.map((answers) => columns.map((item) => answers[item] ?? '').join(','))
  for (let row = 0; row < ROWS; row += POOL)
    writeSync(file, lines.map((line, index) => `${row + index},${line}\n`).join(''))
  closeSync(file)
}

/** The naive loop over a file: all of it in memory, split, scored, joined. */
function naiveFile(path: string): number {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const columns = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    const answers = Object.fromEntries(
      columns.map((name, index) => [name, cells[index] === '' ? null : Number(cells[index])]),
    )
    return [cells[0], ...Object.values(naive(answers))].join(',')
  }).length
}

let mostResident = 0

/** Seconds by the clock of a whole process that reads the file and writes the scores. */
function wholeProcess(program: string, ...args: readonly string[]): Promise<number> {
  const start = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.on('data', () => {
    if (program === process.execPath) mostResident = Math.max(mostResident, resident(child.pid))
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (status) =>
      status === 0 ? done((performance.now() - start) / 1000) : fail(new Error(`${program} ended with ${status}`)),
    )
  })
}

/** Megabytes of memory that a process holds; 0 where the system does not say. */
function resident(pid: number | undefined): number {
  try {
    return Math.round((Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6)
  } catch {
    return 0
  }
}

function report(times: Times, rows: number, base: string): string {
  const least = median(times.get(base) ?? [])
  return table(
    ['what', 'seconds, median (least–most)', 'rows/s', `× the time of ${base}`],
    [...times].map(([name, seconds]) => [
      name,
      spread(seconds, 3),
      Math.round(rows / median(seconds)).toLocaleString('en'),
      (median(seconds) / least).toFixed(2),
    ]),
  )
}

const scoring: Times = new Map()
const works: Readonly<Record<string, (answers: Answers) => unknown>> = {
  'the naive loop': naive,
  'score, no norms': (answers) => score(form, answers, nobody, []),
  'score, default norms': (answers) => score(form, answers, nobody),
  'readAnswers and score': (answers) => {
    const read = readAnswers(form, answers)
    return read.ok && score(form, read.answers, nobody)
  },
}
for (let round = 0; round <= ROUNDS; round += 1)
  for (const [name, work] of Object.entries(works)) {
    const seconds = secondsOf(work)
    // The first round is the compiler's.
    if (round > 0) note(scoring, name, seconds)
  }

const has = (program: string, ...args: readonly string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const others = [
  {
    name: 'pandas',
    has: has('/usr/bin/python3', '-c', 'import pandas'),
    run: ['/usr/bin/python3', 'bench/throughput/sdq.py'],
  },
  {
    name: 'data.table',
    has: has('Rscript', '-e', 'library(data.table)'),
    run: ['Rscript', '--vanilla', 'bench/throughput/sdq.R'],
  },
] as const
const files: Times = new Map()
const folder = mkdtempSync(join(tmpdir(), 'throughput-'))
try {
  const path = join(folder, 'rows.csv')
  writeTable(path)
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    naiveFile(path)
    note(files, 'the naive loop in memory', (performance.now() - start) / 1000)
    const cli = ['--max-old-space-size=64', 'cli/main.ts', 'score', '--form', form.id, path]
    note(files, 'the command line', await wholeProcess(process.execPath, ...cli))
    for (const { name, has, run } of others)
      if (has) note(files, name, await wholeProcess(run[0], ...run.slice(1), path))
  }
} finally {
  rmSync(folder, { recursive: true })
}

console.log(`SDQ P4-17. One record at a time, ${ROWS.toLocaleString('en')} in ${ROUNDS} rounds in turn, processor time:

${report(scoring, ROWS / ROUNDS, 'the naive loop')}

The naive loop is a bare readable function: sums by hand, no reasons, no limits, no citations. Allowed: twice its time with norms and provenance.

From CSV to CSV, ${ROWS.toLocaleString('en')} rows, whole processes in turn by the clock, start-up included:

${report(files, ROWS, files.has('pandas') ? 'pandas' : 'the naive loop in memory')}

The command line says of every line what is wrong with it, writes bands and items to read besides, and held at most ${mostResident} MB; the naive loop and pandas hold the whole table. Asked: a third of pandas' time.`)
