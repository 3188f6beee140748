/** What each of several units on one computer keeps to itself: a form that waits through a killed browser, its backup, its place. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OneComputer } from './one-computer.ts'
import { answer, handOver, makeCase, practicePassphrase, setUpUnit, takeBack } from './steps.ts'

let computer: OneComputer
let backup: Buffer
beforeAll(async () => {
  computer = await OneComputer.started()
  await computer.setUpEjder()
  await computer.setUpLom()
  await computer.openUnnamed(computer.ejder, computer.lom)
  await computer.lock()
  await computer.startPractice()
})
afterAll(() => computer?.remove())

describe('a form that waits in one unit', () => {
  it('handed in and not yet taken back, it outlives a killed browser, is not seen in the other, and is taken in by its own', async () => {
    await computer.open(computer.ejder)
    const { code } = await makeCase(computer.page)
    await computer.killedAfter(async () => {
      await computer.open(computer.ejder)
      await computer.page.locator('.case-line__link', { hasText: code }).click()
      await handOver(computer.page, 'YP-CORE')
      await computer.press('Börja')
      await answer(computer.page, Array<number>(10).fill(3))
      await computer.page.getByRole('heading', { name: 'Tack!' }).waitFor()
    })
    await computer
      .list()
      .getByRole('button', { name: `${computer.ejder.name} 1 formulär väntar` })
      .waitFor()
    await computer.open(computer.lom)
    expect(await computer.page.locator('body').innerText()).not.toMatch(/Svar att gå igenom|YP-CORE/)
    await computer.lock()
    await computer.open(computer.ejder)
    const answers = computer.page.getByRole('region', { name: /Svar att gå igenom med personen/ })
    await answers.getByRole('link', { name: new RegExp(`^${code} YP-CORE`) }).waitFor()
    await computer.lock()
  })

  it('half-way, it comes before everything at the next start, and only its own unit takes the tablet back', async () => {
    await computer.killedAfter(async () => {
      await computer.open(computer.ejder)
      await makeCase(computer.page)
      await handOver(computer.page, 'YP-CORE')
      await computer.press('Börja')
      await answerOne()
      await computer.page.getByText(/^Fråga 2 av/).waitFor()
      await computer.page.getByText('Sparat', { exact: true }).waitFor()
    })
    // The step to the second may not have been on disk when the browser went; the answer was.
    await computer.page.getByText(/^Fråga [12] av/).waitFor()
    expect(await computer.list().count()).toBe(0)
    await takeBack(computer.page, computer.lom.passphrase)
    await computer.refused(/^Lösenfrasen stämmer inte/)
    await computer.page.getByText(`Formuläret hör till ${computer.ejder.name}.`).waitFor()
    await computer.unlock(computer.ejder.passphrase)
    await computer.page.getByRole('heading', { level: 1, name: /Tillbaka hos personalen/ }).waitFor()
    expect(await computer.masthead()).toBe(computer.ejder.name)
    await computer.lock()
  })

  async function answerOne() {
    await computer.page.getByRole('radio').nth(1).check()
    await computer.page.getByText('Sparat', { exact: true }).waitFor()
    await computer.press('Nästa')
  }
})

describe('a backup', () => {
  it('of a unit that is here is not read in over it, and that is said', async () => {
    await computer.open(computer.ejder)
    await computer.page.getByRole('link', { name: 'Enheten', exact: true }).click()
    await computer.page.getByRole('link', { name: 'Säkerhetskopia', exact: true }).click()
    const [download] = await Promise.all([
      computer.page.waitForEvent('download'),
      computer.press('Gör en säkerhetskopia'),
    ])
    expect(download.suggestedFilename()).toMatch(/^mattstock-unit-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.backup$/)
    backup = await readFile(await download.path())
    await computer.lock()
    await computer.choose(computer.lom.name)
    await lookInto(computer, backup)
    await computer.page.getByText(/^Den här enheten finns redan på apparaten/).waitFor()
    expect(await computer.page.getByRole('button', { name: 'Läs in enheten' }).count()).toBe(0)
    await computer.press('Till enheten')
    await computer.heading(`Lås upp ${computer.ejder.name}`).waitFor()
  })

  it('of one unit is read in beside another on a second computer, into its own place', async () => {
    const other = await OneComputer.started()
    const alk = { name: 'Alkenheten', staff: 'Cia Prov', passphrase: '' }
    alk.passphrase = (await setUpUnit(other.page, alk.name, alk.staff)).passphrase
    await other.lock()
    await lookInto(other, backup)
    await other.press('Läs in enheten')
    await expect.poll(() => other.units().count()).toBe(2)
    await other.unlock(computer.ejder.passphrase)
    await other.menu()
    expect(await other.masthead()).toBe(computer.ejder.name)
    await other.page
      .getByRole('link', { name: /YP-CORE/ })
      .first()
      .waitFor()
    await other.lock()
    await other.openUnnamed(alk, computer.ejder)
    expect(await other.masthead()).toBe(alk.name)
    expect(other.faults).toEqual([])
    await other.remove()
  })

  async function lookInto({ press, page, unlock }: OneComputer, file: Buffer) {
    await press('En enhet till på apparaten')
    await press('Läs in en säkerhetskopia')
    await page
      .getByLabel('Säkerhetskopian')
      .setInputFiles({ name: 'unit.backup', mimeType: 'application/octet-stream', buffer: file })
    await unlock(computer.ejder.passphrase)
    await page.getByRole('region', { name: 'Det här är säkerhetskopian' }).waitFor()
  }
})

describe('practice units', () => {
  it('are several where they are asked for, and one that is erased leaves the others and the real ones', async () => {
    await computer.choose('Övningsenheten')
    await computer.unlock(practicePassphrase)
    await toHub()
    await computer.press('En övningsenhet till')
    await computer.heading('Ärenden').waitFor()
    expect(await computer.masthead()).toBe('Övningsenheten 2')
    await makeCase(computer.page)
    await computer.lock()
    expect((await computer.units().allInnerTexts()).map((text) => text.split('\n')[0]).sort()).toEqual([
      computer.ejder.name,
      computer.lom.name,
      'Övningsenheten',
      'Övningsenheten 2',
    ])
    await computer.choose('Övningsenheten 2')
    await computer.unlock(practicePassphrase)
    await toHub()
    const erased = await places()
    await computer.press('Börja om övningen')
    await computer.press('Ja')
    await computer.heading('Ärenden').waitFor()
    await computer.lock()
    expect(await computer.units().count()).toBe(4)
    const now = await places()
    // One place is another by now, and nothing is left of the one before.
    expect(now.filter((place) => !erased.includes(place))).toHaveLength(1)
    expect(now).toHaveLength(erased.length)
    await computer.open(computer.lom)
    await computer.lock()
  })

  async function toHub() {
    await computer.page.getByRole('link', { name: 'Enheten', exact: true }).click()
    await computer.page.getByRole('button', { name: 'Börja om övningen' }).waitFor()
  }

  /** By their folders. */
  const places = () =>
    computer.page.evaluate(async () => {
      const found: string[] = []
      const root = await navigator.storage.getDirectory()
      for await (const name of root.keys()) if (name.startsWith('mattstock-')) found.push(name)
      return found.filter((name) => name !== 'mattstock-trial')
    })
})

describe('what is not whole', () => {
  const half = 'mattstock-unit-33333333-3333-4333-8333-333333333333'

  it('a half-made unit and an older version’s are told of; the first goes in two presses, the second is left', async () => {
    await computer.page.evaluate(async (half) => {
      await (await navigator.storage.getDirectory()).getDirectoryHandle(half, { create: true })
      const opening = indexedDB.open('mattstock-unit')
      await new Promise<void>((opened) => {
        opening.onsuccess = () => opened(opening.result.close())
      })
    }, half)
    await computer.page.reload()
    await computer.refused(/^En enhet började läggas upp här och blev inte klar/)
    await computer.page.getByText(/som den här versionen inte kan läsa och inte rör: mattstock-unit$/).waitFor()
    await computer.press('Ta bort det som blev över')
    await computer.press('Ja')
    await computer.page.getByText(/blev inte klar/).waitFor({ state: 'detached' })
    const left = await computer.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(left).not.toContain(half)
    expect(left).toContain('mattstock-unit')
    expect(await computer.units().count()).toBe(4)
  })
})

it('breaks no policy of the page', () => {
  expect(computer.faults).toEqual([])
})
