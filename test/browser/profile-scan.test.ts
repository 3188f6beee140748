/**
 * A copied profile opens nothing: after each way that a session ends, every file of it is searched for every key that was
 * ever made, and for what was written down in clear. What is not an end, a closed tab or a killed browser, leaves one share
 * of the form's key, so that the form can go on.
 */
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { type Backend, backends, bareBrowser, newProfile, removeProfile } from '../vault/browser.ts'
import { everyKeyMade } from './keys.ts'
import { asStored, found, inClear } from './profile-files.ts'
import { answer, bringWording, handOver, measure, setUpUnit, takeBack, watched } from './steps.ts'

/** Nothing else in a browser is called this. */
const planted = {
  unit: 'Gräsandsenheten',
  staff: 'Vildgåsa Prövare',
  code: 'KUNGSFISKARE-77',
  note: 'Skedstorken pratade igenom',
  paperReason: 'Rördrommen läste fel ruta',
  asideReason: 'Småspoven ville gå hem',
  answers: '"answers":{"i1":',
}

/** A browser on the profile, which tells of every key, and every fault into the list. */
async function opened(profile: string, backend: Backend, keys: (hex: string) => void, faults: string[][]) {
  const running = await bareBrowser(profile, backend)
  const context = running.page.context()
  faults.push(watched(context))
  await everyKeyMade(context, keys)
  return { ...running, context }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const toList = (page: Page) => page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()

async function unlocked(page: Page, passphrase: string) {
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press(page, 'Lås upp')
  await toList(page)
}

async function plantedCase(page: Page) {
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Kod', { exact: true }).fill(planted.code)
  await page.getByLabel('Födelseår eller ålder').fill('2008')
  await page.getByLabel('Annat eller okänt').check()
  await press(page, 'Skapa ärendet')
}

async function setPin(page: Page, pin: string) {
  await measure(page, /^Mät: CORE-10/)
  await page.getByText('Ta tillbaka med PIN', { exact: true }).click()
  await page.getByLabel('Välj en PIN med sex siffror').fill(pin)
  await press(page, 'Använd PIN')
  await page.goBack()
}

/** A form with one answer in it, left open. */
async function oneAnswer(page: Page) {
  await page.locator('.case-list').getByRole('link').first().click()
  await handOver(page, 'CORE-10')
  await press(page, 'Börja')
  await page.getByRole('radio').nth(2).check()
  await page.getByText('Sparat', { exact: true }).waitFor()
}

async function seenAndCorrected(page: Page) {
  await page.getByLabel('Vad gjordes?').fill(planted.note)
  await press(page, 'Har sett')
  await page.getByRole('link', { name: 'Rätta svaren' }).click()
  await page.getByLabel('Fråga 2, 0 till 4').focus()
  await page.keyboard.press('0')
  await page.getByLabel('Varför rättas svaren?').fill(planted.paperReason)
  await press(page, 'Spara rättelsen')
  await page.getByText(/^Sparat\./).waitFor()
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByLabel('Sök kod, födelseår eller anteckning').fill(planted.code)
}

it.each(backends)('holds no key ever made and no word of a case, however a session ends (%s)', async (backend) => {
  const profile = await newProfile()
  const needles = new Map<string, readonly Buffer[]>(
    Object.entries(planted).map(([what, text]) => [what, inClear(text)]),
  )
  const faults: string[][] = []
  const start = () => opened(profile, backend, (hex) => void needles.set(hex, asStored(hex)), faults)
  const nothingAfter = (end: string) => expect([end, ...found(profile, needles)]).toEqual([end])
  /** A share of the form's key, in the file that is written over when the form has ended. */
  const oneShareAfter = (pause: string) =>
    expect([pause, ...found(profile, needles)]).toEqual([pause, expect.stringMatching(/^[0-9a-f]{64} in /)])
  let running = await start()
  try {
    let { page } = running
    await page.goto(inject('address'))
    const { passphrase, recoveryCode } = await setUpUnit(page, planted.unit, planted.staff)
    for (const secret of [passphrase, recoveryCode.replaceAll(' ', ''), recoveryCode.replaceAll(' ', '-')])
      needles.set(secret, inClear(secret))
    await bringWording(page, 'core-10')
    await plantedCase(page)
    await setPin(page, '481620')
    await handOver(page, 'CORE-10')
    await press(page, 'Börja')
    await answer(page, Array<number>(10).fill(3))
    await page.getByRole('heading', { name: 'Tack!' }).waitFor()
    nothingAfter('handed in')
    await takeBack(page, '481620', 'Din PIN')
    await seenAndCorrected(page)
    nothingAfter('taken back by PIN')
    await press(page, 'Lås')
    await page.getByLabel('Din lösenfras').waitFor()
    nothingAfter('locked by the button')

    const other = await running.context.newPage()
    await other.goto(inject('address'))
    await unlocked(page, passphrase)
    await oneAnswer(page)
    oneShareAfter('in the middle of a form')
    await unlocked(other, passphrase)
    await page.getByText(/^Personalen tog tillbaka plattan/).waitFor()
    nothingAfter('taken back in another tab')
    await page.close()
    await press(other, 'Lägg undan')
    await other.getByLabel('Varför?').fill(planted.asideReason)
    await press(other, 'Lägg undan')
    await other.getByRole('heading', { name: 'Formulär som inte blev klara' }).waitFor({ state: 'detached' })
    nothingAfter('put aside')

    await oneAnswer(other)
    await other.close()
    oneShareAfter('the tab was closed')
    page = await running.context.newPage()
    await page.goto(inject('address'))
    await page
      .getByText(/^Fråga/)
      .first()
      .waitFor()
    await running.kill()
    oneShareAfter('the browser was killed')
    running = await start()
    page = running.page
    await page.clock.install()
    await page.goto(inject('address'))
    await takeBack(page, passphrase)
    await page.getByRole('link', { name: 'Ärenden' }).waitFor()
    nothingAfter('killed, and taken back')
    await page.clock.fastForward('05:01')
    await page.getByText(/^Apparaten låste sig själv/).waitFor()
    await running.close()
    nothingAfter('locked by itself, and closed')
    needles.set('what is in clear', inClear('mattstock-'))
    expect(found(profile, needles)).not.toEqual([])
    expect(faults.flat()).toEqual([])
  } finally {
    await running.kill()
    await removeProfile(profile)
  }
})
