/**
 * From starting the server to the first byte of the app, against a bare server of Node; `npm start` as the README says
 * it, which builds first; and what `npm ci` takes, all of it and without what only the work on the code needs.
 * `npm run bench -- start`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, spread, table } from './figures.ts'

const rounds = 5
const builds = 3
const installs = 3
const bare = `require('node:http').createServer((_, answer) => answer.end('x')).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port) })`

const inFolder = async <T>(work: (folder: string) => T | Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds from the start of the process to the first byte that it answers with. */
const firstByte = async (program: string, ...args: readonly string[]): Promise<number> =>
  await inFolder(async (data) => {
    const began = performance.now()
    const env = { ...process.env, PORT: '0', DATA: data, LOG: 'silent' }
    // A group of its own: npm does not pass the signal on to what it started.
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true })
    const gone = new Promise((done) => child.once('exit', done))
    const answer = await fetch(await addressOf(child))
    await answer.body?.getReader().read()
    const time = performance.now() - began
    process.kill(-(child.pid as number), 'SIGTERM')
    await gone
    return time
  })

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let said = ''
    child.once('exit', () => failed(new Error(`ended before it said its address: ${said}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const address = said.match(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/)?.[0]
      if (address) found(address)
    })
  })

interface Installed {
  readonly seconds: number
  readonly mb: number
}

/** From npm's own cache, which the installation of this folder has filled. */
const install = async (...options: readonly string[]): Promise<Installed> =>
  await inFolder((folder) => {
    for (const file of ['package.json', 'package-lock.json']) cpSync(file, join(folder, file))
    const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', ...options]
    const began = performance.now()
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    const seconds = (performance.now() - began) / 1000
    if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}`)
    const size = spawnSync('du', ['-sm', 'node_modules'], { cwd: folder, encoding: 'utf8' }).stdout
    return { seconds, mb: Number(size.split('\t')[0]) }
  })

const floor: number[] = []
const built: number[] = []
for (let round = 0; round < rounds; round += 1) {
  floor.push(await firstByte(process.execPath, '-e', bare))
  built.push(await firstByte(process.execPath, 'collector/main.ts'))
}
const started: number[] = []
for (let round = 0; round < builds; round += 1) started.push(await firstByte('npm', 'start'))

const all: Installed[] = []
const production: Installed[] = []
for (let round = 0; round < installs; round += 1) {
  all.push(await install())
  production.push(await install('--omit=dev'))
}

const times = (of: readonly number[]) => [spread(of), (median(of) / median(floor)).toFixed(1)]
const sizes = (of: readonly Installed[]) => [
  spread(
    of.map(({ seconds }) => seconds),
    1,
  ),
  String(of[0]?.mb),
]
console.log(`${table(
  ['to the first byte of /', 'ms, median (least–most)', '× the floor'],
  [
    ['a bare server of Node', ...times(floor)],
    ['the collector, the app built, an embedded store made anew', ...times(built)],
    ['`npm start`: the same after building the app', ...times(started)],
  ],
)}

${table(
  ['`npm ci`, from a warm cache into an empty folder', 's, median (least–most)', 'MB of `node_modules`'],
  [
    ['all: tools, a PostgreSQL and a Chromium for the tests', ...sizes(all)],
    ['`--omit=dev`: enough for the collector with an app that is built', ...sizes(production)],
  ],
)}`)
