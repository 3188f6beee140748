/** The form in a real browser, by what stands on it: keyboard, reload, and an answer that is told by more than colour. */
import type { Page } from 'playwright-core'
import { afterEach, expect, inject, it } from 'vitest'
import { tablet } from '../chromium.ts'
import { handOver } from './hand-over.ts'

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

const sizes = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
  { width: 810, height: 1080 },
] as const

it('keeps Tillbaka and Nästa at one place within the screen, and each question at its top, on three screens', async () => {
  const page = await newTablet()
  await handOver(page, address, ['YP-CORE'], 'sv')
  await page.getByRole('button', { name: 'Börja' }).click()
  const places = new Set<string>()
  for (let question = 1; question <= 10; question++) {
    await page.getByText(`Fråga ${question} av 10`, { exact: true }).waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    for (const { width, height } of sizes) {
      await page.setViewportSize({ width, height })
      const boxes = await Promise.all(
        ['Tillbaka', 'Nästa'].map((name) => page.getByRole('button', { name, exact: true }).boundingBox()),
      )
      places.add(JSON.stringify([width, ...boxes.map((box) => [box?.x, box?.y])]))
      for (const box of boxes) expect((box?.y ?? height) + (box?.height ?? height)).toBeLessThanOrEqual(height)
    }
    // As far down as the page goes, on each screen in turn: the next question begins at its top all the same.
    await page.setViewportSize(sizes[question % sizes.length] ?? sizes[0])
    await page.getByRole('radio').last().check()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.getByRole('button', { name: 'Nästa' }).click()
  }
  expect([...places]).toHaveLength(sizes.length)
})

it('changes language on the first page, and hands in under the wording that was answered', async () => {
  const page = await newTablet()
  await handOver(page, address, ['YP-CORE'], 'sv')
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.getByRole('button', { name: 'ابدأ' }).click()
  await page.getByText('تم الحفظ').waitFor()
  await page.reload()
  await page.getByRole('radio').first().waitFor()
  expect(await page.locator('.question').getAttribute('lang')).toBe('ar')
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
})

it('tells the chosen answer by more than colour, where the person’s own colours are forced on the page', async () => {
  const page = await newTablet()
  await handOver(page, address, ['YP-CORE'], 'sv')
  await page.getByRole('button', { name: 'Börja' }).click()
  await page.getByRole('radio').nth(1).check()
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const widths = await page
    .locator('.answer-choice')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).borderTopWidth)))
  expect(widths[1]).toBeGreaterThan(widths[0] ?? 0)
})

it('moves nothing for somebody who has asked for less motion', async () => {
  const page = await newTablet()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await handOver(page, address, ['YP-CORE'], 'sv')
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((one) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one)
        return animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior === 'smooth'
      }).length,
  )
  expect(moving).toBe(0)
})
