/** What the walk's parts do again and again, by role and name. */
import type { Page } from 'playwright-core'

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** To an address of the open unit, without loading the app anew: that would lock it. */
export async function goTo(page: Page, path: string): Promise<void> {
  await stayAwake(page)
  await page.evaluate((path) => history.pushState(null, '', path), path)
  await settled(page)
}

/** A key that does nothing: the unit locks itself when nobody has touched it for five minutes. */
export const stayAwake = (page: Page) => page.keyboard.press('Shift')

/** Until nothing more comes: the heading stands, no page is being fetched, and three draws in a row have changed nothing. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.evaluate(async () => {
    for (let same = 0, last = ''; same < 3; ) {
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 60)))
      const now = document.body.innerHTML
      same = now === last && !document.querySelector('.starting') ? same + 1 : 0
      last = now
    }
  })
}

/** The practice unit's case list, from wherever the tablet stands. */
export async function practise(page: Page, address: string): Promise<void> {
  if ((await page.locator('.practice-bar').count()) > 0) return await goTo(page, '/')
  await page.goto(address)
  const begin = page.getByRole('button', { name: 'Prova med övningsdata' })
  const open = page.getByRole('button', { name: 'Lås upp' })
  await begin.or(open).first().waitFor()
  if (await open.isVisible()) {
    await page.getByLabel('Din lösenfras').fill(await page.locator('.passphrase').innerText())
    await open.click()
  } else await begin.click()
  await heading(page, 'Ärenden')
  await settled(page)
}
