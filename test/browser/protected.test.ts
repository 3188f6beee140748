/**
 * A case that only some may read: to a colleague it is a code and whom to ask, on every screen that they come to and in the
 * page's memory; to those who are named, and to the recovery sheet, it is the case.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { heapOf } from './heap.ts'
import { found, inClear } from './profile-files.ts'
import { answer, bringWording, fromMenu, handOver, setUpUnit, takeBack, watched } from './steps.ts'

/** Written on the page of the case: nothing else in a browser is called this. */
const code = 'STRANDSKATA-9'
const planted = ['Skedstorken pratade', 'Rördrommen']

let device: Tablet
let context: BrowserContext
let broken: readonly string[]
let page: Page
let alva = { passphrase: '', recoveryCode: '' }
let bo = ''

const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const toCases = async () => {
  await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
  await heading('Ärenden')
}
async function lockedThenBy(passphrase: string) {
  await press('Lås')
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press('Lås upp')
  await heading('Ärenden')
}
/** The first time that a colleague comes in: a passphrase that nobody else has seen. */
async function ownPassphrase(given: string): Promise<string> {
  await heading('Byt din lösenfras')
  const shown = page.locator('main .passphrase')
  await shown.filter({ hasText: /\S+ \S+/ }).waitFor()
  const own = (await shown.innerText()).trim()
  await page.getByRole('checkbox', { name: 'Den är avskriven' }).check()
  await page.getByLabel('Lösenfrasen du fick').fill(given)
  await press('Byt till den nya')
  await heading('Ärenden')
  return own
}
const openCase = async () => {
  await page.locator('.case-line__link', { hasText: code }).click()
  await heading(`Ärende ${code}`)
}
const text = () => page.locator('body').innerText()
const plantedIn = (words: string) => planted.filter((word) => words.includes(word))

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ viewport: { width: 1180, height: 820 } })
  broken = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(inject('address'))
  alva = await setUpUnit(page, 'Enheten Strand', 'Alva Prov')
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: /^Medarbetare och nycklar/ }).click()
  for (const name of ['Bo Prov', 'Cilla Prov']) {
    await page.getByLabel('Namn på medarbetaren').fill(name)
    await press('Lägg till')
    const shown = page.locator('.notice .passphrase')
    await shown.filter({ hasText: /\S+ \S+/ }).waitFor()
    if (name === 'Bo Prov') bo = (await shown.innerText()).trim()
    await press('Den är avskriven')
  }
  await bringWording(page, 'core-10')
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Kod', { exact: true }).fill(code)
  await page.getByLabel('Födelseår eller ålder').fill('2008')
  await page.getByLabel('Annat eller okänt').check()
  await page.getByLabel('Kort anteckning').fill(planted[0] as string)
  await press('Skapa ärendet')
  await heading(`Ärende ${code}`)
})

afterAll(async () => {
  await context.close()
  await device.remove()
})

it('a team is made, and the case is protected to it: the page says what colleagues may have kept', async () => {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: /^Team/ }).click()
  await heading('Team')
  await press('Nytt team')
  await page.getByLabel('Teamets namn').fill('Unga vuxna')
  await page.getByRole('checkbox', { name: 'Alva Prov' }).check()
  await page.getByRole('checkbox', { name: 'Cilla Prov' }).check()
  await press('Spara')
  await page.getByRole('heading', { level: 2, name: 'Unga vuxna' }).waitFor()
  await toCases()
  await openCase()
  await fromMenu(page, 'Ärendet', 'Vem får läsa')
  await heading('Vem får läsa ärendet?')
  await page.getByRole('radio', { name: /^Teamet Unga vuxna/ }).check()
  await page.getByText(/^Nya svar får en ny nyckel/).waitFor()
  await press('Spara vem som får läsa')
  await heading(`Ärende ${code}`)
  // Cilla, who has not been in yet, has a passphrase that somebody else has seen: nobody is let in by that.
  await page.getByText('Skyddat, läses av Alva Prov').waitFor()
})

it('to a colleague it is a code and whom to ask: list, search, page, log, new case and memory hold no word of it', async () => {
  await press('Lås')
  await page.getByLabel('Din lösenfras').fill(bo)
  await press('Lås upp')
  bo = await ownPassphrase(bo)
  await page.getByText('Ärendet är skyddat. Fråga Alva Prov.').waitFor()
  expect(plantedIn(await text())).toEqual([])
  await page.locator('input[inputmode=search]').fill('skedstorken')
  expect(await page.locator('.case-line__link').count()).toBe(0)
  await page.locator('input[inputmode=search]').fill('strandskata')
  await openCase()
  expect(plantedIn(await text())).toEqual([])
  expect(await page.getByText('Ärendet är skyddat. Fråga').count()).toBe(1)
  await page.getByRole('link', { name: 'Till ärendelistan' }).click()
  await page.locator('input[inputmode=search]').fill('')
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Kod', { exact: true }).fill(code.toLowerCase())
  await page.getByLabel('Födelseår eller ålder').fill('2008')
  await page.getByLabel('Annat eller okänt').check()
  await press('Skapa ärendet')
  await page.getByText(/^Koden finns redan/).waitFor()
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lämna utan att spara' }).click()
  await page.getByRole('link', { name: /^Logg/ }).click()
  await page.getByText('Ändrade vem som får läsa ärendet').first().waitFor()
  expect(plantedIn(await text())).toEqual([])
  const heap = await heapOf(page)
  expect(heap.words([...planted, code])).toEqual([code])
})

it('a form that is handed in waits for those who read the case, and a colleague is told that it waits', async () => {
  await lockedThenBy(alva.passphrase)
  await openCase()
  await handOver(page, 'CORE-10')
  await press('Börja')
  await answer(page, Array<number>(10).fill(3))
  await page.getByRole('heading', { name: 'Tack!' }).waitFor()
  await takeBack(page, bo)
  const waits = page.getByText('1 inlämnat formulär väntar på att bli läst. Säg till Alva Prov')
  await heading(`Ärende ${code}`)
  await waits.waitFor()
  await toCases()
  await page.getByRole('heading', { name: 'Svar väntar' }).waitFor()
  await waits.first().waitFor()
  await lockedThenBy(alva.passphrase)
  await page.locator('a[href$="/given-back"]').first().click()
  await page.getByLabel('Vad gjordes?').fill(planted[1] as string)
  await press('Har sett')
  await page.getByLabel('Vad gjordes?').waitFor({ state: 'detached' })
})

it('the recovery sheet opens it, and the whole unit reads it again once a reader says so', async () => {
  await press('Lås')
  await press('Har du glömt lösenfrasen?')
  await page.getByLabel('Koden på bladet').fill(alva.recoveryCode)
  await press('Lås upp')
  await toCases()
  await openCase()
  await page.getByText(planted[0] as string).waitFor()
  await lockedThenBy(alva.passphrase)
  await openCase()
  await fromMenu(page, 'Ärendet', 'Vem får läsa')
  await page.getByRole('radio', { name: 'Hela enheten' }).check()
  await press('Spara vem som får läsa')
  await heading(`Ärende ${code}`)
  await lockedThenBy(bo)
  await openCase()
  await page.getByText(planted[0] as string).waitFor()
})

it('in no file of the profile that the colleague worked in does a word of it, or its code, lie in clear', async () => {
  await context.close()
  const inFiles = (words: readonly string[]) =>
    found(device.profile, new Map(words.map((word) => [word, inClear(word)])))
  expect(inFiles([...planted, code])).toEqual([])
  // The files that are looked through are those that the app writes.
  expect(inFiles(['mattstock-unit-']).length).toBeGreaterThan(0)
})

it('breaks no rule of the page on the way', () => {
  expect(broken).toEqual([])
})
