/** The page that is answered at home, gone through to the end: ended at every question, and every state in three languages. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ASKED, type AtHome, atHome, given } from './at-home.ts'
import { faultsOfStates } from './home-states.ts'

let home: AtHome

beforeAll(async () => {
  home = await atHome()
})
afterAll(() => home.end())
afterEach(() => expect(home.faults).toEqual([]))

it('comes back at each question where it was when the phone ends the page, on slow 3G and without a network', async () => {
  const slip = await home.slipOf({ informant: 'parent', to: 'guardian' })
  await home.opens(slip)
  await home.begins()
  for (let n = 1; n <= ASKED; n++) {
    await home.choose(n)
    await home.saved()
    await home.comesBackAt(slip, n, 'slow')
    await home.comesBackAt(slip, n, 'none')
    await home.press('Nästa')
  }
  await home.phone().setOffline(false)
  await home.press('Lämna in')
  await home.page().getByText('Formuläret är inlämnat.').waitFor()
  expect((await home.opened(slip)).answers).toEqual(given)
})

it('holds in each of its states in three languages: axe and layout, themes and shapes turned', async () => {
  expect(await faultsOfStates(home)).toEqual([])
})
