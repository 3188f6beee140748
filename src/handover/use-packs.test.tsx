/** Which wordings a chosen form is handed over with, while they are read and after. */
import 'fake-indexeddb/auto'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { type Form, formById } from '#instruments'
import { plainPack } from '../answering/testing-pack.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { hashOf } from '../catalogue/packs.ts'
import { caseBody } from '../results/testing.ts'
import { createUnit, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { usePacks } from './use-packs.ts'

afterEach(cleanup)

it('has none from the moment that another form is chosen until that one’s own are read', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: caseBody(2008) })
  for (const form of ['core-10', 'yp-core']) {
    const pack = plainPack(form, { training: false })
    const body = { kind: 'loaded', what: 'wording', hash: await hashOf(pack), text: JSON.stringify(pack) } as const
    await vault.append({ caseId: null, body })
  }
  const file = caseFiles(vault.records()).get(caseId)
  if (!file) throw new Error('no case')
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <VaultProvider vault={vault}>{children}</VaultProvider>
  )
  const [core10, ypCore] = ['core-10', 'yp-core'].map((id) => [formById(id) as Form])
  // Each drawing, whatever comes after it.
  const drawn: (readonly [string | undefined, string | undefined])[] = []
  const { rerender } = renderHook(
    ({ chosen }) => {
      const packs = usePacks(file, chosen, '2026-11-30')
      drawn.push([chosen[0]?.id, packs?.[0]?.[0]?.pack.form])
    },
    { wrapper, initialProps: { chosen: core10 as Form[] } },
  )
  await waitFor(() => expect(drawn.at(-1)).toEqual(['core-10', 'core-10']))
  rerender({ chosen: ypCore as Form[] })
  await waitFor(() => expect(drawn.at(-1)).toEqual(['yp-core', 'yp-core']))
  for (const [chosen, handed] of drawn) expect([undefined, chosen]).toContain(handed)
}, 40_000)
