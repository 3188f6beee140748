/** A real Chromium for tests: the one at `CHROMIUM_PATH`, else an installed one, else (or with `CHROMIUM_PATH=npm`) the one that npm brings. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Milliseconds that a press or a wait is given: whoever shares the processor decides no test. */
export const PATIENCE = 120_000

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
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && CHROMIUM_PATH !== 'npm') return CHROMIUM_PATH
  return (CHROMIUM_PATH ? undefined : installed.find(existsSync)) ?? bundledChromium()
}

/** Two that ask at once wait for one: unpacked twice into one folder, a browser is cut short. */
let unpacked: Promise<void> | undefined

/** With the libraries and the one font that a bare machine lacks, so that a page looks alike wherever it is tested. */
async function bundledChromium(): Promise<string> {
  const folder = resolve('node_modules/.cache/chromium')
  unpacked ??= existsSync(folder) ? Promise.resolve() : unpackChromium(folder)
  await unpacked
  const libraries = join(folder, 'al2023/lib')
  const others = (process.env.LD_LIBRARY_PATH ?? '').split(':').filter((path) => path !== '' && path !== libraries)
  process.env.LD_LIBRARY_PATH = [libraries, ...others].join(':')
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf')
  return join(folder, 'chromium')
}

/** The package unpacks into the machine's temporary folder, where it takes what another user or a killed run left for its own. */
async function unpackChromium(folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin')
  const fresh = `${folder}.${process.pid}`
  await mkdir(fresh, { recursive: true })
  const { TMPDIR } = process.env
  process.env.TMPDIR = fresh
  await Promise.all(
    ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => inflate(join(packed, name))),
  ).finally(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  })
  await writeFile(
    join(fresh, 'fonts.conf'),
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  )
  // Whole at once; another process may have been first.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }))
}

/** A browser profile on disk that outlives the browser, as on a unit's tablet. */
export interface Tablet {
  readonly profile: string
  /**
   * Starts the browser on the profile; close it with `context.close()`, or kill it. Without the service worker: to keep each file
   * of the app takes four seconds of processor time a profile, and what is not about that asks for it with `{ serviceWorkers: 'allow' }`.
   */
  open(options?: Parameters<typeof chromium.launchPersistentContext>[1]): Promise<BrowserContext>
  remove(): Promise<void>
}

export async function tablet(): Promise<Tablet> {
  const profile = await mkdtemp(join(tmpdir(), 'tablet-'))
  return {
    profile,
    async open(options) {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: await chromiumPath(),
        args: flags,
        viewport: { width: 810, height: 1080 },
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        serviceWorkers: 'block',
        ...options,
      })
      context.setDefaultTimeout(PATIENCE)
      return context
    },
    remove: () => rm(profile, { recursive: true, force: true }),
  }
}
