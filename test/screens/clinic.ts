/** The pictures of docs/starta-en-enhet.md, taken of the real screens on the way that the page describes. */
import { join } from 'node:path'
import { Clinic, type Seen } from '../browser/clinic.ts'
import { makeCase } from '../browser/steps.ts'

const folder = 'docs/starta-en-enhet'
const taken = ['tablet-code', 'four-words', 'number', 'turn']
const size = { width: 720, height: 560 }

export async function clinicPictures(): Promise<void> {
  const seen: Seen = async (picture, { page }) => {
    if (!taken.includes(picture)) return
    const before = page.viewportSize()
    await page.setViewportSize(size)
    await page.evaluate(() => {
      scrollTo(0, 0)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await page.screenshot({ path: join(folder, `${picture}.png`), animations: 'disabled' })
    if (before) await page.setViewportSize(before)
  }
  const clinic = await Clinic.begun(['yp-core'], seen)
  try {
    const { one, tablets } = clinic
    await one.goTo('/')
    const { path } = await makeCase(one.page)
    await one.goTo(`${path}/hand-over?forms=yp-core`)
    await one.press('Skicka till Väntrum 1')
    await one.page.getByRole('heading', { level: 1, name: /^Nummer/ }).waitFor()
    await seen('number', one)
    await tablets[0].page.getByRole('button', { name: /^Nummer/ }).waitFor()
    await seen('turn', tablets[0])
  } finally {
    await clinic.end()
  }
}
