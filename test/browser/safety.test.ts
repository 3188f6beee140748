/** What must never happen in silence to a young person, tried on the real screens: docs/hazards names each of these. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { civilDay } from '#aggregate'
import { axeFaults } from '../screens/axe.ts'
import { flags, type Tablet, tablet } from './chromium.ts'
import {
  handOver,
  makeCase,
  measure,
  openSection,
  practicePassphrase,
  setUpUnit,
  startPractice,
  takeBack,
  watched,
} from './steps.ts'

let device: Tablet
let context: BrowserContext
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  device = await tablet()
  // Another name for this machine, as somebody in the house may try it.
  context = await device.open({ args: [...flags, '--host-resolver-rules=MAP app.test 127.0.0.1'] })
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, inject('address'))
})
afterAll(async () => {
  await context.close()
  await device.remove()
})

const scrolled = () => page.evaluate(() => Math.round(scrollY))
const toTheEnd = () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
const headingHasFocus = () => page.evaluate(() => document.activeElement?.tagName === 'H1')
const toCases = () => page.getByRole('navigation').getByRole('link', { name: 'Ärenden' }).click()
const toGoThrough = () => page.getByRole('region', { name: /Svar att gå igenom med personen/ })

describe('the right child', () => {
  it('a case opened far down a list opens at its top, and so does the welcome on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 600 })
    const last = page.locator('.case-line__link').last()
    await last.scrollIntoViewIfNeeded()
    expect(await scrolled()).toBeGreaterThan(500)
    const code = await last.locator('.code').innerText()
    await last.click()
    await page.getByRole('heading', { level: 1, name: `Ärende ${code}` }).waitFor()
    expect([await scrolled(), await headingHasFocus()]).toEqual([0, true])

    await toCases()
    await makeCase(page)
    await toTheEnd()
    await measure(page, /^Mät: SDQ S11-17/)
    await page.getByRole('heading', { level: 1, name: 'Lämna över' }).waitFor()
    expect(await scrolled()).toBe(0)
    await page.getByRole('button', { name: 'Lämna över' }).scrollIntoViewIfNeeded()
    expect(await scrolled()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
    expect([await scrolled(), await headingHasFocus()]).toEqual([0, true])
  })

  it('the words of a form are no browser’s to translate, and the page says so', async () => {
    expect(await page.locator('meta[name="google"]').getAttribute('content')).toBe('notranslate')
    await page.getByText(/Webbläsaren kan inte översätta dem/).waitFor()
    const translated = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => (one as HTMLElement).translate))
    expect(await translated('.instruction > *')).toEqual([false, false])
    await page.getByRole('button', { name: 'Börja' }).click()
    await page.getByRole('radio').first().waitFor()
    expect([...new Set(await translated('.question__text, .answer-choice span'))]).toEqual([false])
    await takeBack(page)
    await page.getByRole('heading', { level: 1, name: /Tillbaka hos personalen/ }).waitFor()
  })

  it.each([
    [320, 640],
    [320, 256],
  ])(
    'the code stays in sight on hand-over, rating, paper and correction, scrolled to the end of a page of %i × %i',
    async (width, height) => {
      await unlocked()
      await page.setViewportSize({ width: 810, height: 1080 })
      await toCases()
      await page
        .getByRole('link', { name: /ÖVA-09/ })
        .first()
        .click()
      await page.getByRole('heading', { level: 1, name: /ÖVA-09/ }).waitFor()
      const at = new URL(page.url()).pathname
      await openSection(page, 'Mätningar')
      const answers = await page.locator('.measured a[href*="/answers/"]').first().getAttribute('href')
      await page.setViewportSize({ width, height })
      for (const path of [`${at}/hand-over`, `${at}/paper`, `${at}/rate`, `${answers}/correct`]) {
        await moveTo(path)
        expect(await scrolled(), path).toBe(0)
        await toTheEnd()
        const bar = page.getByRole('complementary', { name: 'Ärendet som sidan gäller' })
        const box = await bar.boundingBox()
        expect(await bar.innerText()).toMatch(/ÖVA-09.*Född \d{4}/s)
        expect([box?.y, (box?.height ?? 99) < height / 3], path).toEqual([0, true])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await page.setViewportSize({ width: 810, height: 1080 })
    },
  )
})

/** Within the app, as a link does it: a reload would lock. */
async function moveTo(path: string) {
  await page.evaluate((to) => history.pushState(null, '', to), path)
  await page.getByRole('complementary', { name: 'Ärendet som sidan gäller' }).waitFor()
  await page.locator('main h1').waitFor()
  await page.waitForTimeout(300)
}

async function unlocked() {
  const field = page.getByLabel('Din lösenfras')
  await Promise.race([field.waitFor(), page.getByRole('navigation').first().waitFor()])
  if (!(await field.isVisible())) return
  await field.fill(practicePassphrase)
  await page.getByRole('button', { name: 'Lås upp' }).click()
}

describe('a child who stops', () => {
  it('is read all the same: what was answered is listed at once, put aside or not, and after a restart, until it is marked', async () => {
    await toCases()
    const { code } = await makeCase(page)
    await handOver(page, 'YP-CORE')
    await page.getByRole('button', { name: 'Börja' }).click()
    for (const choice of [0, 0, 0, 4]) {
      await page.getByRole('radio').nth(choice).check()
      await page.getByRole('button', { name: 'Nästa' }).click()
    }
    await page.getByText(/^Fråga 5 av/).waitFor()
    await takeBack(page)
    await page.getByRole('heading', { level: 1, name: `Tillbaka hos personalen: ${code}` }).waitFor()
    expect(await toGoThrough().getByRole('rowheader').allInnerTexts()).toEqual([expect.stringMatching(/^4\./)])
    expect(await page.getByText('Inga svar väntar på att gås igenom.').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Till resultatet' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Lägg undan' }).click()
    await page.getByLabel('Varför?').fill('ville inte mer')
    await page.getByRole('button', { name: 'Lägg undan' }).click()
    await expect.poll(() => page.getByRole('heading', { name: 'Formulär som inte blev klara' }).count()).toBe(0)
    await toGoThrough().waitFor()
    await page.goto(inject('address'))
    await unlocked()
    await page.getByRole('link', { name: new RegExp(`^${code}.*YP-CORE`) }).click()
    await page.getByLabel('Vad gjordes?').fill('Pratade igenom')
    await page.getByRole('button', { name: 'Har sett' }).click()
    await expect.poll(() => toGoThrough().count()).toBe(0)
    await page.getByRole('link', { name: 'Till ärendet' }).click()
    await openSection(page, 'Formulär som avbröts')
    await page.getByRole('table', { name: '4 svar' }).waitFor()
    await page.getByText(/^Sett av .*Pratade igenom/).waitFor()
  })

  it('and who answers nothing leaves no green way to a result: nothing was filled in', async () => {
    await toCases()
    await page
      .getByRole('link', { name: /ÖVA-09/ })
      .first()
      .click()
    await measure(page, /^Mät: SDQ S11/)
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
    await takeBack(page)
    await page.getByText('Inget fylldes i den här gången. Det som finns i ärendet är från tidigare.').waitFor()
    expect(await page.getByRole('link', { name: 'Till resultatet' }).count()).toBe(0)
  })
})

describe('the right day', () => {
  it('a clock that has fallen back years is asked about before anything, and what staff say dates what follows', async () => {
    const day = civilDay(Date.now())
    await page.clock.setFixedTime('2022-01-01T12:00:00Z')
    await page.goto(inject('address'))
    await unlocked()
    await page.getByRole('heading', { level: 1, name: 'Vilken dag är det i dag?' }).waitFor()
    await page.getByText(/Klockan på apparaten säger 2022-01-01/).waitFor()
    expect(await axeFaults(page)).toEqual([])
    // Nothing can be opened, made or handed over past the question.
    await toCases()
    expect(await page.getByRole('link', { name: 'Nytt ärende' }).count()).toBe(0)
    const say = page.getByRole('button', { name: 'Det är dagens datum' })
    await page.getByLabel('Dagens datum').fill('2022-01-01')
    await say.click()
    await page.getByText(/Dagen kan inte vara före/).waitFor()
    await page.getByLabel('Dagens datum').fill(day)
    await say.click()
    await makeCase(page)
    await page.getByText(`Öppnat ${day}`).waitFor()
    await page.getByRole('link', { name: 'Enheten', exact: true }).click()
    await page.getByRole('link', { name: 'Logg', exact: true }).click()
    await page.getByText(`2022-01-01 → ${day}`).waitFor()
    await page.clock.setFixedTime(new Date())
  })
})

describe('a hand-over that is being written', () => {
  it('is not cut short by a lock that nobody pressed: the welcome comes on the same page', async () => {
    await page.goto(inject('address'))
    await unlocked()
    await makeCase(page)
    await measure(page, /^Mät: SDQ S11-17/)
    await page.getByRole('heading', { level: 1, name: 'Lämna över' }).waitFor()
    // A slow tablet, on which the watch for the lock comes round while the hand-over is sealed.
    await page.evaluate(() => {
      document.documentElement.dataset.samePage = 'yes'
      const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
      crypto.subtle.encrypt = async (...all) => {
        await new Promise((later) => setTimeout(later, 1_500))
        return encrypt(...all)
      }
    })
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await page.clock.setFixedTime(new Date(Date.now() + 6 * 60_000))
    await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset.samePage)).toBe('yes')
    await page.reload()
    await takeBack(page)
  })
})

describe('surroundings', () => {
  const offers = (other: Page) => other.getByRole('button').or(other.getByRole('link')).count()

  /** A new tab in which something of the browser is changed beforehand. */
  async function tab(change: () => void, address = inject('address')) {
    const other = await context.newPage()
    await other.addInitScript(change)
    await other.goto(address)
    return other
  }

  it('an address that keeps nothing says so at once, in three languages, and offers nothing', async () => {
    const other = await tab(() => {}, inject('address').replace(/127\.0\.0\.1|localhost/, 'app.test'))
    for (const words of ['Den här adressen börjar med http.', 'This address begins with http.', 'يبدأ هذا العنوان'])
      await other.getByText(new RegExp(`^${words}`)).waitFor()
    expect(await offers(other)).toBe(0)
    await other.close()
  })

  it.each<[string, () => void]>([
    ['Array.prototype.toReversed', () => Reflect.deleteProperty(Array.prototype, 'toReversed')],
    ['Promise.withResolvers', () => Reflect.deleteProperty(Promise, 'withResolvers')],
    ['Web Locks', () => Reflect.deleteProperty(Navigator.prototype, 'locks')],
    ['private files', () => Reflect.deleteProperty(StorageManager.prototype, 'getDirectory')],
    ['WebCrypto', () => Reflect.deleteProperty(Crypto.prototype, 'subtle')],
  ])('a browser without %s is told which will do, and is offered nothing', async (_what, change) => {
    const other = await tab(change)
    await other.getByText(/Det som fungerar är Chrome och Edge från version \d+/).waitFor()
    expect(await offers(other)).toBe(0)
    await other.close()
  })

  it('a storage that never answers is said after some seconds, with a way to try again', async () => {
    const other = await tab(() => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
    })
    await other.getByText(/Webbläsarens lagring svarar inte/).waitFor({ timeout: 25_000 })
    expect(await other.getByRole('button', { name: 'Försök igen' }).count()).toBe(1)
    await other.close()
  })

  it('a unit is ready though the browser has not answered whether it keeps it', async () => {
    const other = await tab(() => {
      StorageManager.prototype.persist = () => new Promise(() => {})
    })
    await setUpUnit(other, 'Enheten Måsen')
    await other.close()
  })
})

it('breaks no policy of the page', () => {
  expect(faults.filter((fault) => !fault.startsWith('fault:'))).toEqual([])
})
