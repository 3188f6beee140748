/**
 * What staff had open is not left in the page: after each way that it ends, the whole heap is searched as developer tools
 * would, and holds no planted word. Words are typed key by key, so that the test itself leaves none there.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { setUpUnit, watched } from './steps.ts'

const code = 'KUNGSFISKARE-77'
const everybody = ['Gräsandsenheten', 'Vildgåsa Prövare', code]

let device: Tablet
let context: BrowserContext
let faults: string[]
let passphrase: string

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(inject('address'))
  passphrase = (await setUpUnit(page, 'Gräsandsenheten', 'Vildgåsa Prövare')).passphrase
  await newCase(page)
  await page.close()
})
afterAll(async () => {
  await context.close()
  await device.remove()
})

async function newCase(page: Page) {
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await typed(page, 'Kod', code)
  await typed(page, 'Födelseår eller ålder', '2008')
  await page.getByLabel('Annat eller okänt').check()
  await page.getByRole('button', { name: 'Skapa ärendet' }).click()
  await page.getByRole('heading', { level: 1, name: /^Ärende/ }).waitFor()
}

async function typed(page: Page, label: string, text: string) {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** Which of the words stand in the page's heap once it has been tidied. */
async function inHeap(page: Page, words: readonly string[]): Promise<string[]> {
  const devtools = await context.newCDPSession(page)
  const parts: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devtools.detach()
  const { strings } = JSON.parse(parts.join('')) as { readonly strings: readonly string[] }
  return words.filter((word) => strings.some((each) => each.includes(word)))
}

async function opened(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(inject('address'))
  await unlocked(page)
  return page
}

async function unlocked(page: Page) {
  await typed(page, 'Din lösenfras', passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
}

/** To the first case of the list by hand, and what the screens show of it. */
async function toCase(page: Page) {
  await page
    .getByRole('link', { name: /KUNGSFISKARE/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^Ärende/ }).waitFor()
  expect(await inHeap(page, everybody)).toEqual(everybody)
}

const toLockedPage = (page: Page) => page.getByRole('heading', { level: 1, name: 'Lås upp' }).waitFor()

describe('holds no planted word', () => {
  it('after *Lås*', async () => {
    const page = await opened()
    await toCase(page)
    await page.getByRole('button', { name: 'Lås', exact: true }).click()
    await toLockedPage(page)
    await expect.poll(() => inHeap(page, [...everybody, passphrase]), { timeout: 60_000, interval: 1_000 }).toEqual([])
    expect(new URL(page.url()).pathname).toBe('/')
    await page.close()
  })

  it('after it locked itself, which the locked page says until somebody has come in', async () => {
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(inject('address'))
    await unlocked(page)
    await toCase(page)
    await page.clock.fastForward('05:01')
    await toLockedPage(page)
    const said = 'Plattan låste sig själv, eftersom ingen rörde den. Det som var sparat finns kvar.'
    expect(await page.getByText(said).count()).toBe(1)
    await expect.poll(() => inHeap(page, [...everybody, passphrase]), { timeout: 60_000, interval: 1_000 }).toEqual([])
    await unlocked(page)
    await page.reload()
    await toLockedPage(page)
    expect(await page.getByText(said).count()).toBe(0)
    await page.close()
  })

  it('after it locked itself over a half-filled protocol, which is there again for its writer', async () => {
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(inject('address'))
    await unlocked(page)
    await toCase(page)
    await page.getByRole('link', { name: 'Besöksprotokoll' }).click()
    await page.getByRole('checkbox', { name: 'Skolrelaterat' }).check()
    await page.clock.fastForward('05:01')
    await toLockedPage(page)
    await page.getByText('det som inte var sparat väntar där det skrevs', { exact: false }).waitFor()
    await expect.poll(() => inHeap(page, [...everybody, passphrase]), { timeout: 60_000, interval: 1_000 }).toEqual([])
    await unlocked(page)
    const places = page.locator('.notice').filter({ hasText: 'Plattan låste sig innan det här var sparat:' })
    await places.getByText(code).waitFor()
    await places.getByRole('link').click()
    await page.getByText('Det här skrevs innan plattan låste sig själv. Det är inte sparat än.').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Skolrelaterat' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Spara protokollet' }).click()
    await page
      .getByText('Det här skrevs innan plattan låste sig själv. Det är inte sparat än.')
      .waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Ärenden' }).click()
    await places.waitFor({ state: 'hidden' })
    await page.close()
  })

  it('after hand-overs, with a PIN or without, in the tab that hands over and in another that was open', async () => {
    const other = await opened()
    await toCase(other)
    const page = await opened()
    for (const pin of ['', '481620']) {
      await toCase(page)
      await page.getByRole('link', { name: /^Mät: CORE-10/ }).click()
      if (pin !== '') {
        await page.getByText('Ta tillbaka med PIN', { exact: true }).click()
        await typed(page, 'Välj en PIN med sex siffror', pin)
        await page.getByRole('button', { name: 'Använd PIN' }).click()
      }
      await page.getByRole('button', { name: 'Lämna över' }).click()
      await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
      await expect.poll(() => inHeap(page, everybody), { timeout: 60_000, interval: 1_000 }).toEqual([])
      if (pin === '') {
        await other.getByRole('heading', { level: 1, name: /annan flik/ }).waitFor()
        await expect.poll(() => inHeap(other, everybody), { timeout: 60_000, interval: 1_000 }).toEqual([])
      }
      await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
      await typed(page, pin === '' ? 'Din lösenfras' : 'Din PIN', pin === '' ? passphrase : pin)
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Ärenden' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
    }
    await page.close()
    await other.close()
  })
})

it('has had no fault and nothing to refuse in any of this', () => {
  expect(faults).toEqual([])
})
