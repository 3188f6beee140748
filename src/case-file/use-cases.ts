/** The unit's case files on screen. */
import { useRecords } from '../vault/index.ts'
import { type CaseFile, caseFiles } from './case-file.ts'
import { onceFor } from './once-for.ts'

const filesOf = onceFor(caseFiles)

export const useCaseFiles = (): ReadonlyMap<string, CaseFile> => filesOf(useRecords())
