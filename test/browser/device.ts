/** One of a unit's devices as somebody works on it: a real Chromium with a profile of its own. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { type Tablet, tablet } from './chromium.ts'
import { watched } from './steps.ts'

type Options = Parameters<Tablet['open']>[0]

export class Device {
  readonly #tablet: Tablet
  readonly #how: Options
  readonly #address: string
  context: BrowserContext
  page: Page
  passphrase = ''
  /** What went wrong on any of its pages. */
  readonly faults: string[] = []

  private constructor(it: Tablet, how: Options, address: string, context: BrowserContext, page: Page) {
    watched(context, this.faults)
    this.#how = how
    this.#tablet = it
    this.#address = address
    this.context = context
    this.page = page
  }

  static async new(address: string, how: Options = {}): Promise<Device> {
    const it = await tablet()
    const context = await it.open(how)
    const page = context.pages()[0] ?? (await context.newPage())
    const device = new Device(it, how, address, context, page)
    await page.goto(address)
    return device
  }

  /** As a power cut does: nothing is said to the page. */
  async restart(): Promise<void> {
    await this.shut()
    await this.open()
    await this.unlock()
  }

  shut = () => this.context.close()

  async open(path = '/'): Promise<void> {
    this.context = await this.#tablet.open(this.#how)
    watched(this.context, this.faults)
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
    await this.page.goto(this.#address + path)
  }

  async remove(): Promise<void> {
    await this.context.close()
    await this.#tablet.remove()
  }

  press = (name: string) => this.page.getByRole('button', { name, exact: true }).click()

  async unlock(): Promise<void> {
    await this.page.getByLabel('Din lösenfras').fill(this.passphrase)
    await this.press('Lås upp')
    await this.page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor()
  }

  /** A new device of the unit, by its backup. */
  async restore(buffer: Buffer, passphrase: string): Promise<void> {
    this.passphrase = passphrase
    await this.press('Läs in en säkerhetskopia')
    await this.page
      .getByLabel('Säkerhetskopian')
      .setInputFiles({ name: 'x.backup', mimeType: 'application/octet-stream', buffer })
    await this.page.getByLabel('Din lösenfras').fill(passphrase)
    await this.page.keyboard.press('Enter')
    await this.press('Läs in enheten')
    await this.unlock()
  }

  /** On the page of the devices. */
  async isCalled(name: string): Promise<void> {
    await this.page.getByLabel('Namn på den här apparaten').fill(name)
    await this.press('Spara namnet')
    await this.page.getByRole('listitem').filter({ hasText: name }).first().waitFor()
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

  /** As the page of the unit's server has it, after it has been asked once more. */
  async compares(): Promise<void> {
    await this.goTo('/unit/relay')
    await this.press('Jämför nu')
    await this.page.getByText(/Apparaten och servern var lika/).waitFor()
  }

  /** A new device's changes come in a file, and staff here say that they know of it: then it is let in. */
  async letsIn(device: Device, name: string): Promise<void> {
    await device.devices()
    await device.isCalled(name)
    await this.takeIn(await device.file())
    await this.press('Jag känner till det')
    await this.compares()
    await device.compares()
  }

  /** The unit's server, by its operator's code. */
  async join(code: string): Promise<void> {
    await this.goTo('/unit/relay')
    await this.page.getByLabel('Serverns kod').fill(code)
    await this.press('Anslut enheten')
    await this.page.getByText(/Apparaten och servern var lika/).waitFor()
  }

  async file(): Promise<Buffer> {
    await this.devices()
    const { name, bytes } = await this.saved('Gör en fil med det nya')
    if (!name.endsWith('.sync')) throw new Error(`a file named ${name}`)
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
