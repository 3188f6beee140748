/** The vault in a real Chromium, on a profile that outlives it, under the app's own policy. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newProfile, type Running, removeProfile, startBrowser } from '../../vault/browser.ts'
import { type Site, vaultSite } from '../../vault/site.ts'

let site: Site
let profile: string
let running: Running
let page: Page

beforeAll(async () => {
  site = await vaultSite()
})
afterAll(() => site.close())
beforeEach(async () => {
  profile = await newProfile()
  await start()
})
afterEach(async () => {
  const violations = await page.evaluate(() => window.mattstock.violations).catch(() => [])
  await running.kill()
  await removeProfile(profile)
  expect(violations).toEqual([])
})

async function start(query = '') {
  running = await startBrowser(profile, 'leveldb', site.address + query)
  page = running.page
}

async function restart() {
  await running.kill()
  await start()
}

/** A unit with one case, handed over, with the first three answers of a form saved. */
const handedOver = () =>
  page.evaluate(async () => {
    const { createUnit, unitOfTwo, aCase, planFor, filledIn } = window.mattstock
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('PLANTED-CODE') })
    const session = await vault.handOver(planFor(caseId, 'core-om', 'core-om'))
    const saved = await session.save(filledIn(0, 3))
    Object.assign(window, { session })
    return saved
  })

/** Everything in the vault after a fresh start. */
const found = () => page.evaluate(() => window.mattstock.standing())

describe('what the screen calls saved', () => {
  it('is there after the browser is killed, at the same question', async () => {
    expect(await handedOver()).toBe('saved')
    await restart()
    const state = await page.evaluate(async () => {
      const state = await window.mattstock.openTheOnly()
      return state.is === 'handed-over' ? [state.session.writer, state.session.draft().position] : state.is
    })
    expect(state).toEqual([true, 3])
  })

  it('comes back from the journal when the browser clears the database, and staff are told', async () => {
    await handedOver()
    await clear('indexeddb')
    await restart()
    const { is, report, draft } = await found()
    expect(is).toBe('locked')
    expect(report).toMatchObject({ wiped: true, unreadable: 0 })
    expect(report?.refilled).toBeGreaterThan(5)
    expect(draft?.position).toBe(3)
  })

  it('is written anew by an open form when the browser clears everything under it', async () => {
    await handedOver()
    await clear('all')
    const saved = await page.evaluate(() => window.session.save(window.mattstock.filledIn(0, 4)))
    expect(saved).toBe('saved')
    await restart()
    const { report, draft } = await found()
    expect(report?.wiped).toBe(true)
    expect(draft?.position).toBe(4)
  })

  it('stays in the database when the journal is lost, and the journal is written anew', async () => {
    await handedOver()
    await clear('file_systems')
    await restart()
    expect((await found()).draft?.position).toBe(3)
    await clear('indexeddb')
    await restart()
    expect((await found()).draft?.position).toBe(3)
  })
})

/** As the browser does when space is short, or a person in its settings. */
async function clear(storageTypes: string) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: site.address, storageTypes })
}

describe('two tabs', () => {
  it('let one write a form and the other read it', async () => {
    await handedOver()
    const other = await page.context().newPage()
    await other.goto(site.address)
    await other.waitForFunction(() => 'mattstock' in window)
    const told = await other.evaluate(async () => {
      const state = await window.mattstock.openTheOnly()
      if (state.is !== 'handed-over') return state.is
      const { session } = state
      const refused = await session.save(window.mattstock.filledIn(0, 9)).catch((fault) => fault.reason)
      return [session.writer, session.draft().position, refused]
    })
    expect(told).toEqual([false, 3, 'other-tab'])
    expect(await page.evaluate(() => window.session.save(window.mattstock.filledIn(0, 5)))).toBe('saved')
  })

  it('see what the other wrote, and neither stays open when the tablet is handed over', async () => {
    await page.evaluate(async () => {
      const { createUnit, unitOfTwo } = window.mattstock
      Object.assign(window, await createUnit('unit', unitOfTwo))
    })
    const other = await page.context().newPage()
    await other.goto(site.address)
    await other.waitForFunction(() => 'mattstock' in window)
    await other.evaluate(async () => {
      const state = await window.mattstock.openTheOnly()
      if (state.is !== 'locked') throw new Error(state.is)
      const vault = await state.vault.unlock(window.mattstock.phrase)
      if ('refused' in vault) throw new Error(vault.refused)
      Object.assign(window, { vault })
    })
    const caseId = await other.evaluate(async () => {
      const caseId = crypto.randomUUID()
      await window.vault.append({ caseId, body: window.mattstock.aCase('FROM-2') })
      return caseId
    })
    await page.waitForFunction(() => window.vault.of('case').length === 1)
    await page.evaluate((id) => window.vault.handOver(window.mattstock.planFor(id, 'core-om')), caseId)
    await other.evaluate(() => window.vault.ended)
    const refused = await other.evaluate(() => window.vault.audit('x', null).catch((fault) => fault.message))
    expect(refused).toContain('locked or handed over')
  })
})

describe('a browser that refuses', () => {
  it('space in the database: nothing half done, old rows stand, and no hand-in is acknowledged', async () => {
    await handedOver()
    const told = await page.evaluate(async () => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
      const handIn = await window.session.handIn().catch((fault) => fault.reason)
      const save = await window.session.save(window.mattstock.filledIn(0, 4))
      IDBObjectStore.prototype.put = put
      return [handIn, save, await window.session.save(window.mattstock.filledIn(0, 5))]
    })
    expect(told).toEqual(['full', 'saved-in-one-place', 'saved'])
    await restart()
    const { draft, forms } = await found()
    expect([draft?.position, forms]).toEqual([5, []])
  })

  it('private files: it says what it cannot promise, and calls nothing saved', async () => {
    await running.kill()
    await start('?without=journal')
    expect(await page.evaluate(() => window.mattstock.storageGuarantees())).toEqual({
      journal: false,
      persistent: false,
    })
    expect(await handedOver()).toBe('saved-in-one-place')
  })
})

it('leaves no plain text of a name, a code or an answer anywhere in the profile', async () => {
  await handedOver()
  await page.evaluate(async () => {
    await window.session.save({ ...window.mattstock.filledIn(0, 987_654_321), mode: 'list' })
    await window.session.handIn()
  })
  await found()
  await running.close()
  const planted = ['PLANTED-CODE', '987654321', 'Alva Prov', 'Måsen', 'abborre absolut', 'core-om']
  const seen = await inFiles(profile, planted)
  await start()
  expect(seen).toEqual([])
})

/** Which of the words stand in any file, in UTF-8 or UTF-16; and, so that the search itself is tried, the site's address does. */
async function inFiles(folder: string, words: readonly string[]): Promise<string[]> {
  const seen = new Set<string>()
  let address = false
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    // The page's own script names some of the words; what is looked for is data.
    if (entry.parentPath.includes('Cache')) continue
    address ||= bytes.includes('mattstock-unit') || bytes.includes(Buffer.from('mattstock-unit', 'utf16le'))
    for (const word of words) {
      if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))) seen.add(`${word} in ${entry.name}`)
    }
  }
  expect(address).toBe(true)
  return [...seen]
}

declare global {
  interface Window {
    readonly session: import('../../../src/vault/vault.ts').HandedOver
    readonly vault: import('../../../src/vault/vault.ts').OpenVault
  }
}
