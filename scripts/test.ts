/**
 * `npm test`: what the browser shows and all the rest, beside each other. A browser test waits for half of its time, on
 * disks and on what is drawn; the others for databases and processes. What goes through long lists is apart
 * (`--project '*exhaustive'`, run by `.ci/run`). With arguments: Vitest with these.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'failed-'))
/** Written by the closing reporter: two runs beside each other would bury it under what the slower one says. */
const failed = join(folder, 'tests')
writeFileSync(failed, '')

/** @returns the exit status, also of a run that was ended from outside */
function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [vitest, 'run', ...args], {
    stdio: 'inherit',
    env: { ...process.env, FAILED: failed },
  })
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
if (runs.length > 1) {
  console.log(statuses.every((one) => one === 0) ? 'Both runs passed.' : `A run failed (${statuses.join(' and ')}).`)
  console.log(readFileSync(failed, 'utf8'))
}
rmSync(folder, { recursive: true })
process.exitCode = Math.max(...statuses)
