/** Two real units and a practice unit on one computer: each is chosen, opened and locked by itself. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { OneComputer } from './one-computer.ts'

let computer: OneComputer
beforeAll(async () => {
  computer = await OneComputer.started()
})
afterAll(() => computer?.remove())

describe('several units on one computer', () => {
  it('a unit alone is met by its passphrase and no list, and its name stands nowhere on the locked page', async () => {
    await computer.setUpEjder()
    await computer.heading('Lås upp').waitFor()
    expect(await computer.list().count()).toBe(0)
    expect(await computer.page.locator('body').innerText()).not.toContain(computer.ejder.name)
    expect(await computer.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(computer.ejder.name)
  })

  it('a second is set up from the locked page; each is chosen there by its name once it has been opened', async () => {
    await computer.setUpLom()
    await computer.heading(`Lås upp ${computer.lom.name}`).waitFor()
    await expect.poll(() => computer.units().count()).toBe(2)
    await computer.openUnnamed(computer.ejder, computer.lom)
    expect(await computer.masthead()).toBe(computer.ejder.name)
    await computer.lock()
    expect((await computer.units().allInnerTexts()).sort()).toEqual([computer.ejder.name, computer.lom.name])
  })

  it('a practice unit is one of the list, and a start begins with the real unit that was last in use', async () => {
    await computer.startPractice()
    await computer.heading('Lås upp Övningsenheten').waitFor()
    expect(await computer.units().count()).toBe(3)
    await computer.open(computer.lom)
    await computer.lock()
    await computer.choose('Övningsenheten')
    await computer.restart()
    await computer.heading(`Lås upp ${computer.lom.name}`).waitFor()
    expect(await computer.list().locator('[aria-current=true]').innerText()).toBe(computer.lom.name)
  })

  it('is chosen and opened by the keyboard alone', async () => {
    await computer.list().getByRole('button').first().focus()
    for (let n = 0; n < 3 && !(await computer.page.locator(':focus').innerText()).startsWith(computer.ejder.name); n++)
      await computer.page.keyboard.press('Tab')
    await computer.page.keyboard.press('Enter')
    await computer.heading(`Lås upp ${computer.ejder.name}`).waitFor()
    await expect.poll(() => computer.page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    for (
      let n = 0;
      n < 5 && !(await computer.page.getByLabel('Din lösenfras').evaluate((it) => it.matches(':focus')));
      n++
    )
      await computer.page.keyboard.press('Tab')
    await computer.page.keyboard.type(computer.ejder.passphrase)
    await computer.page.keyboard.press('Enter')
    await computer.menu()
    expect(await computer.masthead()).toBe(computer.ejder.name)
    await computer.lock()
  })

  it('the passphrase of one opens no other, and wrong tries at one hold up no other', async () => {
    await computer.choose(computer.lom.name)
    for (let n = 0; n < 3; n++) {
      await computer.unlock(computer.ejder.passphrase)
      await computer.refused(/^Lösenfrasen stämmer inte/)
    }
    await computer.unlock(computer.lom.passphrase)
    await computer.refused(/Vänta/)
    await computer.open(computer.ejder)
    await computer.lock()
    // Once the pause is over, its own opens it.
    await computer.choose(computer.lom.name)
    await expect
      .poll(async () => {
        await computer.unlock(computer.lom.passphrase)
        await computer.page.getByRole('button', { name: 'Låser upp …' }).waitFor({ state: 'detached' })
        return computer.page.getByRole('button', { name: 'Lås', exact: true }).count()
      })
      .toBe(1)
    await computer.lock()
  })

  it('opening one in a second tab locks the other in the first', async () => {
    await computer.open(computer.ejder)
    const second = await computer.context.newPage()
    const first = computer.page
    computer.page = second
    await second.goto(inject('address'))
    await computer.open(computer.lom)
    await first.getByText(/eller en annan enhet öppnades i en annan flik/).waitFor()
    expect(await first.locator('body').innerText()).not.toContain('Nytt ärende')
    await second.close()
    computer.page = first
    // The other unit's locked page says nothing of it.
    await computer.choose(computer.lom.name)
    expect(await computer.page.getByText(/öppnades i en annan flik/).count()).toBe(0)
  })
})

it('breaks no policy of the page', () => {
  expect(computer.faults).toEqual([])
})
