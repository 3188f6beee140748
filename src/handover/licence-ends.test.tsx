/** A licence over midnight, on a clock that is set by hand: offered through the last day, refused at the press after it. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pageBeforeHandOver } from './testing.tsx'

configure({ asyncUtilTimeout: 10_000 })
const lastDay = '2026-12-31'
// 22:30 UTC is half past eleven in the evening in Stockholm in winter.
const before = new Date('2026-12-31T22:30:00Z')
const after = new Date('2026-12-31T23:30:00Z')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: before }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

async function page() {
  const licence = { text: 'Fri', grantedBy: 'Övningsbolaget', grantedTo: 'Alla', validUntil: lastDay }
  const { go, handed } = await pageBeforeHandOver('unit', { training: false, licence })
  await waitFor(() => expect(go.disabled).toBe(false))
  return { go, handed }
}

it('half past eleven on the last day the form is handed over, in the licensed language alone', async () => {
  const { go, handed } = await page()
  const languages = screen.getByLabelText('Språk') as HTMLSelectElement
  expect([...languages.options].map(({ value }) => value)).toEqual(['sv'])
  fireEvent.click(go)
  await waitFor(() => expect(handed).toHaveLength(1))
}, 40_000)

it('a page that stood open over midnight hands nothing over, and says what can be done', async () => {
  const { go, handed } = await page()
  vi.setSystemTime(after)
  fireEvent.click(go)
  const said = await screen.findByText(/^Licensen för CORE-10 \(svenska\) gick ut 2026-12-31\./)
  expect(said.textContent).toContain('Hämta eller läs in en ny text, eller använd pappersformuläret.')
  await waitFor(() => expect(go.disabled).toBe(true))
  expect(handed).toEqual([])
}, 40_000)
