/** What the check before a period is closed says of protected cases, to the releaser and to others. */
import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { createUnit, type OpenVault, VaultProvider } from '../../vault/index.ts'
import { aCase, openTheOnly, otherPhrase, unitOfTwo } from '../../vault/testing.ts'
import { loadLaterWords, loadWords } from '../../words/index.tsx'
import { readCases } from '../cases-of-period.ts'
import { rowsOwed } from '../protected-rows.ts'
import type { Work } from '../use-work.ts'
import { ProtectedCounted } from './protected-counted.tsx'

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})

function shownTo(vault: OpenVault): string {
  const reading = readCases(vault.records(), [period2014])
  let step = reading.next()
  while (!step.done) step = reading.next()
  const { files, cases } = step.value
  const work = { period: period2014, files, cases: cases[0] ?? [] } as unknown as Work
  cleanup()
  render(
    <VaultProvider vault={vault}>
      <ProtectedCounted work={work} />
    </VaultProvider>,
  )
  return document.body.textContent ?? ''
}

async function asBo(): Promise<OpenVault> {
  const state = await openTheOnly()
  const vault = state.is === 'locked' ? await state.vault.unlock(otherPhrase) : null
  if (!vault || 'refused' in vault) throw new Error(state.is)
  return vault
}

it('the releaser is told that one is counted unread; a colleague, that it is not in their figures and who counts it', async () => {
  const { vault: alva } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await alva.append({ caseId, body: { ...aCase('SKYDD-1'), opened: period2014.first } as never })
  const text = JSON.stringify(period2014)
  await alva.append({ caseId: null, body: { kind: 'loaded', what: 'period', hash: 'x', text } })
  await alva.protect(caseId, { staff: [alva.me.staff] })
  await alva.append(...rowsOwed(alva.records(), new Set([caseId])))
  expect(shownTo(await asBo())).toBe(
    '1 skyddat ärende som du inte läser är inte med i siffrorna här. Utlämnaren räknar dem: Alva Prov.',
  )
  expect(shownTo(alva)).toBe('')
  await alva.setReleaser((await asBo()).me.staff)
  expect(shownTo(await asBo())).toBe('1 skyddat ärende räknas med utan att du läser det.')
  expect(screen.queryByText(/Utlämnaren räknar/)).toBeNull()
})
