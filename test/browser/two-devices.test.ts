/** One unit on two real browsers with profiles of their own and no server between them: a backup makes the second, files do the rest. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { axeFaults } from '../screens/axe.ts'
import { layoutFaults, staffShapes } from '../screens/layout.ts'
import { Device } from './device.ts'
import { makeCase, setUpUnit } from './steps.ts'

const address = inject('address')
let one: Device
let other: Device
beforeAll(async () => {
  one = await Device.new(address)
  other = await Device.new(address)
})
afterAll(async () => {
  await one?.remove()
  await other?.remove()
})

/** Of a screen that needs two devices to come about, and is in no walk past every screen. */
const faultsSeen = async (page: Page) => [...(await axeFaults(page)), ...(await layoutFaults(page, staffShapes))]

describe('one unit on two computers without a server', () => {
  let path = ''
  let code = ''

  it('a backup makes the second a device of its own, which asks for a name', async () => {
    const { passphrase } = await setUpUnit(one.page, 'Ejderenheten', 'Alva Prov')
    one.passphrase = passphrase
    ;({ path, code } = await makeCase(one.page))
    await one.goTo('/unit/backup')
    const { bytes } = await one.saved('Gör en säkerhetskopia')
    await other.restore(bytes, passphrase)
    await other.page.getByText('Den här apparaten är ny i enheten och har inget namn.').waitFor()
    await other.page.getByRole('link', { name: 'Apparater', exact: true }).click()
    await other.isCalled('Rum 3')
  })

  it('both edit one protocol apart, and after two files each shows both edits to whoever opens it', async () => {
    await one.saveVisits(path, '3')
    await other.saveVisits(path, '5')
    expect(await one.takeIn(await other.file())).toContain('Rum 3: ')
    await other.takeIn(await one.file())
    for (const device of [one, other]) {
      await device.goTo(`${path}/protocol`)
      const row = device.page.getByRole('row', { name: /^Antal besök/ })
      await row.waitFor()
      expect(await row.getByRole('cell').allTextContents()).toEqual(['3', '5'])
    }
  })

  it('the first says that a device was added, until somebody says that they know of it', async () => {
    await one.goTo('/')
    await one.page.getByText('En ny apparat är tillagd av Alva Prov: Rum 3.').waitFor()
    await one.devices()
    await one.press('Jag känner till det')
    await one.goTo('/')
    await one.page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
    await expect.poll(() => one.page.getByText('En ny apparat').count()).toBe(0)
  })

  it('a browser that is closed while it takes a file in has lost nothing, and the file brings the rest', async () => {
    const codes: string[] = []
    for (let i = 0; i < 3; i++) {
      await other.goTo('/')
      codes.push((await makeCase(other.page)).code)
    }
    const file = await other.file()
    await one.devices()
    await one.choose(file)
    await one.restart()
    await one.takeIn(file)
    await one.goTo('/')
    for (const each of [code, ...codes]) await one.page.getByRole('link', { name: each }).first().waitFor()
  })

  it('one code given to two cases apart is told on both, and merged on one it is one case on the other', async () => {
    const made: string[] = []
    for (const device of [one, other]) {
      await device.goTo('/')
      made.push((await makeCase(device.page, { code: 'VASS-7' })).path)
    }
    await one.takeIn(await other.file())
    await other.takeIn(await one.file())
    for (const device of [one, other]) {
      await device.goTo('/')
      await expect.poll(() => device.page.getByText('Samma kod på två').count()).toBe(2)
    }
    await one.goTo(made[0] ?? '')
    await one.page.getByRole('link', { name: /^Jämför med ärendet/ }).click()
    await one.page.getByRole('heading', { level: 1, name: 'Två ärenden med koden VASS-7' }).waitFor()
    expect(await faultsSeen(one.page)).toEqual([])
    await one.press('Det är samma barn, slå ihop')
    await one.press('Slå ihop ärendena')
    await one.page.getByRole('heading', { level: 1, name: 'Ärende VASS-7' }).waitFor()
    await other.takeIn(await one.file())
    await other.goTo('/')
    await expect.poll(() => other.page.getByRole('link', { name: 'VASS-7' }).count()).toBe(1)
    expect(await other.page.getByText('Samma kod på två').count()).toBe(0)
    await other.goTo(made[1] ?? '')
    await expect.poll(() => new URL(other.page.url()).pathname).toBe(made[0])
  })

  it('a form that both correct apart says so on its score, and one is chosen from both side by side', async () => {
    await one.goTo(`${path}/paper`)
    await one.page.getByLabel('Formulär', { exact: true }).selectOption('core-10')
    await one.page.getByLabel('Fråga 1, 0').focus()
    for (const key of '1034204103') await one.page.keyboard.press(key)
    await one.press('Spara formuläret')
    await one.page.getByRole('heading', { level: 1, name: /^CORE-10, ärende/ }).waitFor()
    const form = new URL(one.page.url()).pathname
    await other.takeIn(await one.file())
    for (const [device, key, why] of [
      [one, '4', 'fel ruta'],
      [other, '2', 'fel siffra'],
    ] as const) {
      await device.goTo(`${form}/correct`)
      await device.page.getByLabel('Fråga 2, 0').focus()
      await device.page.keyboard.press(key)
      await device.page.getByLabel('Varför rättas svaren?').fill(why)
      await device.press('Spara rättelsen')
      await device.page.getByText('Sparat.').waitFor()
    }
    await one.takeIn(await other.file())
    await one.goTo(path)
    await one.page.getByText(/^Rättad två gånger/).waitFor()
    expect(await faultsSeen(one.page)).toEqual([])
    await one.page.getByRole('link', { name: 'Välj rättelse' }).click()
    const item = one.page.getByRole('row', { name: /^2\./ })
    await item.waitFor()
    expect(await faultsSeen(one.page)).toEqual([])
    await one.page
      .getByRole('button', { name: /^Den här gäller/ })
      .first()
      .click()
    await one.page.getByText('Formuläret var rättat två gånger, och den här rättelsen är vald.').waitFor()
    await other.takeIn(await one.file())
    await other.goTo(path)
    await other.page.getByRole('heading', { level: 1, name: /^Ärende/ }).waitFor()
    expect(await other.page.getByText(/^Rättad två gånger/).count()).toBe(0)
  })

  it('a device is removed with its name typed, and what it writes afterwards is refused in words', async () => {
    await one.devices()
    await one.press('Ta bort Rum 3')
    const dialog = one.page.getByRole('dialog')
    await dialog.getByLabel('Skriv namnet för att bekräfta').fill('Rum 3')
    await dialog.getByRole('button', { name: 'Ta bort', exact: true }).click()
    await one.page.getByText('Borttagen', { exact: true }).waitFor()
    await other.goTo('/')
    const since = await makeCase(other.page)
    await one.takeIn(await other.file())
    await one.page.getByText(/skrev.* på en apparat efter att den togs bort/).waitFor()
    await one.goTo('/')
    await one.page.getByRole('link', { name: code }).first().waitFor()
    expect(await one.page.getByRole('link', { name: since.code }).count()).toBe(0)
    expect([...one.faults, ...other.faults]).toEqual([])
  })
})
