/** A real Chromium for tests: `CHROMIUM_PATH`, else an installed one, else the one that npm brings. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** For a browser without a screen, a sandbox or anything to fetch of its own. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function chromiumPath(): Promise<string> {
  return process.env.CHROMIUM_PATH ?? installed.find(existsSync) ?? (await bundledChromium())
}

/** The browser in an npm package. It unpacks the libraries that a bare machine lacks only where it believes itself to be in Lambda. */
async function bundledChromium(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const { default: bundled } = await import('@sparticuz/chromium')
  return bundled.executablePath()
}

/** A browser profile on disk that outlives the browser, as on a unit's tablet. */
export interface Tablet {
  readonly profile: string
  /** Starts the browser on the profile; close it with `context.close()`, or kill it. */
  open(options?: Parameters<typeof chromium.launchPersistentContext>[1]): Promise<BrowserContext>
  remove(): Promise<void>
}

export async function tablet(): Promise<Tablet> {
  const profile = await mkdtemp(join(tmpdir(), 'tablet-'))
  return {
    profile,
    async open(options) {
      return chromium.launchPersistentContext(profile, {
        executablePath: await chromiumPath(),
        args: flags,
        viewport: { width: 810, height: 1080 },
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        ...options,
      })
    },
    remove: () => rm(profile, { recursive: true, force: true }),
  }
}
