/** One unit on three real browsers with profiles of their own and a real relay between them, which is killed, set back and replaced. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../collector/postgres.ts'
import { Device } from './device.ts'
import { makeCase, setUpUnit } from './steps.ts'
import { WithRelay } from './with-relay.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** What a relay that has nothing yet is set up with. */
const stores = [
  ['embedded', async () => ({})],
  ['PostgreSQL', async () => ({ RELAY_DATABASE_URL: await postgres.database() })],
] as const

describe.each(stores)('one unit on three computers and a server that reads nothing, in its %s store', (_, newStore) => {
  let server: WithRelay
  let devices: Device[] = []
  let [one, other, third]: Device[] = []

  beforeAll(async () => {
    server = await WithRelay.started(await newStore())
    devices = [await newDevice(), await newDevice(), await newDevice()]
    ;[one, other, third] = devices
  })
  afterAll(async () => {
    for (const device of devices) await device.remove()
    await server.end()
  })
  // Its server is away now and then, and what has not been fetched before comes from what the browser keeps.
  const newDevice = () => Device.new(server.address, { serviceWorkers: 'allow' })

  let path = ''
  let code = ''
  let backup: Buffer = Buffer.alloc(0)

  it('is joined by a keeper with the operator’s code, who sees first what the server gets to see', async () => {
    const [device] = devices as [Device]
    device.passphrase = (await setUpUnit(device.page, 'Ejderenheten', 'Alva Prov')).passphrase
    ;({ path, code } = await makeCase(device.page))
    await device.goTo('/unit/relay')
    await device.page
      .getByText('namn på personer, ärendenas koder, svar, vilka formulär det är eller vem som har skrivit')
      .waitFor()
    await device.page.getByLabel('Serverns kod').fill('AAAAA-AAAAA')
    await device.press('Anslut enheten')
    await device.page.getByText('Koden gäller inte.').waitFor()
    await device.join(server.code())
    await device.page.getByText('Enheten är ansluten.').waitFor()
    await device.goTo('/unit/backup')
    backup = (await device.saved('Gör en säkerhetskopia')).bytes
  })

  it('takes in two more computers, each once somebody has said that they know of it', async () => {
    for (const [device, name] of [
      [other as Device, 'Rum 2'],
      [third as Device, 'Rum 3'],
    ] as const) {
      await device.restore(backup, (one as Device).passphrase)
      await device.goTo('/unit/relay')
      await device.page
        .getByText(/Den här apparaten är inte insläppt än/)
        .first()
        .waitFor()
      await (one as Device).letsIn(device, name)
    }
    for (const device of devices) {
      await device.goTo('/')
      await device.page.getByText('3 av 3 apparater hördes av i dag · allt är skickat och hämtat').waitFor()
    }
  })

  it('shows what is written on one on the others’ screens, with nothing pressed there', async () => {
    const made = await makeCase((one as Device).page)
    for (const device of [other, third] as Device[])
      await device.page.getByRole('link', { name: made.code }).first().waitFor()
  })

  it('shows both edits of one protocol that were made while the network was cut, and loses neither', async () => {
    const [a, b] = devices as [Device, Device]
    await b.context.setOffline(true)
    await a.saveVisits(path, '3')
    await b.saveVisits(path, '5')
    await b.goTo('/')
    await b.page.getByText(/väntar på att skickas/).waitFor()
    await b.context.setOffline(false)
    for (const device of [a, b]) {
      await device.goTo(`${path}/protocol`)
      const row = device.page.getByRole('row', { name: /^Antal besök/ })
      await row.waitFor()
      expect(await row.getByRole('cell').allTextContents()).toEqual(['3', '5'])
    }
  })

  it('turns away a computer that was removed, and takes nothing that it writes from then on', async () => {
    const [a, , c] = devices as [Device, Device, Device]
    await a.devices()
    await a.press('Ta bort Rum 3')
    const dialog = a.page.getByRole('dialog')
    await dialog.getByLabel('Skriv namnet för att bekräfta').fill('Rum 3')
    await dialog.getByRole('button', { name: 'Ta bort', exact: true }).click()
    await a.page.getByText('Borttagen', { exact: true }).waitFor()
    await a.compares()
    await c.goTo('/')
    const since = await makeCase(c.page)
    await c.goTo('/')
    await c.page.getByText('Den här apparaten är borttagen ur enheten.').first().waitFor()
    await (other as Device).compares()
    await (other as Device).goTo('/')
    await (other as Device).page.getByRole('link', { name: code }).first().waitFor()
    expect(await (other as Device).page.getByRole('link', { name: since.code }).count()).toBe(0)
  })

  it('takes in a computer that was restored from an old backup as a new one, with all that has come since', async () => {
    const restored = await newDevice()
    devices.push(restored)
    await restored.restore(backup, (one as Device).passphrase)
    await (one as Device).letsIn(restored, 'Rum 4')
    await restored.goTo(`${path}/protocol`)
    await restored.page.getByRole('row', { name: /^Antal besök/ }).waitFor()
  })

  it('fills a server again that was restored from an older copy, and tells so', async () => {
    const [a, b] = devices as [Device, Device]
    const backupOfServer = join(server.folder, 'relay.gz')
    server.command(['backup', backupOfServer])
    await a.goTo('/')
    const since = await makeCase(a.page)
    await b.goTo('/')
    await b.page.getByRole('link', { name: since.code }).first().waitFor()
    const second = server.place('second', await newStore())
    await server.stop()
    server.command(['restore', backupOfServer], second)
    await server.start(second)
    await a.compares()
    await a.goTo('/')
    await a.page.getByText(/Servern är återställd från en äldre kopia/).waitFor()
    await a.press('Jag har läst det')
    await a.page.getByText(/Servern är återställd/).waitFor({ state: 'detached' })
    const more = await makeCase(a.page)
    await b.page.getByRole('link', { name: more.code }).first().waitFor()
    expect(devices.flatMap(({ faults }) => faults)).toEqual([])
  })
})
