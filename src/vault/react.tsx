/** The open vault for staff screens: who is in, and what is kept. Nothing of it exists while the tablet is handed over. */
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { Kept } from './records.ts'
import type { OpenVault } from './vault.ts'

const Context = createContext<OpenVault | null>(null)

export function VaultProvider({ vault, children }: { readonly vault: OpenVault; readonly children: ReactNode }) {
  return <Context value={vault}>{children}</Context>
}

export function useVault(): OpenVault {
  const vault = useContext(Context)
  if (!vault) throw new Error('a staff screen was shown without an open vault')
  return vault
}

/** Every record that stands; the screen is drawn again when one is added. */
export function useRecords(): readonly Kept[] {
  const vault = useVault()
  return useSyncExternalStore(vault.subscribe, vault.records)
}
