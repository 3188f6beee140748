import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { type OpenVault, VaultProvider } from '../vault/index.ts'
import { StartReportNotice } from './start-report.tsx'

const shown = (found: Partial<NonNullable<OpenVault['report']>>) => {
  const report = { wiped: false, refilled: 0, unreadable: 0, at: '2026-11-28T12:00:00.000Z', ...found }
  const { container } = render(
    <VaultProvider vault={{ report } as OpenVault}>
      <StartReportNotice />
    </VaultProvider>,
  )
  return container.textContent
}

it('says that a key is not here yet, and that nothing is erased', () => {
  const said = shown({ keyless: 2 })
  expect(said).toContain('Nyckeln saknas ännu till 2 poster. De är inte raderade')
  expect(said).not.toContain('Senaste starten lagade')
})

it('says beside it what could not be read', () => {
  expect(shown({ keyless: 1, unreadable: 3 })).toMatch(/3 sparningar gick inte att läsa.*1 post\./)
})

it('says that a newer version has written something, which is kept', () => {
  expect(shown({ newer: 2 })).toContain('2 poster är skrivna av en nyare version. De finns kvar')
})
