/** Writes one of the unit's choices; the newest of each name holds. */
import { useVault } from '../vault/index.ts'

export function useSetting() {
  const vault = useVault()
  return (name: string, value: boolean | number | null | Record<string, string | null>) =>
    vault.append({ caseId: null, body: { kind: 'setting', name, value } })
}
