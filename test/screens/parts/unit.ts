/** The practice unit's own rooms: people and keys, wordings, reading, backup, log. */
import { goTo, practise, press, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function unit({ page, address, visit }: Walk): Promise<void> {
  await practise(page, address)
  for (const room of ['', '/staff', '/instruments', '/import', '/reading', '/backup', '/log']) {
    await goTo(page, `/unit${room}`)
    await visit(`unit${room.replace('/', '-')}`)
  }
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
