/** The unit's case files on screen. */
import { useMemo } from 'react'
import { useRecords, useVault } from '../vault/index.ts'
import { type CaseFile, caseFiles } from './case-file.ts'
import { onceFor } from './once-for.ts'
import { sameCode, type Twin } from './same-code.ts'

const filesOf = onceFor(caseFiles)

export const useCaseFiles = (): ReadonlyMap<string, CaseFile> => filesOf(useRecords())

/** By the id of each case that shares its code, the others that have it. */
export function useSameCode(): ReadonlyMap<string, readonly Twin[]> {
  const vault = useVault()
  const records = useRecords()
  return useMemo(() => sameCode(filesOf(records), vault.protectedCases()), [vault, records])
}
