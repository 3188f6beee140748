/** After a day's work the browser's profile is searched file by file: no code, name, note or answer lies there in clear. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { SQLITE } from '../vault/browser.ts'
import { flags, tablet } from './chromium.ts'
import { everyKeyMade } from './keys.ts'
import { answer, handOver, makeCase, setUpUnit, takeBack, watched } from './steps.ts'

/** Nothing else in a browser is called this. */
const planted = {
  unit: 'Gräsandsenheten',
  staff: 'Vildgåsa Prövare',
  code: 'KUNGSFISKARE-77',
  note: 'Skedstorken pratade igenom',
  paperReason: 'Rördrommen läste fel ruta',
}

/** Every file of the profile that holds a text, as UTF-8 or as UTF-16. */
function filesHolding(profile: string, text: string): string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))]
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return needles.some((needle) => bytes.includes(needle))
    })
    .map((path) => path.slice(profile.length))
}

it('holds no planted word of a case in clear, and the scan finds what is in clear', async () => {
  const device = await tablet()
  const context = await device.open()
  const faults = watched(context)
  const page = context.pages()[0] ?? (await context.newPage())
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  try {
    await page.goto(inject('address'))
    const { passphrase, recoveryCode } = await setUpUnit(page, planted.unit, planted.staff)

    await page.getByRole('link', { name: 'Nytt ärende' }).click()
    await page.getByLabel('Kod', { exact: true }).fill(planted.code)
    await page.getByLabel('Födelseår eller ålder').fill('2008')
    await page.getByLabel('Annat eller okänt').check()
    await press('Skapa ärendet')
    await handOver(page, 'CORE-10')
    await press('Börja')
    await answer(page, Array<number>(10).fill(3))
    await page.getByRole('heading', { name: 'Tack!' }).waitFor()
    await takeBack(page, passphrase)
    await page.getByLabel('Vad gjordes?').fill(planted.note)
    await press('Har sett')
    await page.getByRole('link', { name: 'Till resultatet' }).click()
    await page.getByRole('link', { name: 'Rätta svaren' }).click()
    await page.getByLabel('Fråga 2, 0 till 4').focus()
    await page.keyboard.press('0')
    await page.getByLabel('Varför rättas svaren?').fill(planted.paperReason)
    await press('Spara rättelsen')
    await page.getByRole('heading', { level: 1, name: /^Tillbaka/ }).waitFor()
    await page.getByRole('link', { name: 'Ärenden' }).click()
    await page.getByLabel('Sök på kod').fill(planted.code)
    await page.waitForTimeout(3000)
    const sheet = recoveryCode.replaceAll(' ', '')
    const words = Object.entries({ ...planted, passphrase, sheet, sheetAsPrinted: recoveryCode.replaceAll(' ', '-') })
    await context.close()
    expect(
      filesHolding(device.profile, 'mattstock-language').length + filesHolding(device.profile, 'Måttstock').length,
    ).toBeGreaterThan(0)
    for (const [what, text] of words) expect([what, filesHolding(device.profile, text)]).toEqual([what, []])
    expect(faults).toEqual([])
  } finally {
    await context.close().catch(() => undefined)
    await device.remove()
  }
})

/** Which of the keys lie in any file as they are, or in base64 of either alphabet. */
function keysIn(profile: string, keys: ReadonlySet<string>): string[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const all = files.map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }))
  return [...keys].flatMap((hex) => {
    const raw = Buffer.from(hex, 'hex')
    // Without the last group, which depends on what follows.
    const needles = [
      raw,
      ...(['base64', 'base64url'] as const).map((how) => Buffer.from(raw.toString(how).slice(0, 42))),
    ]
    return all
      .filter(({ bytes }) => needles.some((needle) => bytes.includes(needle)))
      .map(({ name }) => `${hex} in ${name}`)
  })
}

it.each([
  ['leveldb', []],
  ['sqlite', [SQLITE]],
] as const)('holds no key that was ever made, however a session ends (%s)', async (_backend, more) => {
  const device = await tablet()
  const open = async () => {
    const context = await device.open({ args: [...flags, ...more] })
    const keys = await everyKeyMade(context)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(inject('address'))
    return { context, keys, page }
  }
  const ever = new Set<string>()
  /** Closes the browser, and looks at what it left. */
  const left = async ({ context, keys }: Awaited<ReturnType<typeof open>>) => {
    await context.close()
    for (const key of keys) ever.add(key)
    return keysIn(device.profile, ever)
  }
  try {
    // Handed in, and taken back.
    let tab = await open()
    const { passphrase } = await setUpUnit(tab.page, planted.unit, planted.staff)
    const { path } = await makeCase(tab.page, { born: '2008' })
    await handOver(tab.page, 'CORE-10')
    await tab.page.getByRole('button', { name: 'Börja', exact: true }).click()
    await answer(tab.page, Array<number>(10).fill(3))
    await tab.page.getByRole('heading', { name: 'Tack!' }).waitFor()
    await takeBack(tab.page, passphrase)
    await tab.page.getByRole('link', { name: 'Ärenden' }).waitFor()
    expect(await left(tab)).toEqual([])

    // Broken off by the end of the browser: a share lies in its file, so that the form can go on, and no key.
    tab = await open()
    const unlock = async () => {
      await tab.page.getByLabel('Din lösenfras').fill(passphrase)
      await tab.page.getByRole('button', { name: 'Lås upp' }).click()
      await tab.page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
    }
    await unlock()
    await tab.page.locator(`a[href="${path}"]`).first().click()
    await handOver(tab.page, 'CORE-10')
    await tab.page.getByRole('button', { name: 'Börja', exact: true }).click()
    await tab.page.getByRole('radio').nth(2).check()
    await tab.page.getByText('Sparat', { exact: true }).waitFor()
    const share = await left(tab)
    expect(share).toHaveLength(1)

    // Taken back half-way, put aside, locked.
    tab = await open()
    await tab.page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).waitFor()
    await takeBack(tab.page, passphrase)
    await tab.page.getByRole('link', { name: 'Ärenden' }).waitFor()
    expect(await left(tab)).toEqual([])
    tab = await open()
    await unlock()
    await tab.page.getByRole('button', { name: 'Lås', exact: true }).click()
    await tab.page.getByLabel('Din lösenfras').waitFor()
    expect(await left(tab)).toEqual([])
    expect(ever.size).toBeGreaterThan(20)
  } finally {
    await device.remove()
  }
})
