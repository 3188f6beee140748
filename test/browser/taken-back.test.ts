/**
 * Keys that are taken back: a tablet's profile is copied, then somebody is removed and the recovery sheet changed. With the
 * passphrase and the code from before, typed, neither that copy nor a later one gives anything that was written after, nor
 * does the old copy with all the new rows put into it.
 */
import { cp } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { type Backend, backends, bareBrowser, newProfile, type Running, removeProfile } from '../vault/browser.ts'
import { heapOf } from './heap.ts'
import { found, inClear } from './profile-files.ts'
import { answer, bringWording, handOver, setUpUnit, takeBack } from './steps.ts'

/** Written before, and after: nothing else in a browser is called this. */
const before = 'KUNGSFISKARE-77'
const after = { code: 'RÖRDROM-41', note: 'Skedstorken pratade igenom', colleague: 'Småspov Prövare' }

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const passphraseIn = async (page: Page, scope: string) => {
  const shown = page.locator(`${scope} .passphrase`)
  await shown.filter({ hasText: /\S+ \S+/ }).waitFor()
  return (await shown.innerText()).trim()
}

async function newCase(page: Page, code: string) {
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Kod', { exact: true }).fill(code)
  await page.getByLabel('Födelseår eller ålder').fill('2008')
  await page.getByLabel('Annat eller okänt').check()
  await press(page, 'Skapa ärendet')
  await heading(page, new RegExp(code))
}

async function toStaff(page: Page) {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: /^Medarbetare och nycklar/ }).click()
  await heading(page, 'Medarbetare och nycklar')
}

async function addColleague(page: Page, name: string): Promise<string> {
  await page.getByLabel('Namn på medarbetaren').fill(name)
  await press(page, 'Lägg till')
  const passphrase = await passphraseIn(page, '.notice')
  await press(page, 'Den är avskriven')
  return passphrase
}

async function removed(page: Page, name: string) {
  await press(page, new RegExp(`^Ta bort\\s*${name}$`))
  await page.getByLabel('Skriv namnet för att bekräfta').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function newSheet(page: Page): Promise<string> {
  await press(page, 'Gör ett nytt blad')
  await press(page, 'Ja, gör ett nytt')
  const sheet = page.getByRole('region', { name: 'Återställningsblad' })
  const code = (await sheet.locator('.code').innerText()).trim()
  await page.getByLabel('Koden på bladet').fill(code)
  await press(page, 'Byt till det nya bladet')
  await page.getByText(/^Det nya bladet gäller nu/).waitFor()
  return code
}

/** The first time that a colleague comes in: a passphrase of their own, which nobody else has seen. */
async function firstUnlock(page: Page, given: string): Promise<string> {
  await typed(page, given)
  await heading(page, 'Byt din lösenfras')
  const own = await passphraseIn(page, 'main')
  await page.getByRole('checkbox', { name: 'Den är avskriven' }).check()
  await page.getByLabel('Lösenfrasen du fick').fill(given)
  await press(page, 'Byt till den nya')
  await heading(page, 'Ärenden')
  return own
}

/** A form that somebody must read, handed in, and what staff wrote of it. */
async function answeredAndSeen(page: Page, passphrase: string) {
  await handOver(page, 'CORE-10')
  await press(page, 'Börja')
  await answer(page, Array<number>(10).fill(3))
  await page.getByRole('heading', { name: 'Tack!' }).waitFor()
  await takeBack(page, passphrase)
  await page.getByLabel('Vad gjordes?').fill(after.note)
  await press(page, 'Har sett')
  // The result follows by itself once it is kept.
  await page.getByText(/Inga svar väntar på att gås igenom\.$/).waitFor()
}

const locked = (page: Page) => page.getByLabel('Din lösenfras').waitFor()

async function lock(page: Page) {
  await press(page, 'Lås')
  await locked(page)
}

async function typed(page: Page, passphrase: string) {
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press(page, 'Lås upp')
}

async function typedCode(page: Page, code: string) {
  await press(page, 'Har du glömt lösenfrasen?')
  await page.getByLabel('Koden på bladet').fill(code)
  await press(page, 'Lås upp')
}

/** Every row of the unit but who may open it, as the browser's own functions give them. */
function rowsOf(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((ok, no) => {
        request.onsuccess = () => ok(request.result)
        request.onerror = () => no(request.error)
      })
    const [unit] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('mattstock-unit-'))
    const db = await done(indexedDB.open(unit?.name ?? ''))
    const all: Record<string, unknown[]> = {}
    for (const table of ['keys', 'records', 'audit', 'entries', 'sessions', 'drafts', 'handed'])
      all[table] = await done(db.transaction(table).objectStore(table).getAll())
    db.close()
    return all
  })
}

function putRows(page: Page, all: Record<string, unknown[]>) {
  return page.evaluate(async (all) => {
    const [unit] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('mattstock-unit-'))
    const db = await new Promise<IDBDatabase>((ok, no) => {
      const request = indexedDB.open(unit?.name ?? '')
      request.onsuccess = () => ok(request.result)
      request.onerror = () => no(request.error)
    })
    await new Promise<void>((ok, no) => {
      const writing = db.transaction(Object.keys(all), 'readwrite')
      for (const [table, rows] of Object.entries(all)) for (const row of rows) writing.objectStore(table).put(row)
      writing.oncomplete = () => ok()
      writing.onerror = () => no(writing.error)
    })
    db.close()
  }, all)
}

it.each(backends)(
  'a tablet from before a removal opens nothing that was written after (%s)',
  async (backend: Backend) => {
    const [profile, older, newer] = [await newProfile(), await newProfile(), await newProfile()]
    const browsers: Running[] = []
    const start = async (at: string): Promise<Page> => {
      await browsers.at(-1)?.kill()
      const running = await bareBrowser(at, backend)
      browsers.push(running)
      await running.page.goto(inject('address'))
      return running.page
    }
    const close = () => browsers.at(-1)?.close()
    const nothingAfter = async (page: Page, what: string) => {
      const shown = await page.locator('body').innerText()
      const heap = (await heapOf(page)).words(Object.values(after))
      expect([what, Object.values(after).filter((word) => shown.includes(word)), heap]).toEqual([what, [], []])
    }
    try {
      let page = await start(profile)
      const { passphrase, recoveryCode } = await setUpUnit(page, 'Måsen', 'Alva Prov')
      await toStaff(page)
      const given = await addColleague(page, 'Bo Prov')
      await newCase(page, before)
      await lock(page)
      const bos = await firstUnlock(page, given)
      await lock(page)
      await close()
      await cp(profile, older, { recursive: true })

      page = await start(profile)
      await typed(page, passphrase)
      await toStaff(page)
      await removed(page, 'Bo Prov')
      const code = await newSheet(page)
      await addColleague(page, after.colleague)
      await bringWording(page, 'core-10')
      await newCase(page, after.code)
      await answeredAndSeen(page, passphrase)
      await lock(page)
      const rows = await rowsOf(page)
      expect(rows.records?.length).toBeGreaterThan(5)
      await close()
      await cp(profile, newer, { recursive: true })

      // Copied afterwards: neither of the two opens anything at all.
      page = await start(newer)
      await typed(page, bos)
      await page.getByText(/^Lösenfrasen stämmer inte/).waitFor()
      await typedCode(page, recoveryCode)
      await page.getByText(/^Koden stämmer inte/).waitFor()
      await nothingAfter(page, 'a later copy')

      // Copied before: what was there then.
      page = await start(older)
      await typed(page, bos)
      await page.getByText(before).first().waitFor()
      await nothingAfter(page, 'an older copy')
      await lock(page)

      // And all the new rows put into it: they wait for a key that does not come.
      await putRows(page, rows)
      await page.reload()
      await locked(page)
      await typed(page, bos)
      await page
        .getByText(/Nyckeln saknas ännu till \d+ poster/)
        .first()
        .waitFor()
      await nothingAfter(page, 'an older copy with the new rows, by the passphrase')
      await page.reload()
      await locked(page)
      await typedCode(page, recoveryCode)
      await page.getByRole('link', { name: 'Ärenden' }).click()
      await page.getByText(before).first().waitFor()
      await nothingAfter(page, 'an older copy with the new rows, by the old sheet')
      await close()

      // Nothing of it lies in clear, and the new sheet opens it all.
      const needles = new Map(Object.entries({ ...after, before }).map(([what, text]) => [what, inClear(text)]))
      expect([found(older, needles), found(newer, needles)]).toEqual([[], []])
      page = await start(newer)
      await typedCode(page, code)
      await page.getByRole('link', { name: 'Ärenden' }).click()
      await page.getByText(after.code).first().waitFor()
    } finally {
      await browsers.at(-1)?.kill()
      for (const each of [profile, older, newer]) await removeProfile(each)
    }
  },
)
