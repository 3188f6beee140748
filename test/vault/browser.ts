/** A browser as a process of its own, on a profile that outlives it, so that it can be killed without a word. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumPath, flags, PATIENCE } from '../browser/chromium.ts'

export const backends = ['leveldb', 'sqlite'] as const
export type Backend = (typeof backends)[number]
export const SQLITE = '--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'
const FLAGS = ['--headless', ...flags, '--remote-debugging-port=0']

export interface Running {
  readonly browser: Browser
  readonly page: Page
  readonly version: string
  /** The leader of the browser's process group. */
  readonly pid: number
  /** SIGKILL to every process of the browser at once. */
  kill(): Promise<void>
  close(): Promise<void>
}

export async function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'profile-'))
}

export const removeProfile = (profile: string) => rm(profile, { recursive: true, force: true, maxRetries: 5 })

/** Opens the address in the profile. The page is ready when the vault is there. */
export async function startBrowser(
  profile: string,
  backend: Backend,
  address: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const running = await bareBrowser(profile, backend, env)
  await running.page.goto(address)
  await running.page.waitForFunction(() => 'mattstock' in window)
  return running
}

/** With one empty page. */
export async function bareBrowser(
  profile: string,
  backend: Backend,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  await rm(join(profile, 'DevToolsActivePort'), { force: true })
  const flags = [...FLAGS, ...(backend === 'sqlite' ? [SQLITE] : []), `--user-data-dir=${profile}`]
  const path = await chromiumPath()
  // A group of its own: the browser has many processes, and all must go at the same moment.
  const child = spawn(path, [...flags, 'about:blank'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...env },
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await port(profile, child)}`)
  const context = browser.contexts()[0]
  if (!context) throw new Error('the browser has no context')
  context.setDefaultTimeout(PATIENCE)
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    browser,
    page,
    version: `${path.includes('headless-shell') ? 'Chromium headless shell' : 'Chromium'} ${browser.version()}`,
    pid: child.pid as number,
    async kill() {
      // A browser that was killed before is as dead as it will be.
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), 'SIGKILL')
      await gone
      await browser.close().catch(() => {})
    },
    async close() {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => {})
      await gone
    },
  }
}

async function port(profile: string, child: ChildProcess): Promise<string> {
  for (;;) {
    const said = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    const [found] = said.split('\n')
    if (found) return found
    const ended = child.exitCode ?? child.signalCode
    if (ended !== null) throw new Error(`the browser stopped with ${ended}`)
    await new Promise((later) => setTimeout(later, 20))
  }
}
