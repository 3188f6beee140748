/**
 * `npm test`: what the browser shows and all the rest, beside each other. A browser test waits for half of its time, on
 * disks and on what is drawn; the others only calculate. What goes through long lists in a browser is apart
 * (`--project browser-exhaustive`, run by `.ci/run`). With arguments: Vitest with these.
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

const asked = process.argv.slice(2)
const runs =
  asked.length > 0
    ? [asked]
    : [
        ['--project', 'browser'],
        ['--project', '!browser*'],
      ]
const statuses = await Promise.all(runs.map(run))
if (runs.length > 1) console.log(statuses.every((one) => one === 0) ? 'Both runs passed.' : 'A run failed: see above.')
process.exitCode = Math.max(...statuses)
