/**
 * Records per second of scoring in memory, and rows per second of the command line from CSV to CSV, each beside what others
 * do with the same records in the same run, in turn: a naive function, typed arrays, tables; pandas, data.table and polars
 * where they are installed (Debian's python3-pandas, r-cran-data.table). `npm run bench -- throughput [rows]`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Answers, itemIds, readAnswers, score, scoreMany } from '#instruments'
import { held, median, spread, table } from './figures.ts'
import { COLUMNS, codesOf, form, pool, SCALES, writeTable } from './throughput/records.ts'
import { lookUp, naive, typedLoop } from './throughput/scorers.ts'

const ROWS = Number(process.argv[2] ?? 400_000)
const ROUNDS = 7
const FILE_ROUNDS = 5
const nobody = { age: null, sex: 'x' } as const

/** Seconds by name, one a round. */
type Times = Map<string, number[]>
const note = (times: Times, name: string, seconds: number) => times.set(name, [...(times.get(name) ?? []), seconds])
const secondsOf = (times: Times, name: string) => median(times.get(name) ?? [Number.NaN])

// In memory: processor time for a million records, since another program's turn is not ours.

const codes = codesOf(ROWS)
const scores = new Int8Array(ROWS * 9)
const slots = Int32Array.from(COLUMNS, (id) => itemIds(form).indexOf(id))
const many = scoreMany(form, {
  scale: (got) => ({ value: got.kind === 'scored' ? got.value : -1 }),
  review: () => ({ value: -1 }),
})

/** The system counts processor time in ticks: what is quick is done over and over. */
function again(times: number, work: () => void): number {
  for (let turn = 0; turn < times; turn += 1) work()
  return times * ROWS
}

function scoreEach(scorer: (answers: Answers) => unknown): number {
  const rows = Math.ceil(ROWS / ROUNDS)
  for (let row = 0; row < rows; row += 1) scorer(pool[row % pool.length] as Answers)
  return rows
}

function scoreLines(): void {
  const { places } = many
  const width = slots.length
  for (let row = 0; row < ROWS; row += 1) {
    // A code's place is one more, and a blank's, -1 here, is 0.
    for (let at = 0; at < width; at += 1) places[slots[at] as number] = 1 + (codes[row * width + at] as number)
    const said = many.score(nobody)
    for (let at = 0; at < 9; at += 1) scores[row * 9 + at] = (said[at] as { value: number }).value
  }
}

const NAIVE = 'a naive function'
const CORE = 'score, default norms'
const LOOP = 'a loop over typed arrays'
const TABLES = 'the same by tables'
const LINES = 'scoreMany, default norms'

/** Each scores so many records, and says how many. */
const works: Readonly<Record<string, () => number>> = {
  [NAIVE]: () => scoreEach(naive),
  [CORE]: () => scoreEach((answers) => score(form, answers, nobody)),
  'score, no norms': () => scoreEach((answers) => score(form, answers, nobody, [])),
  'readAnswers and score': () =>
    scoreEach((answers) => {
      const read = readAnswers(form, answers)
      return read.ok && score(form, read.answers, nobody)
    }),
  [LINES]: () => again(4, scoreLines),
  [LOOP]: () => again(8, () => typedLoop(codes, scores, ROWS)),
  [TABLES]: () => again(8, () => lookUp(codes, scores, ROWS)),
}

/** All of them say the same of every record, or the figures are worth nothing. */
function checkEqual(): void {
  const said = [NAIVE, CORE].map((name) =>
    pool.flatMap((answers) => {
      if (name === NAIVE) return Object.values(naive(answers)).map((value) => value ?? -1)
      return Object.values(score(form, answers, nobody).scales).map((got) => (got.kind === 'scored' ? got.value : -1))
    }),
  )
  for (const name of [LINES, LOOP, TABLES]) {
    works[name]?.()
    said.push([...scores.subarray(0, pool.length * 9)])
  }
  const [first, ...others] = said.map(String)
  if (others.some((other) => other !== first)) throw new Error('the scorers do not agree')
}

const scoring: Times = new Map()
checkEqual()
for (let round = 0; round <= ROUNDS; round += 1)
  for (const [name, work] of Object.entries(works)) {
    const before = process.threadCpuUsage()
    const rows = work()
    // The first round is the compiler's.
    if (round > 0) note(scoring, name, process.threadCpuUsage(before).user / 1e6 / rows)
  }

// From CSV to CSV: whole processes by the clock.

const CLI = 'the command line'
const PANDAS = 'pandas'
const python = '/usr/bin/python3'
const has = (program: string, ...args: readonly string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const others = [
  { name: PANDAS, has: has(python, '-c', 'import pandas'), run: [python, '-B', 'bench/throughput/sdq.py'] },
  {
    name: 'data.table',
    has: has('Rscript', '-e', 'library(data.table)'),
    run: ['Rscript', '--vanilla', 'bench/throughput/sdq.R'],
  },
  { name: 'polars', has: has(python, '-c', 'import polars'), run: [python, '-B', 'bench/throughput/sdq-polars.py'] },
] as const
const programs: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  [CLI, process.execPath, 'cli/main.ts', 'score', '--form', form.id],
  ...others
    .filter((one) => one.has)
    .map(({ name, run: [program, script, ...more] }) => [name, program, script, ...more] as const),
  ['bytes straight through', process.execPath, 'bench/throughput/straight.ts'],
]
const STAGES = ['read', 'cells', 'score', 'format', 'write'] as const

let mostResident = 0

/** Seconds of a process that reads the file and writes the scores, and what it said on standard error. */
function wholeProcess(program: string, args: readonly string[]): Promise<{ seconds: number; said: string }> {
  const start = performance.now()
  const child = spawn(program, args)
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  child.stdout.on('data', () => {
    if (args.includes('cli/main.ts')) mostResident = Math.max(mostResident, resident(child.pid))
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (status) => {
      const seconds = (performance.now() - start) / 1000
      if (status === 0) done({ seconds, said })
      else fail(new Error(`${program} ended with ${status}: ${said}`))
    })
  })
}

/** Megabytes of memory that a process has held; 0 where the system does not say. */
function resident(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000)
  } catch {
    return 0
  }
}

const files: Times = new Map()
const stages: Times = new Map()
const folder = mkdtempSync(join(tmpdir(), 'throughput-'))
try {
  const [path, one] = [join(folder, 'rows.csv'), join(folder, 'one.csv')]
  writeTable(path, ROWS)
  writeTable(one, 1)
  for (let round = 0; round < FILE_ROUNDS; round += 1) {
    for (const [name, program, ...args] of programs)
      note(files, name, (await wholeProcess(program, [...args, path])).seconds)
    const [, program, ...args] = programs[0] ?? []
    note(stages, 'start', (await wholeProcess(program ?? '', [...args, one])).seconds)
    for (const stage of STAGES) {
      const { said } = await wholeProcess(process.execPath, ['bench/throughput/split.ts', stage, path])
      note(stages, stage, Number(said))
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

const per = (seconds: number) => Math.round(1 / seconds).toLocaleString('en')
const times = (value: number) => `${value.toFixed(2)}×`
const ratio = (all: Times, name: string, to: string) => secondsOf(all, name) / secondsOf(all, to)

const memory = table(
  ['in memory', 'µs a record, median (least–most)', 'records/s', `speed of ${NAIVE}`, 'speed of the loop'],
  [...scoring].map(([name, seconds]) => [
    name,
    spread(
      seconds.map((one) => one * 1e6),
      3,
    ),
    per(median(seconds)),
    times(1 / ratio(scoring, name, NAIVE)),
    times(1 / ratio(scoring, name, LOOP)),
  ]),
)
const base = files.has(PANDAS) ? PANDAS : 'bytes straight through'
const csv = table(
  ['CSV to CSV', 'seconds, median (least–most)', 'rows/s', `speed of ${base}`],
  [...files].map(([name, seconds]) => [
    name,
    spread(seconds, 3),
    per(median(seconds) / ROWS),
    times(1 / ratio(files, name, base)),
  ]),
)
const stageOf = (stage: string, before: string | null) =>
  Math.round((secondsOf(stages, stage) - (before ? secondsOf(stages, before) : 0)) * 1000)
const parts = [
  ['start to end with a table of one row', stageOf('start', null)],
  ['bytes read, known as UTF-8 and cut at line ends', stageOf('read', null)],
  ['cells found', stageOf('cells', 'read')],
  ['answers checked and scored', stageOf('score', 'cells')],
  ['lines laid out', stageOf('format', 'score')],
  ['written', stageOf('write', 'format')],
] as const
const missing = others.filter((one) => !one.has).map(({ name }) => name)
const verdicts = [
  ['the readable core with norms and provenance, ≥ 0.5× a naive function', held(ratio(scoring, CORE, NAIVE), 2)],
  ['scoreMany, ≥ 0.9× the loop over typed arrays', held(ratio(scoring, LINES, LOOP), 1 / 0.9)],
  [
    'the command line, ≥ 3× pandas',
    files.has(PANDAS) ? held(ratio(files, CLI, PANDAS), 1 / 3) : 'pandas is not installed',
  ],
] as const

console.log(`SDQ P4-17, ${ROWS.toLocaleString('en')} records, ${pool.length.toLocaleString('en')} of them different, blanks at every density. In memory by processor time, ${ROUNDS} rounds in turn:

${memory}

All give the same nine scales for every record, or the run ends. The naive function has no reasons, limits or citations; the loop and the tables are written for this one form. \`score\` gives a whole result; \`scoreMany\` what is told of each scale, bands too, and takes any form.

Whole processes by the clock, start-up included, ${FILE_ROUNDS} rounds in turn${missing.length > 0 ? ` (not installed here: ${missing.join(', ')})` : ''}:

${csv}

All read id and ${COLUMNS.length} items and write id and ${SCALES.length} scales. The command line alone also looks at every cell and says what is wrong with it, and writes ${SCALES.length} bands and the items to read; pandas, data.table and polars check nothing, and they and the straight bytes hold the whole table, polars and data.table on every core. The command line held at most ${mostResident} MB.

Of the command line, milliseconds of processor time (the first by the clock):

${table(
  ['stage', 'ms'],
  parts.map(([name, ms]) => [name, String(ms)]),
)}

${table(['asked', ''], verdicts)}`)
