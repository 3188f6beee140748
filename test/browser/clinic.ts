/** A clinic as docs/starta-en-enhet.md begins one: two readers and two tablets in the waiting room, each a real Chromium with a profile of its own, and the server between them. */
import { Device } from './device.ts'
import { bringWording, setUpUnit } from './steps.ts'
import { WithRelay } from './with-relay.ts'

/** Called at each step that the page shows a picture of. */
export type Seen = (picture: string, device: Device) => Promise<void>

export class Clinic {
  readonly server: WithRelay
  readonly one: Device
  readonly other: Device
  readonly tablets: readonly [Device, Device]
  readonly #all: readonly Device[]
  readonly #seen: Seen

  private constructor(server: WithRelay, all: readonly [Device, Device, Device, Device], seen: Seen) {
    this.server = server
    this.#all = all
    const [one, other, ...tablets] = all
    this.one = one
    this.other = other
    this.tablets = tablets
    this.#seen = seen
  }

  /**
   * @param forms of which invented wordings are brought
   * @param app a copy of the built app, which the first tablet then keeps for use without network
   */
  static async begun(forms: readonly string[], seen: Seen = async () => {}, app?: string): Promise<Clinic> {
    const server = await WithRelay.started(app ? { APP: app } : {})
    const device = (serviceWorkers: 'allow' | 'block' = 'block') => Device.new(server.address, { serviceWorkers })
    const tablet = () => device(app ? 'allow' : 'block')
    const clinic = new Clinic(server, [await device(), await device(), await tablet(), await device()], seen)
    try {
      await clinic.#begin(forms)
      return clinic
    } catch (fault) {
      await clinic.end()
      throw fault
    }
  }

  async #begin(forms: readonly string[]): Promise<void> {
    const { one, other, tablets } = this
    await this.#seen('first-page', one)
    one.passphrase = (await setUpUnit(one.page, 'Ejderenheten', 'Alva Prov')).passphrase
    for (const form of forms) await bringWording(one.page, form)
    await one.join(this.server.code())
    await this.letIn(other, 'Rum 2', 'Läsare')
    other.passphrase = one.passphrase
    await other.unlock()
    for (const [i, tablet] of tablets.entries()) {
      await this.letIn(tablet, `Väntrum ${i + 1}`, 'Surfplatta i väntrummet')
      await tablet.page.getByRole('heading', { level: 1, name: 'Vänta på ditt nummer' }).waitFor()
      if (i === 0) await this.#seen('empty-tablet', tablet)
    }
    await one.devices()
    await one.page.getByText('Surfplatta i väntrummet: visar inga ärenden').nth(1).waitFor()
    await one.page
      .getByText(/^Version /)
      .nth(1)
      .waitFor()
    await this.#seen('devices', one)
  }

  /** By a code that is typed and four words that are the same. */
  async letIn(device: Device, name: string, kind: 'Läsare' | 'Surfplatta i väntrummet'): Promise<void> {
    const { one } = this
    await device.page.getByRole('link', { name: 'Lägg till den här apparaten' }).click()
    await device.page.getByRole('heading', { name: 'Starta om webbläsaren först' }).waitFor()
    await device.shut()
    await device.open('/join')
    await device.page.getByRole('radio', { name: kind }).check()
    const code = device.page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    await code.waitFor()
    await this.#seen(kind === 'Läsare' ? 'second-reader-code' : 'tablet-code', device)
    await one.goTo('/unit/devices')
    await one.page.getByRole('link', { name: 'Lägg till en apparat' }).click()
    await one.page.getByLabel('Kod på den nya apparaten').fill(await code.innerText())
    await one.press('Fortsätt')
    await one.page.getByRole('list', { name: 'Fyra ord' }).waitFor()
    await one.page.getByLabel('Namn på den nya apparaten').fill(name)
    await this.#seen(kind === 'Läsare' ? 'four-words' : 'four-words-tablet', one)
    await one.page.getByLabel('Din lösenfras').fill(one.passphrase)
    await one.press('Orden är lika: släpp in apparaten')
    await one.page.getByText(`${name} hör nu till enheten`).waitFor()
  }

  async end(): Promise<void> {
    for (const device of this.#all) await device.remove()
    await this.server.end()
  }
}
