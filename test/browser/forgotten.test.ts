/**
 * What staff had open, and what somebody answered, is not left in the page: after each way that it ends, the whole heap is
 * searched as developer tools would, and holds no planted word and no answer. Words are typed key by key, so that the test
 * itself leaves none there. A tablet's browser keeps pages that were left, for its back button; so does this one.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { heapOf } from './heap.ts'
import { answer, bringWording, fromMenu, measure, setUpUnit, watched } from './steps.ts'

const code = 'KUNGSFISKARE-77'
const erased = 'SKEDSTORK-12'
const everybody = ['Gräsandsenheten', 'Vildgåsa Prövare', code]
const pin = '481620'

let device: Tablet
let context: BrowserContext
let faults: string[]
let passphrase: string

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ serviceWorkers: 'allow', ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  faults = watched(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(inject('address'))
  passphrase = (await setUpUnit(page, 'Gräsandsenheten', 'Vildgåsa Prövare')).passphrase
  await bringWording(page, 'core-10')
  for (const each of [code, erased]) await newCase(page, each)
  await page.close()
})
afterAll(async () => {
  await context.close()
  await device.remove()
})

async function newCase(page: Page, named: string) {
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await typed(page, 'Kod', named)
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

async function toCase(page: Page, named = code) {
  await page.locator('.case-list').getByRole('link', { name: named }).click()
  await page.getByRole('heading', { level: 1, name: `Ärende ${named}` }).waitFor()
}

/** From the list to the first screen of whoever answers. */
async function handOver(page: Page, withPin = false) {
  await toCase(page)
  await measure(page, /^Mät: CORE-10/)
  if (withPin) {
    await page.getByText('Ta tillbaka med PIN', { exact: true }).click()
    await typed(page, 'Välj en PIN med sex siffror', pin)
    await page.getByRole('button', { name: 'Använd PIN' }).click()
  }
  await page.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
}

async function takeBack(page: Page, label: string, secret: string) {
  await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
  await typed(page, label, secret)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
}

/** None of the words and no answer; where there is one, it says what holds it. */
async function holdsNothing(page: Page, words: readonly string[] = [...everybody, passphrase]) {
  const heap = await heapOf(page)
  expect(heap.words(words).map((word) => heap.why(word))).toEqual([])
  expect(heap.answers()).toEqual([])
}

const toLockedPage = (page: Page) => page.getByRole('heading', { level: 1, name: 'Lås upp' }).waitFor()

describe('holds no planted word', () => {
  it('after *Lås*', async () => {
    const page = await opened()
    await toCase(page)
    await page.getByRole('button', { name: 'Lås', exact: true }).click()
    await toLockedPage(page)
    await holdsNothing(page)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.close()
  })

  it('after a hand-over with a PIN, in the tab that hands over and in another that was open, and after *Lämna in*', async () => {
    const other = await opened()
    await toCase(other)
    const page = await opened()
    await handOver(page, true)
    await holdsNothing(page, [...everybody, passphrase, pin])
    await other.getByRole('heading', { level: 1, name: /annan flik/ }).waitFor()
    await holdsNothing(other)
    await other.close()
    await page.getByRole('button', { name: 'Börja', exact: true }).click()
    await answer(page, Array<number>(10).fill(3))
    await page.getByRole('heading', { name: 'Tack!' }).waitFor()
    await holdsNothing(page)
    await takeBack(page, 'Din PIN', pin)
    await page.close()
  })

  it('after staff took the tablet back in another tab, and no answer of the form that was open', async () => {
    const other = await context.newPage()
    await other.goto(inject('address'))
    await toLockedPage(other)
    const page = await opened()
    await handOver(page)
    await page.getByRole('button', { name: 'Börja', exact: true }).click()
    await page.getByRole('radio').nth(3).check()
    await page.getByText('Sparat', { exact: true }).waitFor()
    expect((await heapOf(page)).answers()).not.toEqual([])
    await unlocked(other)
    await page.getByText('Personalen tog tillbaka plattan i en annan flik. Det som var sparat finns kvar.').waitFor()
    await holdsNothing(page)
    await page.close()
    await other.close()
  })

  it('of a case that was erased, and goes on with the others', async () => {
    const page = await opened()
    await toCase(page, erased)
    await fromMenu(page, 'Ärendet', 'Rätta uppgifter')
    await page.getByText('Radera ärendet', { exact: true }).click()
    await typed(page, 'Varför raderas ärendet?', 'Familjen bad om det')
    await typed(page, 'Skriv ärendets kod för att bekräfta', erased)
    await page.getByRole('button', { name: 'Radera för alltid' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
    const heap = await heapOf(page)
    expect(heap.words([erased]).map((word) => heap.why(word))).toEqual([])
    expect(heap.words([code])).toEqual([code])
    await page.close()
  })

  it('after it locked itself, which the locked page says until somebody has come in', async () => {
    const page = await context.newPage()
    // The last of all: this clock is every page's of the browser, and each of its timers keeps the stack that set it, codes and all.
    await page.clock.install()
    await page.goto(inject('address'))
    await unlocked(page)
    await toCase(page)
    await page.clock.fastForward('05:01')
    await toLockedPage(page)
    const said = 'Apparaten låste sig själv, eftersom ingen rörde den. Det som var sparat finns kvar.'
    expect(await page.getByText(said).count()).toBe(1)
    await holdsNothing(page)
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
    await unlocked(page)
    const places = page.locator('.notice').filter({ hasText: 'Apparaten låste sig innan det här var sparat:' })
    await places.getByText(code).waitFor()
    await places.getByRole('link').click()
    await page.getByText('Det här skrevs innan apparaten låste sig själv. Det är inte sparat än.').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Skolrelaterat' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Spara protokollet' }).click()
    await page
      .getByText('Det här skrevs innan apparaten låste sig själv. Det är inte sparat än.')
      .waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Ärenden' }).click()
    await places.waitFor({ state: 'hidden' })
    await page.close()
  })
})

it('what the storage does not answer, though no button waits for it, is said above the page', async () => {
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(inject('address'))
  await unlocked(page)
  const other = await context.newPage()
  await other.goto(`${inject('address')}/icon.svg`)
  await other.evaluate(holdDatabases)
  // That the case was opened is written down without a press.
  await toCase(page)
  await page.clock.fastForward('00:21')
  const said = page.getByRole('alert').filter({ hasText: 'Det senaste kunde inte sparas eller läsas.' })
  await said.getByText('Webbläsarens lagring svarar inte.', { exact: false }).waitFor()
  await said.getByRole('button', { name: 'Jag har läst det' }).click()
  await said.waitFor({ state: 'hidden' })
  await other.close()
  await page.close()
})

/** In the page: nobody else writes to any database of this origin for as long as the page is open. */
async function holdDatabases() {
  for (const { name } of await indexedDB.databases()) {
    const { promise, resolve } = Promise.withResolvers<IDBDatabase>()
    const opening = indexedDB.open(name as string)
    opening.onsuccess = () => resolve(opening.result)
    const db = await promise
    const stores = [...db.objectStoreNames]
    const store = db.transaction(stores, 'readwrite').objectStore(stores[0] as string)
    const again = () => {
      store.count().onsuccess = again
    }
    again()
  }
}

it('has had no fault and nothing to refuse in any of this', () => {
  expect(faults).toEqual([])
})
