/** F-30: the process that holds IndexedDB is killed under an open form; every connection dies with it. */
import { readdirSync, readFileSync } from 'node:fs'
import { numberOf } from '../vault/answers.ts'
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import { type Outcome, pause, type Trial, type TrialRun } from './trial.ts'

/** The headless shell, which npm brings, keeps its storage in the browser's own process. */
const lacks = (on: Backend) =>
  withTablet(on, [], async ({ start }) => {
    const { page, pid } = await start()
    await page.evaluate(() => window.mattstock.startSession())
    return storageProcesses(pid).length > 0
      ? null
      : 'this browser has no storage process of its own that could be killed'
  })

async function run({ count, on, without }: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, 'processes killed': 0, 'saved at once': 0, 'told as one place': 0 }
  let build = ''
  await withTablet(on, without, async ({ start }) => {
    const first = await start()
    build = first.version
    await first.page.evaluate(() => window.mattstock.startSession())
    for (let n = 1; n <= count; n++) {
      for (const pid of await storageProcessesOnceBegun(first.pid)) {
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
async function storageProcessesOnceBegun(group: number): Promise<readonly number[]> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(100)) {
    const found = storageProcesses(group)
    if (found.length > 0) return found
  }
  throw new Error('the storage process that was killed has not begun anew')
}

/** Read off /proc: a machine with nothing but Node on it has no `ps`. */
const storageProcesses = (group: number): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) => pid > 0 && groupOf(pid) === group && ofProcess(pid, 'cmdline').includes('storage.mojom.StorageService'),
    )

/** `pid (name) state parent group …`; a name may hold anything, brackets too. */
const groupOf = (pid: number) =>
  Number(
    ofProcess(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')[2],
  )

function ofProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

export const connection: Trial<Backend> = {
  fault: 'the connection to the database dies under an open form',
  small: 20,
  large: 50,
  grounds: backends,
  guards: ['journal'],
  lacks,
  run,
}
