/** A real unit without a licensed text hands nothing over: no child of it is asked invented sentences. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { pageBeforeHandOver } from './testing.tsx'

configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

/** With a file that is marked as practice text. */
const page = (kind: 'unit' | 'practice') => pageBeforeHandOver(kind, { training: true })

it('cannot hand over without a licensed text, and leads to paper', async () => {
  const { go, handed } = await page('unit')
  expect((await screen.findByRole('link', { name: 'Skriv in från papper' })).getAttribute('href')).toMatch(/\/paper$/)
  expect(screen.getByText(/^Det finns ingen text till CORE-10 här\. Låt den som svarar fylla i/)).toBeTruthy()
  expect(go.disabled).toBe(true)
  fireEvent.click(go)
  expect(screen.queryByLabelText('Språk')).toBeNull()
  expect(handed).toEqual([])
}, 40_000)

it('hands practice text over in a practice unit', async () => {
  const { go, handed } = await page('practice')
  await waitFor(() => expect(go.disabled).toBe(false))
  expect(screen.getByText('Övningstext, inte det licensierade formuläret.')).toBeTruthy()
  fireEvent.click(go)
  await waitFor(() => expect(handed).toHaveLength(1))
}, 40_000)
