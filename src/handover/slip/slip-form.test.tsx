/** What staff are told of a slip before it is made: recordings that do not fit, and how long a phone waits. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { plainPack } from '../../answering/testing-pack.ts'
import { caseFiles } from '../../case-file/case-file.ts'
import { hashOf } from '../../catalogue/packs.ts'
import { caseBody } from '../../results/testing.ts'
import { createUnit, VaultProvider } from '../../vault/index.ts'
import { unitOfTwo } from '../../vault/testing.ts'
import { loadLaterWords } from '../../words/index.tsx'
import { SlipForm } from './slip-form.tsx'

configure({ asyncUtilTimeout: 10_000 })
beforeAll(loadLaterWords)
afterEach(cleanup)

/** CORE-10 chosen, with so many recordings of 150 kB. */
async function chosenWith(clips: number): Promise<void> {
  const { vault } = await createUnit('unit', unitOfTwo)
  const clip = { type: 'audio/ogg', data: 'T2dnU'.padEnd(150_000, 'A') } as const
  const items = Object.fromEntries(Array.from({ length: clips }, (_, i) => [`i${i + 1}`, clip]))
  const pack = plainPack('core-10', { training: false, format: 'mattstock-wording-2', audio: { items } })
  const loaded = { kind: 'loaded', what: 'wording', hash: await hashOf(pack), text: JSON.stringify(pack) } as const
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: caseBody(2008) }, { caseId: null, body: loaded })
  const file = caseFiles(vault.records()).get(caseId)
  if (!file) throw new Error('no case')
  render(
    <VaultProvider vault={vault}>
      <SlipForm file={file} done={() => {}} />
    </VaultProvider>,
  )
  fireEvent.click(await screen.findByLabelText('CORE-10'))
  await waitFor(() =>
    expect((screen.getByRole('button', { name: 'Gör lappen' }) as HTMLButtonElement).disabled).toBe(false),
  )
}
const said = () => ({
  silent: screen.queryByText(/^Inspelningarna till/)?.textContent ?? null,
  slow: screen.queryByText(/^På ett långsamt mobilnät/)?.textContent ?? null,
})

it('nothing where a wording has no recordings', async () => {
  await chosenWith(0)
  expect(said()).toEqual({ silent: null, slow: null })
}, 40_000)

it('how long a slow phone takes to fetch recordings that go along', async () => {
  await chosenWith(3)
  expect(said()).toEqual({
    silent: null,
    slow: 'På ett långsamt mobilnät tar det ungefär 36 sekunder till första frågan.',
  })
}, 40_000)

it('which recordings do not go along, by form and language', async () => {
  await chosenWith(4)
  expect(said()).toEqual({ silent: expect.stringContaining('till CORE-10 (svenska) följer inte med'), slow: null })
}, 40_000)
