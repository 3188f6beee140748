/** The unit's case files on screen. */
import { type Kept, type OpenVault, useRecords, useVault } from '../vault/index.ts'
import { type CaseFile, caseFiles } from './case-file.ts'
import { onceFor } from './once-for.ts'
import { sameCode, type Twin } from './same-code.ts'

export const useCaseFiles = (): ReadonlyMap<string, CaseFile> => caseFiles(useRecords())

const twinsOf = onceFor((records: readonly Kept[], vault: Pick<OpenVault, 'protectedCases'>) =>
  sameCode(caseFiles(records), vault.protectedCases()),
)

/** By the id of each case that shares its code, the others that have it. */
export function useSameCode(): ReadonlyMap<string, readonly Twin[]> {
  const vault = useVault()
  return twinsOf(useRecords(), vault)
}
