/** After a day's work the browser's profile is searched file by file: no code, name, note or answer lies there in clear. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { tablet } from './chromium.ts'
import { answer, handOver, setUpUnit, takeBack, watched } from './steps.ts'

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
