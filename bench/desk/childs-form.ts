/** A child's form of 33 questions: how high its screens are, how far *Nästa* moves from one to the next, presses and seconds. */
import type { Page } from 'playwright-core'
import { handOver, makeCase, takeBack } from '../../test/browser/steps.ts'

/** A tablet upright, a phone. */
const screens = [
  [810, 1080],
  [390, 844],
] as const

export const childsFormHead = ['screen', 'height of a question, px', 'Nästa moves, px', 'presses', 's by script']

/** From the practice unit's list, SDQ S11-17 with the gate opened, so that all 33 are asked. */
export async function childsForm(page: Page, taps: { now(): number }): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = []
  for (const [width, height] of screens) {
    await makeCase(page, { born: '2011' })
    await handOver(page, 'SDQ S11-17')
    await page.setViewportSize({ width, height })
    const [before, began] = [taps.now(), performance.now()]
    await page.getByRole('button', { name: 'Börja' }).click()
    const heights: number[] = []
    const places: number[] = []
    for (let n = 1; n <= 33; n++) {
      await page.getByText(new RegExp(`^Fråga ${n} av`)).waitFor()
      await page.getByRole('radio').nth(1).check()
      const next = page.locator('.asking__ways [type=submit]')
      heights.push(await page.evaluate(() => document.documentElement.scrollHeight))
      places.push(Math.round((await next.boundingBox())?.y ?? 0))
      await next.click()
    }
    await page.getByRole('button', { name: /^Lämna in/ }).click()
    await page.getByText('Dina svar är sparade och låsta.').waitFor()
    const seconds = (performance.now() - began) / 1000
    rows.push([
      `${width} × ${height}`,
      `${Math.min(...heights)}–${Math.max(...heights)}`,
      String(Math.max(...places) - Math.min(...places)),
      String(taps.now() - before),
      seconds.toFixed(1),
    ])
    await takeBack(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('navigation').getByRole('link', { name: 'Ärenden' }).click()
  }
  return rows
}
