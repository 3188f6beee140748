/** The list, at `/`, or a page of a case, of an open unit, for tests. */
import { render } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { type OpenVault, VaultProvider } from '../vault/index.ts'
import CasePages from './case-pages.tsx'
import StartPage from './start-page.tsx'

/** Gives where it leads from there. */
export function showAt(vault: OpenVault, path: string) {
  const place = memoryLocation({ path, record: true })
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <VaultProvider vault={vault}>
        {path === '/' ? <StartPage resume={() => {}} /> : <CasePages handOver={async () => {}} resume={() => {}} />}
      </VaultProvider>
    </Router>,
  )
  return place
}
