/** Keeps the open unit in step with its relay for as long as it is open, where it has one. Shows nothing. */
import { useEffect, useSyncExternalStore } from 'react'
import { useVault } from '../../vault/index.ts'

export function KeepsSynced() {
  const vault = useVault()
  const joined = useSyncExternalStore(vault.subscribe, vault.joined)
  useEffect(() => {
    if (!joined) return
    const end = new AbortController()
    void vault.ended.then(() => end.abort())
    void import('./runner.ts').then(({ inStepInOneTab }) => inStepInOneTab(vault, end.signal))
    return () => end.abort()
  }, [vault, joined])
  return null
}
