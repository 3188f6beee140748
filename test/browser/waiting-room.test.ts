/** A clinic with two readers and two tablets in the waiting room, at a real server: from the computer to the tablet, and read on the other computer while the first is off. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsSeen } from '../screens/faults-seen.ts'
import { answeringShapes } from '../screens/layout.ts'
import { stayAwake } from '../screens/steps.ts'
import { Clinic } from './clinic.ts'
import type { Device } from './device.ts'
import { typist } from './keyboard.ts'
import { makeCase } from './steps.ts'
import { copiedBuild } from './two-builds.ts'

const build = copiedBuild()
let clinic: Clinic
let one: Device
let other: Device
let tablet: Device
let second: Device
beforeAll(async () => {
  clinic = await Clinic.begun(['yp-core', 'core-10'], undefined, build.folder)
  ;({ one, other } = clinic)
  ;[tablet, second] = clinic.tablets
}, 300_000)
afterAll(async () => {
  await clinic?.end()
  build.remove()
})

const heading = (device: Device, name: string | RegExp) =>
  device.page.getByRole('heading', { level: 1, name }).waitFor()
const says = (device: Device, text: string | RegExp) => device.page.getByText(text).first().waitFor()

async function newCase(device: Device) {
  await device.goTo('/')
  return makeCase(device.page)
}

/** From the case's page. Gives back the number that staff read out. */
async function send(device: Device, path: string, to: string): Promise<string> {
  await device.goTo(path)
  await heading(device, /^Ärende/)
  await device.goTo(`${path}/hand-over?forms=yp-core`)
  await device.press(`Skicka till ${to}`)
  await heading(device, /^Nummer \d+$/)
  return (await device.page.getByRole('heading', { level: 1 }).innerText()).replace(/\D/g, '')
}

const begin = async ({ page }: Device, turn: string) => {
  await page.getByRole('button', { name: `Nummer ${turn}` }).click()
  await page.getByRole('button', { name: 'Börja' }).click()
}

/** Each question from `from` on by the place of its choice. */
async function answer({ page }: Device, from: number, choices: readonly number[]): Promise<void> {
  for (const [i, choice] of choices.entries()) {
    await page.getByText(new RegExp(`^Fråga ${from + i} av`)).waitFor()
    await page.getByRole('radio').nth(choice).check()
    await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
  }
}

let path = ''
let code = ''
let turn = ''

it('staff see each tablet by its kind, version and day, and the tablets show an empty page', async () => {
  await one.devices()
  expect(await faultsSeen(one.page)).toEqual([])
  for (const name of ['Väntrum 1', 'Väntrum 2']) {
    const card = one.page.getByRole('listitem').filter({ hasText: name }).first()
    expect(await card.innerText()).toMatch(/visar inga ärenden[\s\S]*Hördes senast \d{4}-\d\d-\d\d[\s\S]*Version /)
  }
  expect(await faultsSeen(tablet.page, answeringShapes)).toEqual([])
})

it('a form goes from the list of cases to a tablet in three presses, with a number to read out', async () => {
  await one.goTo('/')
  // Old enough for the form that a wording was brought of to be the first that fits.
  const grown = await makeCase(one.page, { born: '2007' })
  await one.goTo('/')
  await one.page.evaluate(() => {
    addEventListener(
      'pointerdown',
      () => Object.assign(window, { taps: Number(Reflect.get(window, 'taps') ?? 0) + 1 }),
      true,
    )
  })
  await one.page.getByRole('link', { name: grown.code }).first().click()
  await one.page.getByRole('link', { name: /^Mät nu: CORE-10/ }).click()
  await one.press('Skicka till Väntrum 1')
  await heading(one, /^Nummer \d\d$/)
  expect(await one.page.evaluate(() => Reflect.get(window, 'taps'))).toBe(3)
  await says(one, 'Det står nu på Väntrum 1.')
  await says(one, 'väntar')
  expect(await faultsSeen(one.page)).toEqual([])
  await heading(tablet, 'Tryck på ditt nummer')
  expect(await faultsSeen(tablet.page, answeringShapes)).toEqual([])
  expect(await second.page.getByRole('button', { name: /^Nummer/ }).count()).toBe(0)
  await one.page.getByRole('button', { name: /^Avbryt Nummer/ }).click()
  await one.press('Ja')
  await heading(tablet, 'Vänta på ditt nummer')
  ;({ path, code } = await newCase(one))
  turn = await send(one, path, 'Väntrum 1')
})

it('what must be read stands first on the other computer while the tablet is still in the child’s hands, and the first is off', async () => {
  // It locks itself when nobody has touched it for five minutes.
  await stayAwake(other.page)
  await other.goTo('/')
  await one.shut()
  await begin(tablet, turn)
  await answer(tablet, 1, [1, 1, 1, 3])
  await other.page
    .getByText(/Svarar ännu på Väntrum 1/)
    .first()
    .waitFor()
  const first = other.page.getByRole('main').getByRole('heading', { level: 2 }).first()
  expect(await first.innerText()).toBe('Svar att gå igenom med personen')
  await says(other, 'påbörjad')
  expect(await faultsSeen(other.page)).toEqual([])
  expect(await faultsSeen(tablet.page, answeringShapes)).toEqual([])
})

it('after Lämna in the tablet thanks, says that it is left with the unit, and waits for the next', async () => {
  await stayAwake(other.page)
  await answer(tablet, 5, [1, 1, 1, 1, 1, 1])
  await tablet.press('Lämna in')
  await heading(tablet, 'Tack!')
  await says(tablet, 'Lämnat till enheten')
  expect(await tablet.page.getByRole('button', { name: /ta tillbaka plattan/ }).count()).toBe(0)
  expect(await faultsSeen(tablet.page, answeringShapes)).toEqual([])
  await tablet.press('Klar')
  await heading(tablet, 'Vänta på ditt nummer')
  await says(other, /^hämtad$/)
  await other.goTo(path)
  await heading(other, `Ärende ${code}`)
  await other.page.locator('.strips__figure').first().waitFor()
})

it('Avbryt on the tablet leads to an empty page, and what was answered comes into the case', async () => {
  await one.open()
  await one.unlock()
  const own = await newCase(other)
  const number = await send(other, own.path, 'Väntrum 2')
  await begin(second, number)
  await answer(second, 1, [0])
  await second.press('Avbryt')
  expect(await faultsSeen(second.page, answeringShapes)).toEqual([])
  await second.press('Ja, sluta')
  await heading(second, 'Vänta på ditt nummer')
  await says(other, 'avbruten, svaren är hämtade')
  await other.goTo(own.path)
  await says(other, 'Formulär som avbröts')
})

it('a reader calls a form back, the one that sent it or another, begun or not', async () => {
  const own = await newCase(one)
  const numbers = [await send(one, own.path, 'Väntrum 2'), await send(one, own.path, 'Väntrum 2')]
  await begin(second, numbers[0] ?? '')
  await answer(second, 1, [0])
  await stayAwake(other.page)
  await other.goTo('/')
  for (const number of numbers) {
    await other.press(`Avbryt Nummer ${number}`)
    await other.press('Ja')
    await expect.poll(() => other.page.getByRole('button', { name: 'Ja', exact: true }).count()).toBe(0)
  }
  await says(second, 'Personalen har avslutat formuläret. Det du har svarat är sparat.')
  await expect.poll(() => second.page.getByRole('button', { name: /^Nummer/ }).count()).toBe(0)
  await expect.poll(() => other.page.getByText('avbruten, svaren är hämtade').count()).toBe(4)
})

it('a new version comes to a tablet by itself between forms, and not in the middle of one', async () => {
  const own = await newCase(one)
  await begin(tablet, await send(one, own.path, 'Väntrum 1'))
  const { page } = tablet
  const mark = 'a newer version'
  const is = `<!-- ${mark} -->`
  build.release(mark)
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))
  await expect.poll(waits).toBe(true)
  await answer(tablet, 1, [0])
  expect(await page.content()).not.toContain(is)
  await tablet.press('Avbryt')
  await tablet.press('Ja, sluta')
  await expect.poll(() => page.content().catch(() => '')).toContain(is)
  await heading(tablet, 'Vänta på ditt nummer')
  // Of the form that was broken off before it, nothing is lost.
  await one.goTo(own.path)
  await says(one, 'Formulär som avbröts')
})

it('a tablet is worked by the keyboard alone, and the focus is never lost, hidden or unseen', async () => {
  const own = await newCase(one)
  const number = await send(one, own.path, 'Väntrum 2')
  const { page } = second
  const hands = typist(page)
  await hands.press(page.getByRole('button', { name: `Nummer ${number}` }))
  await hands.press(page.getByRole('button', { name: 'Börja' }))
  await hands.press(page.getByRole('button', { name: 'Avbryt', exact: true }))
  await hands.press(page.getByRole('button', { name: 'Nej, fortsätt svara' }))
  await hands.press(page.getByRole('button', { name: 'Avbryt', exact: true }))
  await hands.press(page.getByRole('button', { name: 'Ja, sluta' }))
  await heading(second, 'Vänta på ditt nummer')
  expect(hands.faults).toEqual([])
})

it('a reader hands itself over as before, beside the tablets', async () => {
  const own = await newCase(one)
  await one.goTo(`${own.path}/hand-over?forms=yp-core`)
  await one.press('Lämna över')
  await heading(one, 'Välkommen')
  await one.press('För personal: ta tillbaka plattan')
  await one.page.getByLabel('Din lösenfras').fill(one.passphrase)
  await one.press('Lås upp')
  await heading(one, /^Tillbaka hos personalen/)
})

it('a tablet that is removed says so, is sent no more, and is emptied where it stands', async () => {
  await one.devices()
  await one.press('Ta bort Väntrum 2')
  const dialog = one.page.getByRole('dialog')
  await dialog.getByLabel('Skriv namnet för att bekräfta').fill('Väntrum 2')
  await dialog.getByRole('button', { name: 'Ta bort', exact: true }).click()
  await heading(second, 'Plattan hör inte längre till enheten')
  expect(await faultsSeen(second.page, answeringShapes)).toEqual([])
  await second.press('Radera det som finns här')
  await second.press('Ja')
  await heading(second, 'Måttstock')
  const own = await newCase(one)
  await one.goTo(`${own.path}/hand-over?forms=yp-core`)
  await one.page.getByRole('button', { name: 'Skicka till Väntrum 1' }).waitFor()
  expect(await one.page.getByRole('button', { name: 'Skicka till Väntrum 2' }).count()).toBe(0)
  expect([one, other, tablet, second].flatMap(({ faults }) => faults)).toEqual([])
})
