/** F-23: files far larger than any of ours, chosen where a file is asked for. One sentence, and a page that goes on answering. */
import { mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { startPractice, watched } from './steps.ts'

const megabyte = 1024 * 1024
/** Milliseconds that the page may be deaf. */
const longest = 100

const folder = mkdtempSync(join(tmpdir(), 'huge-'))
let device: Tablet
let context: BrowserContext
let page: Page
let broken: readonly string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  broken = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
})
afterAll(async () => {
  await context.close()
  await device.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** A beginning, and then so much of the same sign. A hole in the file reads as zeros and takes no room. */
function hugeFile(name: string, begins: string, megabytes: number, sign?: string): string {
  const path = join(folder, name)
  writeFileSync(path, begins)
  if (sign === undefined) truncateSync(path, megabytes * megabyte)
  else {
    const file = openSync(path, 'a')
    for (let i = 0; i < megabytes; i += 1) writeSync(file, sign.repeat(megabyte))
  }
  return path
}

/** The longest time for which nothing else could run in the page while `work` went on. */
async function deafFor(work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = { last: performance.now(), longest: 0, timer: 0 }
    seen.timer = window.setInterval(() => {
      const now = performance.now()
      seen.longest = Math.max(seen.longest, now - seen.last)
      seen.last = now
    }, 5)
    Object.assign(window, { seen })
  })
  await work()
  return page.evaluate(() => {
    const { seen } = window as never as { seen: { longest: number; timer: number } }
    clearInterval(seen.timer)
    return seen.longest
  })
}

/** The least of some goes: other programs on the machine can only make it longer. */
async function leastDeaf(work: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let go = 0; go < 5 && least > longest; go += 1) least = Math.min(least, await deafFor(work))
  return least
}

it.each<[string, string, string, string | undefined]>([
  ['zeros', '', 'Filen är ingen säkerhetskopia från Måttstock.', undefined],
  [
    'a beginning of ours and a line that never ends',
    '1 x {"backup":"mattstock-backup-2","unit":"3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10","rows":1}\n2 y ',
    'Säkerhetskopian är skadad.',
    'x',
  ],
])(
  'a backup of 200 megabytes that is %s is refused, and the page stays quick',
  async (name, begins, sentence, sign) => {
    const file = hugeFile(name, begins, 200, sign)
    await page.goto(inject('address'))
    await page.getByRole('button', { name: 'Läs in en säkerhetskopia' }).click()
    const deaf = await leastDeaf(async () => {
      await page.getByLabel('Säkerhetskopian').setInputFiles(file)
      await page.getByText(sentence).waitFor({ timeout: 60_000 })
      await page.getByLabel('Säkerhetskopian').setInputFiles([])
    })
    expect(deaf).toBeLessThan(longest)
  },
)

it('a period of 100 megabytes is too large, and is not read', async () => {
  await startPractice(page, inject('address'))
  await page.getByRole('navigation').getByRole('link', { name: 'Mätperiod' }).click()
  const field = page.getByLabel('Eller läs in en period från en fil')
  const file = hugeFile('period.json', '{', 100)
  const deaf = await leastDeaf(async () => {
    await field.setInputFiles(file)
    await page.getByText('Filen är för stor för att vara rätt fil.').waitFor()
  })
  expect(deaf).toBeLessThan(longest)
  expect(broken).toEqual([])
})
