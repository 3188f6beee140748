/** The unit's case files on screen: put together once for each change of the records, whoever asks. */
import { useRecords } from '../vault/react.tsx'
import type { Kept } from '../vault/records.ts'
import { type CaseFile, caseFiles } from './case-file.ts'

const made = new WeakMap<readonly Kept[], ReadonlyMap<string, CaseFile>>()

export function useCaseFiles(): ReadonlyMap<string, CaseFile> {
  const records = useRecords()
  const known = made.get(records)
  if (known) return known
  const files = caseFiles(records)
  made.set(records, files)
  return files
}
