/**
 * `npm run bench -- <name> [its arguments]`, `all`, `all --long`, or `page`: runs a bench as a process of its own, keeps
 * what it printed as a dated log in `bench/logs/`, and makes docs/performance.md from the logs.
 */
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { type Bench, benches } from './benches.ts'
import { writePage } from './page.ts'

const [asked = '', ...rest] = process.argv.slice(2)
const long = rest.includes('--long')
const chosen =
  asked === 'all' ? benches.filter((one) => long || !one.long) : benches.filter(({ name }) => name === asked)

if (chosen.length === 0 && asked !== 'page') {
  const lines = benches.map(
    ({ name, minutes, long, asks }) => `  ${name.padEnd(12)}${minutes} min${long ? ', long' : ''}: ${asks}`,
  )
  console.error(`npm run bench -- <name>, all, or page\n${lines.join('\n')}`)
  process.exit(2)
}

if (chosen.some(({ built }) => built)) {
  const { status } = spawnSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('the app does not build')
}
let logged = false
for (const bench of chosen) {
  console.log(`\n# ${bench.name}\n`)
  const before = machine()
  const started = performance.now()
  const { said, code } = await run(bench, asked === 'all' ? [] : rest)
  const seconds = Math.round((performance.now() - started) / 1000)
  if (code !== 0) process.exitCode = 1
  const day = new Date().toISOString().slice(0, 10)
  // A run with numbers of its own is for whoever asked.
  if (code === 0 && (asked === 'all' || rest.length === 0)) {
    writeFileSync(
      `bench/logs/${day}-${bench.name}.md`,
      `# ${bench.name}, ${day}\n\n\`npm run bench -- ${bench.name}\` at ${commit()}, ${seconds} s. ${before}\n\n${said.trim()}\n`,
    )
    logged = true
  }
}
if (logged || asked === 'page') writePage()

/** Milliseconds differ from machine to machine; this says from which these are. */
function machine(): string {
  const [load = 0] = loadavg()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory} GB, ${process.platform}, Node ${process.version.slice(1)}, load ${load.toFixed(1)} at the start.`
}

function commit(): string {
  const git = (...args: readonly string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? ''
  return `${git('rev-parse', '--short', 'HEAD') || 'no commit'}${git('status', '--porcelain', '-uno') ? ', with changes' : ''}`
}

function run({ name, command }: Bench, args: readonly string[]): Promise<{ said: string; code: number | null }> {
  const [program, ...first] = command ?? [process.execPath, '--expose-gc', `bench/${name}.ts`]
  const child = spawn(program, [...first, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    process.stdout.write(chunk)
  })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => done({ said, code }))
  })
}
