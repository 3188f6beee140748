/**
 * A browser that is not Chromium, started on a profile, asked things, killed. It is driven by no protocol: the page
 * asks its own server what to do. WebKitGTK's MiniBrowser keeps nothing on disk while a WebDriver drives it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { OnPage } from '../../vault/page.ts'
import type { Site } from '../../vault/site.ts'

export const engines = ['firefox', 'webkitgtk'] as const
export type Engine = (typeof engines)[number]

export interface RunningEngine {
  readonly build: string
  /** Calls a function of the page. Arguments and answer travel as JSON. */
  ask<T>(name: keyof OnPage, ...all: readonly unknown[]): Promise<T>
  /** SIGKILL to all of it at once. */
  kill(): Promise<void>
}

const LIBRARIES = '/usr/lib/x86_64-linux-gnu'

function commandOf(engine: Engine, profile: string, address: string): readonly string[] {
  if (engine === 'firefox') return ['firefox-esr', '--headless', '--no-remote', '--profile', profile, address]
  return ['xvfb-run', '-a', miniBrowser() ?? '', address]
}

/** Comes with webkit2gtk-driver. Null where it is not installed. */
export const miniBrowser = () => globSync(`${LIBRARIES}/webkit2gtk-4.*/MiniBrowser`)[0] ?? null

const BUILDS = {
  firefox: () => execFileSync('firefox-esr', ['--version'], { encoding: 'utf8' }).trim(),
  webkitgtk: () =>
    execFileSync('dpkg-query', ['-W', 'webkit2gtk-driver'], { encoding: 'utf8' }).trim().replace('	', ' '),
} as const satisfies Record<Engine, () => string>

export async function startEngine(engine: Engine, profile: string, site: Site): Promise<RunningEngine> {
  const [program = '', ...all] = commandOf(engine, profile, `${site.address}/?asks`)
  const child = spawn(program, all, { stdio: 'ignore', detached: true, env: homeIn(profile) })
  return {
    build: BUILDS[engine](),
    ask: (name, ...args) => site.ask(name, args) as Promise<never>,
    async kill() {
      await killed(child)
      site.forget()
    },
  }
}

const homeIn = (profile: string) => ({
  ...process.env,
  HOME: profile,
  XDG_DATA_HOME: join(profile, 'data'),
  XDG_CACHE_HOME: join(profile, 'cache'),
})

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  process.kill(-(child.pid as number), 'SIGKILL')
  await gone
}
