/** Every screen of the one who answers, in a real browser, by what stands on it: axe, cut text, keyboard, reload. */
import type { Page } from 'playwright-core'
import { afterEach, expect, inject, it } from 'vitest'
import { tablet } from '../chromium.ts'
import { catalogues, cut, faults, handOver, type Spoken } from './hand-over.ts'

const address = inject('address')
let close: () => Promise<void>
let violations: string[] = []

async function newTablet(): Promise<Page> {
  const one = await tablet()
  const context = await one.open()
  close = async () => {
    await context.close()
    await one.remove()
  }
  const page = context.pages()[0] ?? (await context.newPage())
  violations = []
  page.on('console', (said) => {
    if (/Content Security Policy|TrustedHTML/i.test(said.text())) violations.push(said.text())
  })
  return page
}
afterEach(() => close())

const media = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const

/** Text at 200 % with the spacing of WCAG 1.4.12, on 320 px: more than 400 % zoom of a 1280 px screen asks. */
async function narrowed(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.evaluate(() => {
    document.documentElement.dataset.text = 'largest'
    const spacing = new CSSStyleSheet()
    spacing.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = [spacing]
  })
  const found = await cut(page)
  await page.evaluate(() => {
    document.documentElement.dataset.text = 'usual'
    document.adoptedStyleSheets = []
  })
  await page.setViewportSize({ width: 810, height: 1080 })
  return found
}

async function look(page: Page, screen: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const one of media) {
    await page.emulateMedia(one)
    found.push(...(await faults(page)).map((fault) => `${screen}, ${one.colorScheme} ${one.forcedColors}: ${fault}`))
  }
  await page.emulateMedia(media[0])
  return [...found, ...(await narrowed(page)).map((fault) => `${screen}, 320 px: ${fault}`)]
}

it.each(['sv', 'en', 'ar'] as const)(
  'in %s no screen has a fault that axe finds, in any light, and none is cut at 320 px with text at 200 %',
  async (language: Spoken) => {
    const page = await newTablet()
    const words = catalogues[language]
    const press = (id: keyof typeof words) => page.getByRole('button', { name: words[id], exact: true }).click()
    const found: string[] = []
    const seen = async (screen: string) => found.push(...(await look(page, screen)))

    await handOver(page, address, ['YP-CORE', 'Min vanliga vecka'], language)
    await seen('welcome')
    await press('answering.help')
    await seen('help')
    await page.keyboard.press('Escape')
    await press('answering.settings')
    await seen('settings')
    await page.getByRole('dialog').getByRole('button').click()
    await press('answering.welcome.start')
    await seen('a question')
    await press('answering.next')
    await page.getByRole('radio').nth(1).check()
    await seen('an answer')
    await press('answering.next')
    await press('answering.settings')
    await page.getByText(words['answering.settings.mode.list'], { exact: true }).click()
    await page.getByRole('dialog').getByRole('button').click()
    await seen('the list')
    await press('answering.done')
    await seen('blanks')
    await press('answering.hand-in-anyway')
    await page.getByRole('heading', { name: words['answering.pause'] }).waitFor()
    await seen('a pause')
    await press('app.continue')
    for (const group of await page.getByRole('group').all()) await group.getByRole('radio').first().check()
    await press('answering.done')
    await seen('nothing blank')
    await press('answering.hand-in')
    await page.getByRole('heading', { name: words['answering.thanks'] }).waitFor()
    await seen('thanks')

    expect(found).toEqual([])
    expect(violations).toEqual([])
  },
)

it('is answered from the first question to thanks by keyboard alone', async () => {
  const page = await newTablet()
  await handOver(page, address, ['Min vanliga vecka'], 'sv')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  const tabTo = async (name: string) => {
    for (let i = 0; i < 20 && (await focused()) !== name; i++) await page.keyboard.press('Tab')
    expect(await focused()).toBe(name)
    await page.keyboard.press('Enter')
  }
  await tabTo('Börja')
  for (let question = 1; question <= 4; question++) {
    await page.getByText(`Fråga ${question} av 5`, { exact: true }).waitFor()
    await page.keyboard.press('Tab') // from the question to its choices
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await tabTo('Hoppa över')
  await page.getByRole('heading', { name: 'En fråga saknar svar' }).waitFor()
  await tabTo('Lämna in ändå')
  await page.getByRole('heading', { name: 'Tack!' }).waitFor()
})

it('comes back to the same question after a reload, with the answers and the mode', async () => {
  const page = await newTablet()
  await handOver(page, address, ['YP-CORE'], 'sv')
  await page.getByRole('button', { name: 'Börja' }).click()
  for (const choice of [0, 3]) {
    await page.getByRole('radio').nth(choice).check()
    await page.getByRole('button', { name: 'Nästa' }).click()
  }
  await page.getByText('Fråga 3 av 10', { exact: true }).waitFor()
  await page.getByText('Sparat', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('Fråga 3 av 10', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Tillbaka', exact: true }).click()
  expect(await page.getByRole('radio').nth(3).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Tillbaka', exact: true }).click()
  expect(await page.getByRole('radio').nth(0).isChecked()).toBe(true)
})
