/** F-07: the browser clears the site's data, the database, the private files or both, under an open form or while the app is closed. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { numberOf } from '../vault/answers.ts'
import { type Backend, backends } from '../vault/browser.ts'
import { sideBySide, withTablet } from './tablet.ts'
import { type Outcome, pause, seeded, type Trial, type TrialRun } from './trial.ts'

/** What is cleared; whether a form is open; and whether it is answered further, or the browser killed at once. */
const WAYS = [
  { what: 'indexeddb', open: false, on: false },
  { what: 'indexeddb', open: true, on: true },
  { what: 'file_systems', open: true, on: true },
  { what: 'all', open: true, on: true },
  { what: 'all', open: true, on: false },
  // Nobody is there to write anything anew: all that can be done is to say so at the next start.
  { what: 'indexeddb,file_systems', open: false, on: false },
] as const
const SAVES = 5
/** How soon after the clearing the browser is killed. */
const KILLED_AFTER_MS = 300
/** Chromium writes localStorage to disk some seconds after it is set. */
const WITNESS_WITHIN_MS = 60_000

type Tally = Record<'lost' | 'torn' | 'wipes reported' | 'wipes not reported' | 'gone, and said so', number>

async function run({ count, seed, on, without, say }: TrialRun<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const tally: Tally = { lost: 0, torn: 0, 'wipes reported': 0, 'wipes not reported': 0, 'gone, and said so': 0 }
  let build = ''
  const todo = Array.from({ length: count }, (_, time) => ({
    way: WAYS[time % WAYS.length] ?? WAYS[0],
    at: Math.floor(chance() * SAVES) + 1,
  }))
  await sideBySide(todo, ({ way, at }) =>
    withTablet(on, without, async ({ site, profile, start }) => {
      const { page, version } = await start()
      build = version
      const acknowledged = await answered({ page, origin: site.address, profile }, way, at)
      await pause(KILLED_AFTER_MS)
      const after = await (await start()).page.evaluate(() => window.mattstock.standing())
      const n = after.draft && numberOf(after.draft.answers)
      if (after.draft && n === null) tally.torn += 1
      if (way.what !== 'file_systems')
        tally[after.report?.wiped || after.lastHere ? 'wipes reported' : 'wipes not reported'] += 1
      if ((n ?? 0) >= acknowledged) return
      say(
        `${way.what}, cleared ${way.open ? `after save ${at}` : 'while closed'}: ${n ?? 'nothing'} came back of ${acknowledged}`,
      )
      if (way.what === 'indexeddb,file_systems' && after.lastHere) tally['gone, and said so'] += 1
      else tally.lost += acknowledged - (n ?? 0)
    }),
  )
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

/** Saves, with the clearing after the save `at`. Gives the last that was acknowledged. */
async function answered(
  { page, origin, profile }: { readonly page: Page; readonly origin: string; readonly profile: string },
  way: (typeof WAYS)[number],
  at: number,
): Promise<number> {
  await page.evaluate(() => window.mattstock.startSession())
  let acknowledged = 0
  for (let n = 1; n <= SAVES; n++) {
    const told = await page.evaluate((it) => window.mattstock.saveOnce(it), n)
    if (told.startsWith('saved')) acknowledged = n
    if (!way.open || n !== at) continue
    await clear(page, origin, way.what)
    if (!way.on) return acknowledged
  }
  if (way.open) return acknowledged
  // A unit is older than the seconds it takes until its last day here is on the disk.
  if (way.what === 'indexeddb,file_systems') await lastHereOnDisk(profile)
  await page.goto('about:blank')
  await clear(page, origin, way.what)
  return acknowledged
}

/** Until the log of the profile's localStorage holds the name of the day that was last seen here. */
async function lastHereOnDisk(profile: string): Promise<void> {
  const folder = join(profile, 'Default/Local Storage/leveldb')
  for (const until = Date.now() + WITNESS_WITHIN_MS; Date.now() < until; await pause(100))
    for (const file of await readdir(folder).catch(() => []))
      if ((await readFile(join(folder, file)).catch(() => Buffer.alloc(0))).includes('-last-here')) return
  throw new Error('the browser has not written its localStorage')
}

async function clear(page: Page, origin: string, storageTypes: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
}

export const cleared: Trial<Backend> = {
  fault: "the browser clears the site's data under an open form or between two, and is killed 0.3 s later",
  small: 6,
  large: 50,
  grounds: backends,
  guards: ['journal'],
  run,
}
