/**
 * `npm run bench:throughput`: rows per second of the scoring function and of the command line, each against a naive loop
 * in the same run on the same rows, so that the ratios mean something on any machine.
 */
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Answers, type Form, formById, readAnswers, score } from '#instruments'
import { dice, draw } from './second-opinion/agree.ts'
import { sdqAgain } from './second-opinion/tables.ts'

const ROWS = Number(process.argv[2] ?? 1_000_000)
const POOL = 2000
const form = formById('sdq-p4-17') as Form
const ITEMS = Object.keys(form.items).slice(0, 25)
const IMPACT = ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis']
const random = dice(1)
const pool: readonly Answers[] = Array.from({ length: POOL }, () => draw(form, random))
const at = (row: number): Answers => pool[row % POOL] as Answers

interface Timed {
  readonly name: string
  readonly seconds: number
  readonly note: string
}

function timed(name: string, work: (answers: Answers) => unknown): Timed {
  for (let row = 0; row < 20_000; row += 1) work(at(row))
  const start = performance.now()
  for (let row = 0; row < ROWS; row += 1) work(at(row))
  return { name, seconds: (performance.now() - start) / 1000, note: '' }
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
function naiveFile(path: string): Timed {
  const start = performance.now()
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const columns = header.split(',')
  const out = lines.map((line) => {
    const cells = line.split(',')
    const answers = Object.fromEntries(
      columns.map((name, index) => [name, cells[index] === '' ? null : Number(cells[index])]),
    )
    return [cells[0], ...Object.values(naive(answers))].join(',')
  })
  const seconds = (performance.now() - start) / 1000
  return { name: 'naive loop over the file', seconds, note: `${out.length} lines held in memory at once` }
}

function commandLine(path: string): Promise<Timed> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--max-old-space-size=64', 'cli/main.ts', 'score', '--form', form.id, path])
  let bytes = 0
  let most = 0
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    most = Math.max(most, resident(child.pid))
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (status) => {
      if (status !== 0) return fail(new Error(`the command line ended with ${status}`))
      const seconds = (performance.now() - start) / 1000
      done({ name: 'command line', seconds, note: `${Math.round(bytes / 1e6)} MB out, at most ${most} MB resident` })
    })
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

function report(rows: readonly Timed[], base: Timed): void {
  for (const { name, seconds, note } of [base, ...rows]) {
    const speed = Math.round(ROWS / seconds).toLocaleString('en')
    console.log(
      `${name.padEnd(34)} ${speed.padStart(11)} rows/s   ${(seconds / base.seconds).toFixed(2)} × the naive time   ${note}`,
    )
  }
}

console.log(`SDQ P4-17, ${ROWS.toLocaleString('en')} rows\n`)
report(
  [
    timed('score, no norms', (answers) => score(form, answers, nobody, [])),
    timed('score, default norms', (answers) => score(form, answers, nobody)),
    timed('readAnswers and score', (answers) => {
      const read = readAnswers(form, answers)
      return read.ok && score(form, read.answers, nobody)
    }),
  ],
  timed('naive loop', naive),
)
console.log('')
const folder = mkdtempSync(join(tmpdir(), 'throughput-'))
try {
  const path = join(folder, 'rows.csv')
  writeTable(path)
  report([await commandLine(path)], naiveFile(path))
} finally {
  rmSync(folder, { recursive: true })
}
