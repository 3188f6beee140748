/** One unit on two real browsers with profiles of their own and no server between them: a backup makes the second, files do the rest. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { makeCase, setUpUnit, watched } from './steps.ts'

const address = inject('address')
let passphrase = ''
const faults: string[] = []

class Device {
  readonly #tablet: Tablet
  #context: BrowserContext
  page: Page

  private constructor(it: Tablet, context: BrowserContext, page: Page) {
    this.#tablet = it
    this.#context = context
    this.page = page
  }

  static async new(): Promise<Device> {
    const it = await tablet()
    const context = await it.open()
    faults.push(...watched(context))
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(address)
    return new Device(it, context, page)
  }

  /** As a power cut does: nothing is said to the page. */
  async restart(): Promise<void> {
    await this.#context.close()
    this.#context = await this.#tablet.open()
    this.page = this.#context.pages()[0] ?? (await this.#context.newPage())
    await this.page.goto(address)
    await this.unlock()
  }

  async remove(): Promise<void> {
    await this.#context.close()
    await this.#tablet.remove()
  }

  press = (name: string) => this.page.getByRole('button', { name, exact: true }).click()

  async unlock(): Promise<void> {
    await this.page.getByLabel('Din lösenfras').fill(passphrase)
    await this.press('Lås upp')
    await this.page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor()
  }

  async goTo(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, path)
  }

  async devices(): Promise<void> {
    await this.goTo('/unit/devices')
    await this.page.getByRole('heading', { level: 1, name: 'Apparater' }).waitFor()
  }

  async saved(button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const coming = this.page.waitForEvent('download')
    await this.press(button)
    const file = await coming
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }

  async saveVisits(path: string, count: string): Promise<void> {
    await this.goTo(`${path}/protocol`)
    await this.page.getByLabel('Antal besök').fill(count)
    await this.press('Spara protokollet')
    await this.page.getByText('Protokollet är sparat.').waitFor()
  }

  async file(): Promise<Buffer> {
    await this.devices()
    const { name, bytes } = await this.saved('Gör en fil med det nya')
    expect(name).toMatch(/\.sync$/)
    await this.page.getByText('Filen är gjord.').waitFor()
    return bytes
  }

  choose = (buffer: Buffer) =>
    this.page
      .getByLabel('Fil från en annan apparat')
      .setInputFiles({ name: 'x.sync', mimeType: 'application/octet-stream', buffer })

  async takeIn(file: Buffer): Promise<string> {
    await this.devices()
    await this.choose(file)
    const told = this.page.getByRole('status').filter({ hasText: /Det här kom in|Inget nytt fanns/ })
    await told.waitFor()
    return told.innerText()
  }
}

let one: Device
let other: Device
beforeAll(async () => {
  one = await Device.new()
  other = await Device.new()
})
afterAll(async () => {
  await one?.remove()
  await other?.remove()
})

describe('one unit on two computers without a server', () => {
  let path = ''
  let code = ''

  it('a backup makes the second a device of its own, which asks for a name', async () => {
    passphrase = (await setUpUnit(one.page, 'Ejderenheten', 'Alva Prov')).passphrase
    ;({ path, code } = await makeCase(one.page))
    await one.goTo('/unit/backup')
    const { bytes } = await one.saved('Gör en säkerhetskopia')
    await other.press('Läs in en säkerhetskopia')
    await other.page
      .getByLabel('Säkerhetskopian')
      .setInputFiles({ name: 'x.backup', mimeType: 'application/octet-stream', buffer: bytes })
    await other.page.getByLabel('Din lösenfras').fill(passphrase)
    await other.page.keyboard.press('Enter')
    await other.press('Läs in enheten')
    await other.unlock()
    await other.page.getByText('Den här apparaten är ny i enheten och har inget namn.').waitFor()
    await other.page.getByRole('link', { name: 'Apparater' }).click()
    await other.page.getByLabel('Namn på den här apparaten').fill('Rum 3')
    await other.press('Spara namnet')
    await other.page.getByRole('listitem').filter({ hasText: 'Rum 3' }).first().waitFor()
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
    await one.page.getByText('En ny apparat hör nu till enheten.').waitFor()
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
    expect(faults).toEqual([])
  })
})
