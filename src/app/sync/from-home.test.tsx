/** Where staff are told that forms from home wait, with what the relay has said put into its mouth. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { answered } from '../../cases/testing.ts'
import { caseBody, kept, vaultInMemory } from '../../results/testing.ts'
import { type Home, type OpenVault, type ReadingState, type RecordBody, VaultProvider } from '../../vault/index.ts'
import { loadLaterWords, loadWords } from '../../words/index.tsx'
import { FromHome, FromHomeElsewhere } from './from-home.tsx'

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
  await import('./home-strip.tsx')
})
afterEach(() => {
  cleanup()
  history.replaceState(null, '', '/')
})

const erased = { kind: 'tombstone', record: 'd', reason: 'begärt', rows: [], slips: ['AAAAAAAAAAAAAAAA'] } as RecordBody
const unread = { ...answered('core-10', '2026-11-20', { i6: 2 }), via: 'home' as const }

function show(path: string, waiting: number, ...bodies: readonly RecordBody[]) {
  history.replaceState(null, '', path)
  const reading: ReadingState = {
    ...{ promise: null, next: null, late: [], waiting },
    mail: { possible: true, address: null, deputy: null },
  }
  const home: Partial<Home> = {
    fetch: async () => ({ taken: 0, held: 0 }),
    reading: () => reading,
    held: () => [],
    subscribe: () => () => undefined,
  }
  const vault = {
    ...vaultInMemory(kept([['c', caseBody(2009)], ...bodies.map((body) => ['c', body] as const)])),
    joined: () => true,
    ended: new Promise<void>(() => undefined),
    home: async () => home as Home,
  } as unknown as OpenVault
  return render(
    <VaultProvider vault={vault}>
      <FromHomeElsewhere />
      {path === '/' && <FromHome />}
    </VaultProvider>,
  )
}
const told = () => screen.findAllByText('1 inlämnat formulär är inte hämtat hit än.')

it('is said once on every screen: on the first at length, on the others in a line with the way there', async () => {
  for (const path of ['/', '/cases/c', '/period', '/unit/devices']) {
    show(path, 1, erased)
    expect([path, (await told()).length]).toEqual([path, 1])
    expect([path, screen.queryAllByRole('heading').length]).toEqual([path, path === '/' ? 1 : 0])
    cleanup()
  }
})

it('tells also how long answers that somebody must read have waited, and nothing where nothing waits', async () => {
  show('/cases/c', 0, erased, unread)
  expect(await screen.findByText(/^1 formulär hemifrån har väntat längre än lovat/)).toBeTruthy()
  cleanup()
  const { container } = show('/cases/c', 0, erased)
  await new Promise((drawn) => setTimeout(drawn))
  expect(container.textContent).toBe('')
})
