/**
 * How soon a form's score stands on a computer's screen after *Lämna in* on a tablet in the waiting room: two real browsers with
 * profiles of their own, and the app, its server and the line between them as `npm start` has them. `npm run bench -- waiting-room`.
 */
import type { Page } from 'playwright-core'
import { Clinic } from '../test/browser/clinic.ts'
import type { Device } from '../test/browser/device.ts'
import { makeCase } from '../test/browser/steps.ts'
import { judgeAcrossDevices } from './figures.ts'

const forms = Number(process.argv[2] ?? 50)

/** Notes when the case's page first shows a score, by the clock that both pages share. */
async function watchCase(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'scored')
    const look = () => {
      const isScored = document.querySelector('.strips__figure') !== null
      if (isScored && !Reflect.has(window, 'scored')) Object.assign(window, { scored: Date.now() })
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
}

/** Answered through, to the page of *Lämna in*. */
async function answered({ page }: Device, turn: string): Promise<void> {
  await page.getByRole('button', { name: `Nummer ${turn}` }).click()
  await page.getByRole('button', { name: 'Börja' }).click()
  for (let i = 1; i <= 10; i++) {
    await page.getByText(new RegExp(`^Fråga ${i} av`)).waitFor()
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
  }
  await page.getByRole('button', { name: /^Lämna in/ }).waitFor()
}

async function once({ one, other, tablets: [tablet] }: Clinic): Promise<number> {
  await one.goTo('/')
  const { path } = await makeCase(one.page, { born: '2007' })
  await one.goTo(`${path}/hand-over?forms=core-10`)
  await one.press('Skicka till Väntrum 1')
  const heading = one.page.getByRole('heading', { level: 1, name: /^Nummer/ })
  await heading.waitFor()
  await answered(tablet, (await heading.innerText()).replace(/\D/g, ''))
  await other.goTo(path)
  await other.page.getByRole('heading', { level: 1, name: /^Ärende/ }).waitFor()
  await watchCase(other.page)
  const pressed = await tablet.page.evaluate(() => {
    const now = Date.now()
    for (const button of document.querySelectorAll('button'))
      if (button.textContent?.startsWith('Lämna in')) button.click()
    return now
  })
  const there = await other.page.waitForFunction(() => Reflect.get(window, 'scored'))
  await tablet.press('Klar')
  return ((await there.jsonValue()) as number) - pressed
}

const clinic = await Clinic.begun(['core-10'])
try {
  await once(clinic)
  const times: number[] = []
  for (let i = 0; i < forms; i++) times.push(await once(clinic))
  judgeAcrossDevices('from Lämna in on the tablet to the score on the computer, ms', times)
  console.log(`\n${forms} forms, one after the other; all browsers and the server on one machine.`)
} finally {
  await clinic.end()
}
