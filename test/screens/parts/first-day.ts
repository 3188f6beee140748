/** An empty tablet: the first page, setting up a unit, an empty case list, the lock, and what is shown when nothing works. */
import type { Page } from 'playwright-core'
import { heading, link, press, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function firstDay({ page, address, visit }: Walk): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Ny enhet' }).waitFor()
  await visit('first-page')
  await link(page, 'Lägg till den här apparaten')
  await page.getByRole('heading', { name: 'Starta om webbläsaren först' }).waitFor()
  await visit('join-restart')
  // The collector alone is no relay.
  await page.goto(`${address}/join/practice`)
  await page.getByRole('alert').waitFor()
  await visit('join-refused')
  await page.goto(address)
  await press(page, 'Läs in en säkerhetskopia')
  await heading(page, 'Läs in en säkerhetskopia')
  await visit('restore')
  await page.goto(address)
  await press(page, 'Skriv eller översätt en formulärtext')
  await heading(page, 'Skriv eller översätt en text')
  await visit('write')
  await page.goto(address)
  await setUp({ page, visit })

  await settled(page)
  await visit('no-cases-yet')
  await setUpList({ page, visit })
  await link(page, 'Nytt ärende')
  await press(page, 'Skapa ärendet')
  await page.getByLabel('Kod', { exact: true }).fill('121212-1212')
  await visit('new-case-refused')
  await press(page, 'Lås')
  await page.getByLabel('Din lösenfras').fill('fel ord')
  await press(page, 'Lås upp')
  await page.getByRole('alert').waitFor()
  await visit('locked-refused')
  await press(page, 'Har du glömt lösenfrasen?')
  await visit('recovery')
  await press(page, 'Tillbaka')
  await severalUnits({ page, address, visit })
  await broken(page, address, 'InvalidStateError')
  await visit('trouble')
  await broken(page, address, 'SyntaxError')
  await visit('fault')
}

/** A practice unit beside the real one, and places where no whole unit is. */
async function severalUnits({ page, address, visit }: Pick<Walk, 'page' | 'address' | 'visit'>): Promise<void> {
  await press(page, 'En enhet till på apparaten')
  await visit('one-more-unit')
  await press(page, 'Prova med övningsdata')
  await heading(page, 'Ärenden')
  await press(page, 'Lås')
  await heading(page, 'Lås upp Övningsenheten')
  await visit('several-units')
  await page.evaluate(() => {
    indexedDB.open('mattstock-unit')
    localStorage.setItem('mattstock-unit-44444444-4444-4444-8444-444444444444-last-here', '2026-11-02')
  })
  await page.goto(address)
  await settled(page)
  await visit('units-not-whole')
}

async function setUp({ page, visit }: Pick<Walk, 'page' | 'visit'>): Promise<void> {
  await press(page, 'Ny enhet')
  await page.getByLabel('Enhetens namn').fill('Enheten Lönnen')
  await visit('set-up-name')
  await press(page, 'Fortsätt')
  for (const name of ['Kim Ek', 'Alex Björk']) {
    await page.getByLabel('Namn på medarbetaren').fill(name)
    await press(page, 'Lägg till')
    await page.getByText(name, { exact: true }).waitFor()
  }
  await page.getByLabel('Var och en har skrivit av').check()
  await visit('set-up-staff')
  await press(page, 'Fortsätt')
  const code = (await page.locator('.sheet__code span').allInnerTexts()).join('-')
  await visit('set-up-sheet')
  await press(page, 'Fortsätt')
  await page.getByLabel('Koden på bladet').fill('0')
  await press(page, 'Skapa enheten')
  await visit('set-up-try-refused')
  await page.getByLabel('Koden på bladet').fill(code)
  await press(page, 'Skapa enheten')
  await heading(page, 'Ärenden')
}

/** Each line's page from the list and back, and the list with one put off. */
async function setUpList({ page, visit }: Pick<Walk, 'page' | 'visit'>): Promise<void> {
  await link(page, 'Text till formulären')
  await heading(page, 'Formulär utan text')
  await visit('forms-without-text')
  await page
    .getByRole('link', { name: /^Brev till ägaren/ })
    .first()
    .click()
  await page.locator('.letter').waitFor()
  await visit('letter')
  await page.goBack()
  await link(page, 'Tillbaka till Kom igång')
  await link(page, 'Den här apparaten')
  await heading(page, 'Den här apparaten')
  await visit('tablet')
  await page.goBack()
  await page
    .getByRole('button', { name: /^Skjut upp/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Ta upp igen/ }).waitFor()
  await visit('set-up-put-off')
}

/** Opens the app anew with a browser whose database fails in this way. */
async function broken(page: Page, address: string, name: string): Promise<void> {
  const url = `${address}/?${name}`
  await page.addInitScript(
    ([url, name]) => {
      if (location.href !== url) return
      IDBFactory.prototype.open = () => {
        throw new DOMException('', name)
      }
    },
    [url, name] as const,
  )
  await page.goto(url)
  await settled(page)
}
