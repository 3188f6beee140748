/** A real unit without a licensed text hands nothing over: no child of it is asked invented sentences. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, it } from 'vitest'
import { plainPack } from '../answering/testing-pack.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { hashOf } from '../catalogue/packs.ts'
import { caseBody } from '../results/testing.ts'
import { createUnit, type HandoverPlan, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { HandOverPage } from './hand-over-page.tsx'

configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

/** The page before a hand-over of CORE-10, in a unit that has brought a file marked as practice text. */
async function page(kind: 'unit' | 'practice') {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit(kind, unitOfTwo)
  const pack = plainPack('core-10', { training: true })
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
  return { handed, go: screen.getByRole('button', { name: 'Lämna över' }) as HTMLButtonElement }
}

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
