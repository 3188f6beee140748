/** F-30: the process that holds IndexedDB is killed under an open form; every connection dies with it. */
import { execFileSync } from 'node:child_process'
import { numberOf } from '../vault/answers.ts'
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import { type Asked, type Outcome, pause, type Trial } from './trial.ts'

async function run({ count, on, without }: Asked<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, 'processes killed': 0, 'saved at once': 0, 'told as one place': 0 }
  let build = ''
  await withTablet(on, without, async ({ start }) => {
    const first = await start()
    build = first.version
    await first.page.evaluate(() => window.mattstock.startSession())
    for (let n = 1; n <= count; n++) {
      for (const pid of await storageProcesses(first.pid)) {
        process.kill(pid, 'SIGKILL')
        tally['processes killed'] += 1
      }
      const told = await first.page.evaluate((it) => window.mattstock.saveOnce(it), n)
      tally[told === 'saved' ? 'saved at once' : 'told as one place'] += 1
      if (told !== 'saved' && told !== 'saved-in-one-place') tally.lost += 1
    }
    const after = await (await start()).page.evaluate(() => window.mattstock.standing())
    const n = after.draft && numberOf(after.draft.answers)
    if (n === null) tally.torn += 1
    else if (n !== count) tally.lost += count - n
  })
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

const PATIENCE_MS = 10_000

/** The storage service of this very browser: a child in its own process group, begun anew a moment after it was killed. */
async function storageProcesses(group: number): Promise<number[]> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(100)) {
    const found = processesOf(group)
    if (found.length > 0) return found
  }
  // The headless shell keeps its storage in its own process.
  throw new Error('this browser has no storage process of its own: nothing can be struck')
}

function processesOf(group: number): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,pgid=,args='], { encoding: 'utf8' }).trim().split('\n')
  return all
    .map((line) => line.trim().split(/\s+/))
    .filter(([, pgid, ...args]) => Number(pgid) === group && args.join(' ').includes('storage.mojom.StorageService'))
    .map(([pid]) => Number(pid))
}

export const connection: Trial<Backend> = {
  fault: 'the connection to the database dies under an open form',
  small: 20,
  large: 50,
  grounds: backends,
  guards: ['journal'],
  run,
}
