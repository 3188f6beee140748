/** The practice unit's own rooms: people and keys, wordings, reading, backup, log. */
import { goTo, practise, press, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function unit({ page, address, visit }: Walk): Promise<void> {
  await practise(page, address)
  const rooms = [
    '',
    '/staff',
    '/teams',
    '/passkeys',
    '/devices',
    '/relay',
    '/home',
    '/devices/add',
    '/devices/ask',
    '/instruments',
    '/import',
    '/receive',
    '/reading',
    '/backup',
  ]
  for (const room of [...rooms, '/tablet', '/retention', '/set-up', '/log', '/close']) {
    await goTo(page, `/unit${room}`)
    await visit(`unit${room.replaceAll('/', '-')}`)
  }
  await people({ page, visit })
  for (const text of ['about', 'families']) {
    await goTo(page, `/${text}`)
    await visit(text)
  }
  await goTo(page, '/unit/wordings')
  await visit('wordings')
  for (const [name, way] of ways) await wordings({ page, visit }, name, way)
  await goTo(page, '/unit')
  await goTo(page, '/unit/wordings')
  await press(page, 'Skriv eller översätt en text')
  await press(page, 'Börja')
  await page.getByLabel('Språk', { exact: true }).last().fill('ar')
  await page.getByLabel('Visa bredvid').selectOption({ index: 2 })
  await page.getByLabel('Mening 1', { exact: true }).fill('أخذتُ بالاعتبار كلَّ شيء <b>')
  await settled(page)
  await visit('wordings-writing')
  await press(page, 'Lås')
  await page.getByLabel('Din lösenfras').waitFor()
  await visit('locked')
}

/** What cannot be undone among people and keys: each dialog and the new sheet, left again. */
async function people({ page, visit }: Pick<Walk, 'page' | 'visit'>): Promise<void> {
  await goTo(page, '/unit/staff')
  await page.getByLabel('Namn på medarbetaren').fill('Bo Övare')
  await press(page, 'Lägg till')
  await visit('unit-new-colleague')
  await press(page, 'Den är avskriven')
  await page
    .getByRole('button', { name: /^Ny lösenfras/ })
    .last()
    .click()
  await page.getByRole('dialog').waitFor()
  await visit('unit-new-passphrase')
  await press(page, 'Avbryt')
  await page
    .getByRole('button', { name: /^Ta bort/, disabled: false })
    .last()
    .click()
  await page.getByRole('dialog').waitFor()
  await page.getByRole('button', { name: 'Ta bort', exact: true }).last().click()
  await visit('unit-remove-key')
  await press(page, 'Avbryt')
  await page
    .getByRole('button', { name: /^Roller/ })
    .last()
    .click()
  await page.getByRole('dialog').waitFor()
  await visit('unit-roles')
  await press(page, 'Avbryt')
  await press(page, 'Gör ett nytt blad')
  await visit('unit-new-sheet-asked')
  await press(page, 'Ja, gör ett nytt')
  await page.getByLabel('Koden på bladet').fill('ABCDE')
  await press(page, 'Byt till det nya bladet')
  await visit('unit-new-sheet')
  await page.getByRole('link', { name: 'Ärenden' }).first().click()
  await page.getByRole('dialog').waitFor()
  await visit('unsaved')
  await press(page, 'Stanna kvar')
  await press(page, 'Behåll det gamla bladet')
}

const ways = [
  ['wordings-shelf', 'Hämta från insamlingen'],
  ['wordings-import', 'Läs in från fil'],
  ['wordings-paste', 'Klistra in rad för rad'],
  ['wordings-write', 'Skriv eller översätt en text'],
  ['wordings-paper', 'Pappersformulär'],
] as const

async function wordings({ page, visit }: Pick<Walk, 'page' | 'visit'>, name: string, way: string): Promise<void> {
  await goTo(page, '/unit')
  await goTo(page, '/unit/wordings')
  await press(page, way)
  await settled(page)
  await visit(name)
}
