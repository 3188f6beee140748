/** The page before a hand-over of CORE-10, in a unit of two with one case and the wording that it was given, for tests. */
import { render, screen } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { plainPack } from '../answering/testing-pack.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { hashOf } from '../catalogue/packs.ts'
import { caseBody } from '../results/testing.ts'
import { createUnit, type HandoverPlan, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { HandOverPage } from './hand-over-page.tsx'

/** Gives the button, which waits for the wording to be read, and what was handed over. */
export async function pageBeforeHandOver(kind: 'unit' | 'practice', wording: Parameters<typeof plainPack>[1]) {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit(kind, unitOfTwo)
  const pack = plainPack('core-10', wording)
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
