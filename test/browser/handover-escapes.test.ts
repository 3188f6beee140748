/**
 * A curious youth with the tablet in hand: every way out that we can think of (escapes.ts) ends at the same question, at
 * the staff's way back, or at the locked page, and shows nothing of any case. One hand-over, one escape after another.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { escapes, everyDatabase, everythingReachable } from './escapes.ts'
import { handOver, makeCase, measure, startPractice, takeBack, watched } from './steps.ts'

const address = inject('address')
let device: Tablet
let context: BrowserContext
let page: Page
let secret: { code: string; path: string }
let question: string
let faults: string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ serviceWorkers: 'allow' })
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, address)
  secret = await makeCase(page)
  await handOver(page, 'SDQ S11')
  await page.getByRole('button', { name: 'Börja' }).click()
  for (let n = 0; n < 2; n++) {
    await page.getByRole('radio').nth(1).check()
    await page.getByRole('button', { name: 'Nästa' }).click()
  }
  await page.getByText('Fråga 3 av').waitFor()
  question = await page.getByRole('group').first().innerText()
})

afterAll(async () => {
  await context?.close()
  await device?.remove()
})

/** Nothing of staff is on the screen, and the form is where it was. */
async function stillAtTheQuestion(on: Page = page) {
  // Away from the app altogether is no way in: what counts is where the app opens next.
  if (!on.url().startsWith(address)) await on.goto(address)
  await on.getByText('Fråga 3 av').waitFor({ timeout: 15_000 })
  expect(await on.getByRole('group').first().innerText()).toBe(question)
  await showsNothingOfStaff(on)
}

async function showsNothingOfStaff(on: Page = page) {
  const text = `${await on.title()} ${await on.locator('body').innerText()} ${on.url()}`
  tellsNothing(text)
  expect(text).not.toContain(secret.path)
  expect(await on.getByRole('navigation', { name: 'Huvudmeny' }).count()).toBe(0)
}

/** Neither this case's code, nor any case's, nor who works here. */
function tellsNothing(text: string) {
  for (const told of [secret.code, 'ÖVA-', 'Robin Övning']) expect(text.includes(told), told).toBe(false)
}

it('eighty escapes at least are tried, and each has a name of its own', () => {
  expect(escapes.length).toBeGreaterThanOrEqual(80)
  expect(new Set(escapes.map(({ name }) => name)).size).toBe(escapes.length)
})

it('the search of the page is not blind: it finds what is on it', async () => {
  const { text } = (await page.evaluate(everythingReachable)) as { text: string }
  expect(text).toContain('Fråga 3 av')
})

it.each(escapes.map((one) => [one.name, one] as const))('%s leads nowhere', async (_name, way) => {
  const before = faults.length
  const got = await way.attempt({ context, page, address, casePath: secret.path })
  if (typeof got === 'string') tellsNothing(got)
  await stillAtTheQuestion()
  if (!way.refusedByPolicy) return
  // The browser says so a moment later.
  await page.waitForTimeout(200)
  faults.length = before
})

it('guesses on the way back slow down', async () => {
  await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
  const said: string[] = []
  for (const guess of ['lösenord', '123456', 'sommar', 'hemligt', 'öppna', 'personal', 'admin']) {
    await page.getByLabel('Din lösenfras').fill(guess)
    await page.getByRole('button', { name: 'Lås upp' }).click()
    await page.getByRole('alert').waitFor()
    said.push(await page.getByRole('alert').innerText())
    await showsNothingOfStaff()
  }
  expect(said[0]).toContain('Lösenfrasen stämmer inte')
  expect(said.at(-1)).toMatch(/^För många försök\. Vänta \d+ sekund/)
  await page.getByRole('button', { name: 'Tillbaka till formuläret' }).click()
  await stillAtTheQuestion()
})

it('a second tab shows nothing and cannot write, and the first goes on', async () => {
  const second = await context.newPage()
  await second.goto(address + secret.path)
  await second.getByRole('heading', { name: 'Formuläret är öppet i en annan flik' }).waitFor()
  await showsNothingOfStaff(second)
  expect(await second.getByRole('radio').count()).toBe(0)
  await page.bringToFront()
  await stillAtTheQuestion()
  await second.close()
})

it('a window opened by script is a second tab too', async () => {
  const opened = context.waitForEvent('page')
  await page.evaluate("window.open('/unit/staff')")
  const second = await opened
  await second.getByRole('heading', { name: 'Formuläret är öppet i en annan flik' }).waitFor()
  await showsNothingOfStaff(second)
  await second.close()
  await stillAtTheQuestion()
})

it('closing the tab and opening another comes back to the question', async () => {
  const next = await context.newPage()
  await page.close()
  page = next
  await page.goto(address)
  await stillAtTheQuestion()
})

it('what lies in the browser holds no code in clear, and no key that leaves it', async () => {
  const dump = (await page.evaluate(everyDatabase)) as { text: string; keys: boolean[] }
  expect(dump.text.length).toBeGreaterThan(1000)
  tellsNothing(dump.text)
  expect(dump.keys.filter(Boolean)).toEqual([])
})

it('a killed browser comes back to the question', async () => {
  await context.close()
  context = await device.open({ serviceWorkers: 'allow' })
  faults.push(...watched(context))
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address + secret.path)
  await stillAtTheQuestion()
})

describe('a PIN', () => {
  const pin = '481620'
  const wayBack = () => page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
  const type = async (typed: string) => {
    await page.getByLabel('Din PIN').fill(typed)
    await page.getByRole('button', { name: 'Lås upp' }).click()
  }

  it('is set where staff hand over, and refused where anybody would guess it', async () => {
    await takeBack(page)
    // The guesses of before may still slow the way back down.
    const inside = page.getByRole('navigation', { name: 'Huvudmeny' })
    for (;;) {
      await inside.or(page.getByRole('alert')).first().waitFor()
      if (await inside.isVisible()) break
      await page.waitForTimeout(3000)
      await page.getByRole('button', { name: 'Lås upp' }).click()
      await page.waitForTimeout(500)
    }
    await page.getByRole('link', { name: 'Ärenden' }).click()
    secret = await makeCase(page)
    await measure(page, /^Mät: SDQ S11/)
    await page.getByText('Ta tillbaka med PIN', { exact: true }).click()
    await page.getByLabel('Välj en PIN med sex siffror').fill('112233')
    await page.getByRole('button', { name: 'Använd PIN' }).click()
    expect(await page.getByRole('alert').innerText()).toBe(
      'Den är lätt att gissa. Välj sex siffror som inte är ett datum, en rad, par eller ett mönster.',
    )
    await page.getByLabel('Välj en PIN med sex siffror').fill(pin)
    await page.getByRole('button', { name: 'Använd PIN' }).click()
    await page.getByText('Du kan ta tillbaka plattan med din PIN.').waitFor()
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await page.getByRole('button', { name: 'Börja' }).click()
    await page.getByRole('radio').nth(1).check()
    await page.getByRole('button', { name: 'Nästa' }).click()
    await page.getByText('Fråga 2 av').waitFor()
    await showsNothingOfStaff()
  })

  it('lies nowhere that can be reached from the page, nor in what is stored', async () => {
    const reachable = (await page.evaluate(everythingReachable)) as { objects: number; text: string }
    const stored = (await page.evaluate(everyDatabase)) as { text: string }
    expect(reachable.objects).toBeGreaterThan(1000)
    for (const text of [reachable.text, stored.text]) {
      tellsNothing(text)
      expect(text.includes(pin)).toBe(false)
    }
  })

  it('leads back after one wrong try, which is said', async () => {
    await wayBack()
    await type('481621')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toBe('PIN stämmer inte. 4 försök är kvar.')
    await type(pin)
    await page.getByRole('heading', { level: 1, name: /^Tillbaka hos personalen/ }).waitFor()
  })

  it('opens nothing after a reload: the way back asks for a passphrase', async () => {
    await page.getByRole('button', { name: 'Fortsätt där det slutade' }).click()
    await page.getByText('Fråga 2 av').waitFor()
    await page.reload()
    await wayBack()
    await page.getByLabel('Din lösenfras').waitFor()
    expect(await page.getByLabel('Din PIN').count()).toBe(0)
  })
})

it('none of it breached the policy or stopped the program', () => {
  expect(faults).toEqual([])
})
