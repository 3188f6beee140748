/**
 * A curious youth with the tablet in hand: every way out that we can think of ends at the same question, at the door of
 * the staff, or at the locked page, and shows nothing of any case. One hand-over, and the escapes one after another.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { handOver, makeCase, startPractice, watched } from './steps.ts'

const address = inject('address')
let device: Tablet
let context: BrowserContext
let page: Page
let secret: { code: string; path: string }
let question: string
let faults: string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
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
  expect(text).not.toContain(secret.code)
  expect(text).not.toContain('ÖVA-')
  expect(text).not.toContain(secret.path)
  expect(await on.getByRole('navigation', { name: 'Huvudmeny' }).count()).toBe(0)
}

const go = async (path: string) => {
  await page.goto(address + path)
  await stillAtTheQuestion()
}

const devtools = async (script: string) => {
  await page.evaluate(script).catch(() => undefined)
  await page.waitForTimeout(300)
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
  await page.waitForTimeout(200)
}

const escapes: readonly (readonly [string, () => Promise<void>])[] = [
  ['the back button', async () => void (await page.goBack().catch(() => null))],
  [
    'back, ten times',
    async () => {
      for (let n = 0; n < 10; n++) await page.evaluate('history.back()')
      await page.waitForTimeout(500)
    },
  ],
  ['forward', async () => void (await page.goForward().catch(() => null))],
  ['far back in the history', () => devtools('history.go(-5)')],
  ['a reload', async () => void (await page.reload())],
  [
    'a reload past every cache',
    async () => {
      const devtoolsLine = await context.newCDPSession(page)
      await devtoolsLine.send('Page.reload', { ignoreCache: true })
      await page.waitForTimeout(1000)
    },
  ],
  ['ten reloads in a row', async () => void (await devtools('for (let n = 0; n < 10; n++) location.reload()'))],
  ['Alt and left arrow', () => press('Alt+ArrowLeft')],
  ['F5', () => press('F5')],
  ['Escape', () => press('Escape', 'Escape')],
  ['the start address', () => go('/')],
  ['the case by its address', () => go(secret.path)],
  ['the given-back page of the case', () => go(`${secret.path}/given-back`)],
  ['another hand-over of the case', () => go(`${secret.path}/hand-over?forms=core-om`)],
  ['a new case', () => go('/cases/new')],
  ['the staff page', () => go('/unit/staff')],
  ['the log', () => go('/unit/log')],
  ['the backup', () => go('/unit/backup')],
  ['the wordings', () => go('/unit/wordings')],
  ['the period', () => go('/period')],
  ['the course', () => go('/training')],
  ['an address with a question mark', () => go('/?place=unit&open=1')],
  ['an address with a hash', () => go('/#/unit/staff')],
  ['an address that is not there', () => go('/intern/rapport')],
  ['the file behind the page', () => go('/index.html')],
  [
    'leaving for another page and coming back',
    async () => {
      await page.goto('about:blank')
      await page.goBack()
    },
  ],
  [
    'a moved address without loading',
    () => devtools(`history.pushState(null, '', '${'/unit/staff'}'); dispatchEvent(new PopStateEvent('popstate'))`),
  ],
  ['a script in the address', () => devtools("location.href = 'javascript:document.body.remove()'")],
  [
    'an emptied memory of the tab',
    async () => {
      await devtools('sessionStorage.clear(); localStorage.clear()')
      await page.reload()
    },
  ],
  [
    'the other unit chosen by hand',
    async () => {
      await devtools("sessionStorage.setItem('mattstock-place', 'unit')")
      await page.reload()
    },
  ],
  [
    'another language chosen by hand',
    async () => {
      await devtools("localStorage.setItem('mattstock-language', 'en')")
      await page.reload()
      await stillAtTheQuestion()
      await devtools("localStorage.removeItem('mattstock-language')")
    },
  ],
  [
    'the service worker thrown out',
    async () => {
      await devtools('navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.unregister()))')
      await page.reload()
    },
  ],
  [
    'the caches thrown out',
    async () => {
      await devtools('caches.keys().then((all) => all.map((one) => caches.delete(one)))')
      await page.reload()
    },
  ],
  [
    'no network',
    async () => {
      await page.waitForTimeout(2000)
      await context.setOffline(true)
      await page.reload().catch(() => null)
      await context.setOffline(false)
    },
  ],
  [
    'messages to the tabs of the app',
    () =>
      devtools(`
        const line = new BroadcastChannel('mattstock')
        for (const said of [{ lock: true }, { written: 'practice' }, { open: true }, 'unlock']) line.postMessage(said)
        for (const said of ['open', { is: 'open' }]) window.postMessage(said, '*')`),
  ],
  ['a message to the service worker', () => devtools("navigator.serviceWorker.controller?.postMessage('take-over')")],
  [
    'the door without a passphrase',
    async () => {
      await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
      await page.getByRole('button', { name: 'Lås upp' }).click()
      await showsNothingOfStaff()
      await page.getByRole('button', { name: 'Tillbaka till formuläret' }).click()
    },
  ],
  [
    'guesses at the door, which slow down',
    async () => {
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
    },
  ],
  [
    'reload at the door',
    async () => {
      await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
      await page.reload()
    },
  ],
  [
    'Tab and Enter through the whole screen, help list included',
    () => press(...Array<string>(4).fill('Tab'), 'Escape'),
  ],
]

it.each(escapes)('%s leads nowhere', async (_name, attempt) => {
  await attempt()
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
  const dump = await page.evaluate(async () => {
    const read = (request: IDBRequest) =>
      new Promise<unknown>((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
      })
    const told: string[] = []
    const keys: boolean[] = []
    const describe = (value: unknown): unknown => {
      if (value instanceof CryptoKey) {
        keys.push(value.extractable)
        return '[key]'
      }
      if (value instanceof Uint8Array || value instanceof ArrayBuffer) return new TextDecoder().decode(value)
      if (Array.isArray(value)) return value.map(describe)
      if (value && typeof value === 'object')
        return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, describe(part)]))
      return value
    }
    for (const { name } of await indexedDB.databases()) {
      const db = (await read(indexedDB.open(name as string))) as IDBDatabase
      for (const store of db.objectStoreNames)
        told.push(JSON.stringify(describe(await read(db.transaction(store).objectStore(store).getAll()))))
      db.close()
    }
    return { text: told.join('\n') + JSON.stringify({ ...localStorage, ...sessionStorage }), keys }
  })
  expect(dump.text.length).toBeGreaterThan(1000)
  expect(dump.text).not.toContain(secret.code)
  expect(dump.text).not.toContain('ÖVA-')
  expect(dump.text).not.toContain('Robin Övning')
  expect(dump.keys.filter(Boolean)).toEqual([])
})

it('a killed browser comes back to the question', async () => {
  await context.close()
  context = await device.open()
  faults.push(...watched(context))
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address + secret.path)
  await stillAtTheQuestion()
})

it('none of it breached the policy or stopped the program', () => {
  expect(faults.filter((fault) => !fault.includes('javascript:'))).toEqual([])
})
