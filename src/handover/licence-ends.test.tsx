/** A licence over midnight, on a clock that is set by hand: offered through the last day, refused at the press after it. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { plainPack } from '../answering/testing-pack.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { hashOf } from '../catalogue/packs.ts'
import { caseBody } from '../results/testing.ts'
import { createUnit, type HandoverPlan, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { HandOverPage } from './hand-over-page.tsx'

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
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  const pack = plainPack('core-10', {
    training: false,
    licence: { text: 'Fri', grantedBy: 'Övningsbolaget', grantedTo: 'Alla', validUntil: lastDay },
  })
  const loaded = { kind: 'loaded', what: 'wording', hash: await hashOf(pack), text: JSON.stringify(pack) } as const
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: caseBody(2008) }, { caseId: null, body: loaded })
  history.replaceState(null, '', '/?forms=core-10')
  const file = caseFiles(vault.records()).get(caseId)
  if (!file) throw new Error('no case')
  const handed: HandoverPlan[] = []
  render(
    <VaultProvider vault={vault}>
      <HandOverPage file={file} handOver={async (plan) => void handed.push(plan)} />
    </VaultProvider>,
  )
  const go = screen.getByRole('button', { name: 'Lämna över' }) as HTMLButtonElement
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
