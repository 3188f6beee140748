/** Keeps the rows by which protected cases are counted, for those who count and may not read: by whoever reads one and is in. */
import { useEffect } from 'react'
import { type OpenVault, useVault } from '../vault/index.ts'

export function useCountedRows(): void {
  const vault = useVault()
  useEffect(() => {
    let busy = false
    const look = () => {
      if (busy || vault.viaRecovery || !vault.protectedCases().some(({ mine }) => mine)) return
      busy = true
      void keep(vault).finally(() => {
        busy = false
      })
    }
    look()
    return vault.subscribe(look)
  }, [vault])
}

/** What a vault that is locked meanwhile has not kept, the next who reads the case keeps. */
async function keep(vault: OpenVault): Promise<void> {
  try {
    const { rowsOwed } = await import('../period/protected-rows.ts')
    for (;;) {
      const mine = new Set(vault.protectedCases().flatMap((one) => (one.mine ? [one.caseId] : [])))
      const owed = rowsOwed(vault.records(), mine)
      if (owed.length === 0) return
      await vault.append(...owed)
    }
  } catch {
    return
  }
}
