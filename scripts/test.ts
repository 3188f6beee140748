/**
 * `npm test`: what the browser shows and all the rest, beside each other. A browser test waits for half of its time, on
 * disks and on what is drawn; the others for databases and processes. What goes through long lists is apart
 * (`--project '*exhaustive'`, run by `.ci/run`). With arguments: Vitest with these.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')

/** @returns the exit status, also of a run that was ended from outside */
function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [vitest, 'run', ...args], { stdio: 'inherit' })
  return new Promise((ended) => {
    child.once('exit', (status) => ended(status ?? 1))
  })
}

// On two cores Vitest would give each run one worker, and half of each worker's time is waiting.
const workers = (count: number) => ['--maxWorkers', String(count)]
const asked = process.argv.slice(2)
const runs =
  asked.length > 0
    ? [asked]
    : [
        ['--project', 'browser', ...workers(2)],
        ['--project', '!browser*', '--project', '!*exhaustive', ...workers(3)],
      ]
const statuses = await Promise.all(runs.map(run))
if (runs.length > 1) console.log(statuses.every((one) => one === 0) ? 'Both runs passed.' : 'A run failed: see above.')
process.exitCode = Math.max(...statuses)
