/** Several informants in a row on one case: a youth, a parent and a teacher, each with the tablet as if nobody had held it before. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from '../chromium.ts'
import { handOver, makeCase, startPractice, takeBack, watched } from '../steps.ts'

let device: Tablet
let context: BrowserContext
let page: Page
let complaints: readonly string[]
let path: string
let code: string

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  complaints = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, inject('address'))
  ;({ path, code } = await makeCase(page, { born: '2011' }))
})
afterAll(async () => {
  await context?.close()
  await device?.remove()
})

/** All that the page holds, shown or not, and what the tab remembers beside it. */
const held = () =>
  page.evaluate(() => [document.documentElement.outerHTML, JSON.stringify(sessionStorage), location.href].join('\n'))

async function toCase() {
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.locator(`a[href="${path}"]`).first().click()
  await page.getByRole('heading', { name: `Ärende ${code}` }).waitFor()
}

/** Begins, finds nothing chosen, answers the first question by its last choice and comes back to staff with the rest blank. */
async function beginAndGoBack(): Promise<string> {
  await page.getByRole('button', { name: 'Börja' }).click()
  const question = await page.getByRole('group').locator('legend').innerText()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.getByRole('radio').last().check()
  await page.getByText('Sparat', { exact: true }).waitFor()
  return question
}

it('a guardian never sees a youth’s answers: nothing of them is in the page, and no way leads back to them', async () => {
  await handOver(page, 'SDQ S11')
  await page.getByText('Här kommer några frågor om hur du har det.').waitFor()
  const asked = await beginAndGoBack()
  await takeBack(page)
  await page.getByRole('heading', { name: /^Tillbaka/ }).waitFor()

  await toCase()
  await handOver(page, 'SDQ P4')
  await page.getByText('Här kommer några frågor om ditt barn.').waitFor()
  // The address follows once the page is painted.
  await page.waitForURL(({ pathname }) => pathname === '/')
  for (const secret of [asked, code, path]) expect(await held()).not.toContain(secret)
  await page.evaluate('history.back()')
  await page.reload()
  await page.getByText('Här kommer några frågor om ditt barn.').waitFor()
  // The address follows once the page is painted.
  await page.waitForURL(({ pathname }) => pathname === '/')
  for (const secret of [asked, code, path]) expect(await held()).not.toContain(secret)
})

it('a parent and a teacher follow, each asked about the child in their own words, with nothing chosen beforehand', async () => {
  const parent = await beginAndGoBack()
  await takeBack(page)
  await toCase()
  await handOver(page, 'SDQ T4')
  await page.getByText('Här kommer några frågor om ett barn som du möter.').waitFor()
  expect(await held()).not.toContain(parent)
  await beginAndGoBack()
  await takeBack(page)
  await page.getByRole('heading', { name: /^Tillbaka/ }).waitFor()
  expect(complaints).toEqual([])
})
