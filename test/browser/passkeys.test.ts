/** Passkeys from the screen, by Chromium's own virtual authenticators (WebAuthn over the DevTools protocol). */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { bringWording, handOver, makeCase, setUpUnit, watched } from './steps.ts'

/** A passkey belongs to a name: an address of the network has none. */
const address = inject('address').replace('127.0.0.1', 'localhost')

const usb = { transport: 'usb', defaultBackupEligibility: false } as const
const builtIn = { transport: 'internal', defaultBackupEligibility: false } as const
const cloud = { transport: 'internal', defaultBackupEligibility: true, defaultBackupState: true } as const

let device: Tablet
let context: BrowserContext
let page: Page
let cdp: CDPSession
let faults: string[]
let passphrase = ''
/** The security key. */
let key = ''

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await page.goto(address)
  passphrase = (await setUpUnit(page, 'Måsen', 'Alva Prov')).passphrase
})
afterAll(async () => {
  await context?.close()
  await device.remove()
})

type Options = Parameters<typeof cdp.send<'WebAuthn.addVirtualAuthenticator'>>[1]
const plug = async (options: Partial<NonNullable<Options>['options']>) =>
  (
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'usb',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        hasPrf: true,
        ...options,
      },
    })
  ).authenticatorId
const unplug = (authenticatorId: string) => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
const copyOf = async (authenticatorId: string) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const dialog = () => page.getByRole('dialog')
const way = () => page.getByRole('button', { name: 'Lås upp med passnyckel' })

async function toPasskeys() {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Lås upp med ett tryck' }).click()
  await page.getByRole('heading', { name: 'Dina passnycklar här' }).waitFor()
}
async function add(secret = passphrase) {
  await press('Lägg till en passnyckel')
  await page.getByLabel('Din lösenfras').fill(secret)
  await press('Fortsätt')
}
async function lock() {
  await press('Lås')
  await page.getByLabel('Din lösenfras').waitFor()
}
async function unlockByPhrase() {
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press('Lås upp')
  await page.getByRole('heading', { name: 'Ärenden' }).waitFor()
}
async function mark(own: boolean) {
  await press(own ? 'Den är min egen' : 'Den är delad')
  await press(own ? 'Ja, den är bara min' : 'Ja, den är delad')
  await dialog().waitFor({ state: 'detached' })
}
async function removeFirst() {
  await press('Ta bort')
  await press('Ta bort passnyckeln')
  await dialog().waitFor({ state: 'detached' })
}
const said = (text: string | RegExp) => page.getByText(text).first().waitFor()

describe('on a shared device', () => {
  it('takes no passkey without PRF, none that asks for nobody, and none that can be copied', async () => {
    await toPasskeys()
    await said('Den är delad. Här går bara en säkerhetsnyckel')
    const without = await plug({ ...usb, hasPrf: false })
    await add()
    await said('Den nyckeln kan inte låsa upp.')
    await unplug(without)
    const unverified = await plug({ ...usb, isUserVerified: false })
    await add()
    await said(/^(Ingen passnyckel svarade|Nyckeln frågade inte efter)/)
    await unplug(unverified)
    // Says that it is carried, and can be copied all the same.
    const copied = await plug({ ...usb, defaultBackupEligibility: true })
    await add()
    await said('Apparaten är delad. Här går bara en säkerhetsnyckel')
    await unplug(copied)
    await said('Du har ingen passnyckel på den här apparaten.')
  })

  it('takes a security key, which unlocks and takes the tablet back by a touch', async () => {
    key = await plug(usb)
    await add('fel lösenfras här')
    await said('Lösenfrasen stämmer inte.')
    await page.getByLabel('Din lösenfras').fill(passphrase)
    await press('Fortsätt')
    await said('Passnyckeln är tillagd.')
    await said('Säkerhetsnyckel eller kort')
    await lock()
    await way().click()
    await page.getByRole('heading', { name: 'Ärenden' }).waitFor()
    await bringWording(page, 'core-10')
    await makeCase(page, { born: '2008' })
    await handOver(page, 'CORE-10')
    await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
    await way().click()
    await page.getByRole('link', { name: 'Enheten', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Enheten', exact: true }).click()
    await page.getByRole('link', { name: 'Logg' }).click()
    await said('Låste upp med passnyckel')
    await said('Lade till en passnyckel')
  })

  it('is not opened by another key, nor by one of the same name with another secret', async () => {
    await lock()
    const [credential] = await copyOf(key)
    await unplug(key)
    const another = await plug(usb)
    await way().click()
    await said('Ingen passnyckel svarade.')
    if (credential) await cdp.send('WebAuthn.addCredential', { authenticatorId: another, credential })
    await way().click()
    await said(/^(Passnyckeln gäller inte längre|Den nyckeln kan inte låsa upp)/)
    await unplug(another)
    await unlockByPhrase()
  })

  it('is not opened by a key that was removed: it is asked for no more', async () => {
    key = await plug(usb)
    await toPasskeys()
    await removeFirst()
    await said('Du har ingen passnyckel på den här apparaten.')
    await lock()
    await page.waitForTimeout(1_000)
    expect(await way().count()).toBe(0)
    await unplug(key)
    await unlockByPhrase()
  })
})

describe('on a device of one’s own', () => {
  it('takes what lies in the device, says that the cloud has a copy, and unlocks by it', async () => {
    await toPasskeys()
    await mark(true)
    await said(/^Den är din egen sedan/)
    key = await plug(cloud)
    await add()
    await said('Passnyckeln är tillagd.')
    await said(/^Den är kopierad till ett konto i molnet/)
    await said('I apparaten')
    await lock()
    await way().click()
    await page.getByRole('heading', { name: 'Ärenden' }).waitFor()
  })

  it('drops it when the unit takes none that can be copied, and when the device is shared again', async () => {
    await toPasskeys()
    await page.getByLabel('Bara passnycklar som inte kan kopieras').check()
    await lock()
    await way().click()
    await said('Enheten tar bara passnycklar som inte kan kopieras')
    await unlockByPhrase()
    await toPasskeys()
    await said('Du har ingen passnyckel på den här apparaten.')
    await add()
    await said('Enheten tar bara passnycklar som inte kan kopieras')
    await unplug(key)
    key = await plug(builtIn)
    await add()
    await said('Den kan inte kopieras.')
    await mark(false)
    await said('Du har ingen passnyckel på den här apparaten.')
  })

  it('takes all keys back with one that is lost', async () => {
    await mark(true)
    await add()
    await said('Passnyckeln är tillagd.')
    await press('Ta bort')
    await page.getByLabel('Den är borta, eller kan vara hos någon annan').check()
    await page.getByLabel('Din lösenfras').fill(passphrase)
    await press('Ta bort passnyckeln')
    await dialog().waitFor({ state: 'detached' })
    await said('Du har ingen passnyckel på den här apparaten.')
    await page.getByRole('link', { name: 'Enheten', exact: true }).first().click()
    await page.getByRole('link', { name: 'Säkerhetskopia' }).click()
    await said(/gör en ny/i)
    await lock()
    await unlockByPhrase()
  })
})

it('shows no choice where the browser has no PRF, or the address is no name', async () => {
  await context.addInitScript(() => {
    PublicKeyCredential.getClientCapabilities = async () => ({ 'extension:prf': false })
  })
  await page.reload()
  await unlockByPhrase()
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Säkerhetskopia' }).waitFor()
  await page.waitForTimeout(500)
  expect(await page.getByRole('link', { name: 'Lås upp med ett tryck' }).count()).toBe(0)
})

it('breaks no rule of the page’s policy', () => {
  expect(faults).toEqual([])
})
