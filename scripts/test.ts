/**
 * `npm test`: what the browser shows and all the rest, beside each other. A browser test waits for half of its time, on
 * disks and on what is drawn; the others for databases and processes. What goes through long lists is apart
 * (`--project '*exhaustive'`, run by `.ci/run`). With arguments: Vitest with these.
 *
 * What failed is said at the very end. In CI each file in which something failed is run once more, by itself, and is named
 * (decision 0250).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Failure, readFailures } from './failures.ts'

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'failed-'))

interface Run {
  readonly args: readonly string[]
  /** The exit status; 1 where it was ended from outside. */
  readonly status: number
  readonly failures: readonly Failure[]
}

async function run(args: readonly string[], index: number): Promise<Run> {
  const failed = join(folder, String(index))
  writeFileSync(failed, '')
  const child = spawn(process.execPath, [vitest, 'run', ...args], {
    stdio: 'inherit',
    env: { ...process.env, FAILED: failed },
  })
  const status = await new Promise<number>((ended) => {
    child.once('exit', (code) => ended(code ?? 1))
  })
  return { args, status, failures: readFailures(failed) }
}

/** The files in which something failed, with their projects. @returns null where that would not show the fault again */
function onceMore({ args, status, failures }: Run): readonly string[] | null {
  const files = filesOf({ failures })
  if (status === 0 || files.length === 0 || failures.some(({ file }) => !file)) return null
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { project: { type: 'string', multiple: true } },
  })
  const projects = (values.project ?? []).flatMap((name) => ['--project', String(name)])
  return [...projects, '--maxWorkers', '1', ...files]
}

const filesOf = ({ failures }: Pick<Run, 'failures'>) => [...new Set(failures.flatMap(({ file }) => file ?? []))]

const told = (failures: readonly Failure[]) =>
  failures.map(({ file, name, error }) => `${[file, name].filter(Boolean).join(' › ')}\n${error}\n`).join('\n')

// On two cores Vitest would give each run one worker, and half of each worker's time is waiting.
const workers = (count: number) => ['--maxWorkers', String(count)]
const asked = process.argv.slice(2)
const lanes =
  asked.length > 0
    ? [asked]
    : [
        ['--project', 'browser', ...workers(2)],
        ['--project', '!browser*', '--project', '!*exhaustive', ...workers(3)],
      ]

const runs = await Promise.all(lanes.map(run))
for (const [index, first] of runs.entries()) {
  const again = process.env.CI ? onceMore(first) : null
  const second = again && (await run(again, lanes.length + index))
  if (first.failures.length > 0) console.log(`\nFailed${second ? ' at the first try' : ''}:\n\n${told(first.failures)}`)
  if (second?.status === 0) console.log(`Passed at the second try: ${filesOf(first).join(', ')}`)
  else if (second) console.log(`\nFailed at the second try too:\n\n${told(second.failures)}`)
  if ((second ?? first).status !== 0) process.exitCode = 1
}
if (lanes.length > 1) console.log(process.exitCode ? 'A run failed: see above.' : 'Both runs passed.')
rmSync(folder, { recursive: true })
