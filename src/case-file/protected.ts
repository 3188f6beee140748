/** Protected cases on screen: which there are, and whom to ask for those that whoever is in may not read. */
import { type ProtectedCase, useRecords, useVault } from '../vault/index.ts'
import { people } from './staff.ts'

export interface Shown extends ProtectedCase {
  /** Names of those who read it and work here; none where all have left. */
  readonly names: readonly string[]
}

export function useProtected(): readonly Shown[] {
  const records = useRecords()
  const here = people(records).filter(({ active }) => active)
  return useVault()
    .protectedCases()
    .map((one) => ({
      ...one,
      names: one.readers.flatMap((reader) => here.find(({ staff }) => staff === reader)?.name ?? []),
    }))
}
