/** F-28: the same scores and exports in browsers of other languages and zones, Turkish and Arabic first, byte for byte. */
import { createHash } from 'node:crypto'
import { type Browser, chromium } from 'playwright-core'
import { build, type Rollup } from 'vite'
import { words } from '../../scripts/words.ts'
import { chromiumPath, flags } from '../browser/chromium.ts'
import type { Trial } from './trial.ts'

/** Dotless i, other digits, other calendars, commas for points, a day that has begun or not begun, half and quarter hours. */
const places = [
  ['sv-SE', 'Europe/Stockholm'],
  ['tr-TR', 'Europe/Istanbul'],
  ['ar-EG', 'Africa/Cairo'],
  ['ar-SA-u-ca-islamic-nu-arab', 'Asia/Riyadh'],
  ['fa-IR', 'Asia/Tehran'],
  ['en-US', 'Pacific/Kiritimati'],
  ['az-AZ', 'Asia/Baku'],
  ['lt-LT', 'Europe/Vilnius'],
  ['de-CH', 'Pacific/Pago_Pago'],
  ['hi-IN-u-nu-deva', 'Asia/Katmandu'],
  ['th-TH-u-ca-buddhist-nu-thai', 'Asia/Bangkok'],
  ['es-ES', 'America/St_Johns'],
] as const

export const otherPlaces: Trial<'chromium'> = {
  fault: 'the device is Turkish, Arabic, Thai, or where it is already tomorrow',
  small: 6,
  large: 12,
  grounds: ['chromium'],
  guards: [],
  async run({ count, say }) {
    const script = await bundle()
    const browser = await chromium.launch({ executablePath: await chromiumPath(), args: flags })
    try {
      const at = places.slice(0, count)
      let first: Readonly<Record<string, string>> | null = null
      let torn = 0
      let files = 0
      for (const [locale, timezoneId] of at) {
        const written = await writtenAt(browser, script, locale, timezoneId)
        first ??= written
        files = Object.keys(first).length
        const other = Object.keys({ ...first, ...written }).filter((name) => first?.[name] !== written[name])
        torn += other.length
        for (const name of other) say(`${locale}, ${timezoneId}: ${name} is different`)
      }
      return { build: browser.version(), struck: at.length, lost: 0, torn, also: { 'files compared': files } }
    } finally {
      await browser.close()
    }
  },
}

/** Hash of each file, and proof that the place took hold. */
async function writtenAt(browser: Browser, script: string, locale: string, timezoneId: string) {
  const context = await browser.newContext({ locale, timezoneId })
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', (fault) => broken.push(fault.message))
  await page.addScriptTag({ content: script })
  if (broken.length > 0) throw new Error(broken.join('\n'))
  const { files, zone, language } = await page.evaluate(() => ({
    files: window.everythingWritten(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: navigator.language,
  }))
  await context.close()
  if (zone !== timezoneId || language !== locale)
    throw new Error(`${locale} in ${timezoneId} became ${language} in ${zone}`)
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')]),
  )
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [words({ split: false })],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      lib: { entry: 'test/locales/page.ts', formats: ['iife'], name: 'page' },
    },
  })
  const [{ output }] = [built].flat() as [Rollup.RollupOutput]
  return output.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])).join('\n')
}
