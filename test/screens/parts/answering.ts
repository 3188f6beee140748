/** The one who answers, in one language, from the hand-over of two forms to thanks, and back to staff with one unfinished. */
import type { Page } from 'playwright-core'
import { measure } from '../../browser/steps.ts'
import { type MessageId, sayIn, tagOf } from '../speech.ts'
import { goTo, heading, practise, press as pressIn, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

const passphrase = 'öva lugnt med sex vanliga ord'

export async function answering(walk: Walk): Promise<void> {
  const { page, address, visit } = walk
  const say = sayIn(walk.language)
  const press = (id: MessageId) =>
    page
      .getByRole('button', { name: say(id), exact: true })
      .first()
      .click()
  // A list may have a button of the same name behind the dialog.
  const closeSettings = () =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: say('answering.settings.done'), exact: true })
      .click()
  await practise(page, address)
  await handOver(walk, 'SDQ S11', 'Min vanliga vecka')
  await page.getByRole('heading', { level: 1, name: say('answering.welcome') }).waitFor()
  await visit('welcome')
  await press('answering.help')
  await visit('help')
  await page.keyboard.press('Escape')
  await press('answering.your-data')
  await page.getByRole('dialog').waitFor()
  await visit('your-data')
  await page.keyboard.press('Escape')
  await press('answering.settings')
  await visit('settings')
  await closeSettings()
  await press('answering.welcome.start')
  await visit('a-question')
  await press('answering.next')
  await page.getByRole('radio').nth(1).check()
  await visit('an-answer')
  await press('answering.next')
  await beAway(page)
  await page.getByRole('heading', { level: 1, name: say('answering.still-there') }).waitFor()
  await visit('still-there')
  await press('answering.still-there.yes')
  await press('answering.settings')
  await page.getByText(say('answering.settings.mode.list'), { exact: true }).click()
  await closeSettings()
  await visit('the-list')
  await press('answering.done')
  await visit('blanks')
  await press('answering.hand-in-anyway')
  await page.getByRole('heading', { level: 1, name: say('answering.pause') }).waitFor()
  await visit('a-pause')
  await press('app.continue')
  for (const group of await page.getByRole('group').all()) await group.getByRole('radio').first().check()
  await press('answering.done')
  await visit('nothing-blank')
  await press('answering.look')
  await page.getByRole('heading', { level: 1, name: say('answering.look') }).waitFor()
  await visit('look-through')
  await press('answering.hand-in')
  await page.getByRole('heading', { level: 1, name: say('answering.thanks') }).waitFor()
  await visit('thanks')
  await takeBack(walk, 'take-back')
  await settled(page)

  await handOver(walk, 'YP-CORE')
  await press('answering.welcome.start')
  await page.getByRole('radio').nth(1).check()
  await press('answering.next')
  await takeBack(walk)
  await page.getByRole('button', { name: 'Lägg undan' }).waitFor()
  await visit('unfinished')
  await page.getByRole('button', { name: 'Lägg undan' }).click()
  await page.getByLabel('Varför?').fill('Provades')
  await page.getByRole('button', { name: 'Lägg undan' }).last().click()
}

/** A new case of fourteen years, these forms in this order, handed over in the walk's language. */
async function handOver({ page, language }: Walk, first: string, ...more: readonly string[]): Promise<void> {
  await goTo(page, '/cases/new')
  await page.getByLabel('Födelseår eller ålder').fill('14')
  await page.getByLabel('Annat eller okänt').check()
  await pressIn(page, 'Skapa ärendet')
  await heading(page, /^Ärende/)
  await measure(page, `Mät: ${first}`)
  if (more.length > 0) await page.getByText('Ändra', { exact: true }).click()
  for (const form of more) await page.getByRole('checkbox', { name: form }).check()
  await page.getByLabel('Språk', { exact: true }).last().selectOption(tagOf(language))
  await pressIn(page, 'Lämna över')
  await page.getByRole('heading', { level: 1, name: sayIn(language)('answering.welcome') }).waitFor()
}

/** The way back speaks the staff's language. With a name, it is visited on the way. */
async function takeBack({ page, language, visit }: Walk, name?: string): Promise<void> {
  await page.getByRole('button', { name: sayIn(language)('answering.take-back') }).click()
  await page.getByLabel('Din lösenfras').waitFor()
  if (name) await visit(name)
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await pressIn(page, 'Lås upp')
  await page.getByRole('heading', { level: 1, name: /^Tillbaka|ärende/i }).waitFor()
}

/** Eleven minutes without a touch, as the page's clock tells. */
async function beAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 11 * 60_000
    document.dispatchEvent(new Event('visibilitychange'))
    Date.now = now
  })
}
