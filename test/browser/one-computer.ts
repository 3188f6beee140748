/** Two real units and a practice unit on one computer, in a real Chromium whose profile outlives it. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { bareBrowser } from '../vault/browser.ts'
import { type Tablet, tablet } from './chromium.ts'
import { bringWording, setUpUnit, watched } from './steps.ts'

interface OfUnit {
  readonly name: string
  readonly staff: string
  passphrase: string
}

export class OneComputer {
  readonly ejder: OfUnit = { name: 'Ejderenheten', staff: 'Alva Prov', passphrase: '' }
  readonly lom: OfUnit = { name: 'Lomenheten', staff: 'Bo Prov', passphrase: '' }
  /** What went wrong on any of its pages. */
  readonly faults: string[] = []
  readonly #address = inject('address')
  readonly #device: Tablet
  context: BrowserContext
  page: Page

  private constructor(device: Tablet, context: BrowserContext, page: Page) {
    this.#device = device
    this.context = context
    this.page = page
  }

  static async started(): Promise<OneComputer> {
    const device = await tablet()
    const context = await device.open()
    const page = context.pages()[0] ?? (await context.newPage())
    const computer = new OneComputer(device, context, page)
    watched(context, computer.faults)
    await page.goto(computer.#address)
    return computer
  }

  async remove(): Promise<void> {
    await this.context.close()
    await this.#device.remove()
  }

  /** The browser, and so the tab, anew on the same disk. */
  async start(): Promise<void> {
    this.context = await this.#device.open()
    watched(this.context, this.faults)
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
    await this.page.goto(this.#address)
  }

  async restart(): Promise<void> {
    await this.context.close()
    await this.start()
  }

  /** Works in a browser of its own on the same disk, which is killed at the end of it without a word. */
  async killedAfter(work: () => Promise<void>): Promise<void> {
    await this.context.close()
    const running = await bareBrowser(this.#device.profile, 'leveldb')
    try {
      this.page = running.page
      await this.page.goto(this.#address)
      await work()
    } finally {
      await running.kill()
    }
    await this.start()
  }

  /** The first, with a wording to hand over. */
  async setUpEjder(): Promise<void> {
    this.ejder.passphrase = (await setUpUnit(this.page, this.ejder.name, this.ejder.staff)).passphrase
    await bringWording(this.page, 'yp-core')
    await this.lock()
  }

  /** The second, from the locked page. */
  async setUpLom(): Promise<void> {
    await this.press('En enhet till på apparaten')
    this.lom.passphrase = (await setUpUnit(this.page, this.lom.name, this.lom.staff)).passphrase
    await this.lock()
  }

  /** The first by no name: that is sealed until it is opened beside another. */
  async openUnnamed({ passphrase }: OfUnit, from: OfUnit): Promise<void> {
    await this.list()
      .getByRole('button', { name: /^Enhet som var öppen/ })
      .click()
    await this.heading(`Lås upp ${from.name}`).waitFor({ state: 'detached' })
    await this.unlock(passphrase)
    await this.menu()
  }

  async startPractice(): Promise<void> {
    await this.press('Till övningsenheten')
    await this.heading('Ärenden').waitFor()
    await this.lock()
  }

  press = (name: string) => this.page.getByRole('button', { name, exact: true }).click()
  heading = (name: string) => this.page.getByRole('heading', { level: 1, name, exact: true })
  list = () => this.page.getByRole('navigation', { name: 'Enheter på den här apparaten' })
  units = () => this.list().getByRole('button')
  masthead = () => this.page.locator('.masthead__name').innerText()
  menu = () => this.page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor()
  refused = (sentence: RegExp) => this.page.getByRole('alert').filter({ hasText: sentence }).waitFor()

  lock = async () => {
    await this.press('Lås')
    await this.page.getByLabel('Din lösenfras').waitFor()
  }
  choose = async (name: string) => {
    await this.list().getByRole('button', { name }).click()
    await this.heading(`Lås upp ${name}`).waitFor()
  }
  unlock = async (passphrase: string) => {
    await this.page.getByLabel('Din lösenfras').fill(passphrase)
    await this.press('Lås upp')
  }
  open = async ({ name, passphrase }: OfUnit) => {
    await this.choose(name)
    await this.unlock(passphrase)
    await this.menu()
    expect(await this.masthead()).toBe(name)
  }
}
