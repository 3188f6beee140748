/**
 * How soon what is saved on one reader stands on another's screen, with nothing pressed there: two real browsers with profiles
 * of their own, and the app, its relay and the line between them as `npm start` has them. `npm run bench -- relay-latency`.
 */
import type { Page } from 'playwright-core'
import { Device } from '../test/browser/device.ts'
import { setUpUnit } from '../test/browser/steps.ts'
import { WithRelay } from '../test/browser/with-relay.ts'
import { judgeAcrossDevices } from './figures.ts'

const writes = Number(process.argv[2] ?? 100)

/** Notes when each line of the list comes to stand there, by the clock that both pages share. */
async function watchList(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {}
    Object.assign(window, { seen })
    const look = () => {
      for (const { textContent } of document.querySelectorAll('.case-list a')) seen[textContent ?? ''] ??= Date.now()
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
}

/** From the press that saves a new case to its line on the other's list. */
async function once(from: Page, to: Page): Promise<number> {
  await from.getByRole('link', { name: 'Nytt ärende' }).click()
  const code = await from.getByLabel('Kod', { exact: true }).inputValue()
  await from.getByLabel('Födelseår eller ålder').fill('2011')
  await from.getByLabel('Flicka eller kvinna').check()
  const pressed = await from.evaluate(() => {
    const now = Date.now()
    for (const button of document.querySelectorAll('button')) if (button.textContent === 'Skapa ärendet') button.click()
    return now
  })
  await from.getByRole('heading', { level: 1, name: `Ärende ${code}` }).waitFor()
  await from.getByRole('link', { name: 'Ärenden' }).first().click()
  const there = await to.waitForFunction((it) => {
    const { seen } = window as unknown as { seen: Record<string, number> }
    return Object.entries(seen).find(([text]) => text.includes(it))?.[1]
  }, code)
  return ((await there.jsonValue()) as number) - pressed
}

const server = await WithRelay.started()
const one = await Device.new(server.address)
const other = await Device.new(server.address)
try {
  const { passphrase } = await setUpUnit(one.page, 'Ejderenheten', 'Alva Prov')
  one.passphrase = passphrase
  await one.join(server.code())
  await one.goTo('/unit/backup')
  const { bytes } = await one.saved('Gör en säkerhetskopia')
  await other.restore(bytes, passphrase)
  await one.letsIn(other, 'Rum 2')
  for (const device of [one, other]) await device.goTo('/')
  await watchList(other.page)
  await once(one.page, other.page)
  const times: number[] = []
  for (let i = 0; i < writes; i++) times.push(await once(one.page, other.page))
  judgeAcrossDevices('from the press on one to the line on the other, ms', times)
  console.log(`\n${writes} cases, one after the other; both browsers and the server on one machine.`)
} finally {
  await one.remove()
  await other.remove()
  await server.end()
}
