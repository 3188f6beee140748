/** F-12: a new version is released in the middle of a form. The form ends on the build it began on, and only then does the new one come. */
import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { flags, tablet } from '../browser/chromium.ts'
import { handOver, makeCase, practicePassphrase, startPractice, takeBack } from '../browser/steps.ts'
import { twoBuilds } from '../browser/two-builds.ts'
import { type Backend, backends, SQLITE } from '../vault/browser.ts'
import { type Outcome, seeded, type Trial, type TrialRun } from './trial.ts'

const QUESTIONS = 10

async function run({ count, seed, on, say }: TrialRun<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const tally = { lost: 0, torn: 0, 'ended on the build it began on': 0, 'new build taken afterwards': 0 }
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production' } })
  const site = await twoBuilds()
  const device = await tablet()
  const context = await device.open({ serviceWorkers: 'allow', args: [...flags, ...(on === 'sqlite' ? [SQLITE] : [])] })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await startPractice(page, site.address)
    await page.evaluate(() => navigator.serviceWorker.ready)
    for (let time = 1; time <= count; time++) {
      const mark = `build-${seed}-${time}`
      const at = 1 + Math.floor(chance() * (QUESTIONS - 1))
      await page.getByRole('link', { name: 'Ärenden' }).click()
      const { path } = await makeCase(page)
      await handOver(page, 'YP-CORE')
      await page.getByRole('button', { name: 'Börja' }).click()
      await answered(page, 1, at)
      site.release(mark)
      await newerWaits(page)
      await page.reload()
      await answered(page, at + 1, QUESTIONS)
      await page.getByRole('button', { name: /^Lämna in/ }).click()
      await page.getByText('Dina svar är sparade och låsta.').waitFor()
      if (!(await page.content()).includes(mark)) tally['ended on the build it began on'] += 1
      else {
        tally.torn += 1
        say(`release after question ${at}: the form ended on the new build`)
      }
      await takeBack(page)
      await page.getByRole('button', { name: 'Byt nu' }).click()
      await page.waitForFunction((it) => document.documentElement.outerHTML.includes(it), mark)
      tally['new build taken afterwards'] += 1
      // The new build begins locked.
      await page.getByLabel('Din lösenfras').fill(practicePassphrase)
      await page.getByRole('button', { name: 'Lås upp' }).click()
      await page.getByRole('link', { name: 'Ärenden' }).click()
      await page.locator(`a[href="${path}"]`).first().click()
      const kept = page
        .getByRole('row', { name: /^YP-CORE/ })
        .getByRole('link')
        .first()
      await kept.waitFor({ timeout: 20_000 }).catch(() => {
        tally.lost += 1
        say(`release after question ${at}: the form is not in its case`)
      })
    }
    const build = `Chromium ${context.browser()?.version() ?? ''}`.trim()
    const { lost, torn, ...also } = tally
    return { build, struck: count, lost, torn, also }
  } finally {
    await context.close()
    await device.remove()
    site.close()
  }
}

/** From one question to another, the first choice but one each time. */
async function answered(page: Page, first: number, last: number): Promise<void> {
  for (let question = first; question <= last; question++) {
    await page.getByText(new RegExp(`^Fråga ${question} av`)).waitFor()
    await page.getByRole('radio').nth(1).check()
    await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
  }
}

async function newerWaits(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  await page.waitForFunction(async () => Boolean((await navigator.serviceWorker.ready).waiting))
}

export const updatedUnderForm: Trial<Backend> = {
  fault: 'a new version of the app is released in the middle of a form',
  small: 5,
  large: 20,
  grounds: backends,
  guards: [],
  run,
}
