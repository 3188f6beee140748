/** A case as the result screens read it: its file and its forms scored, placed only where interpretation is on. */
import { type CaseFile, caseFiles } from '../case-file/case-file.ts'
import { onceFor } from '../case-file/once-for.ts'
import { type Kept, useRecords } from '../vault/index.ts'
import { type Interpretation, interpretationOf, unplaced } from './interpretation/index.ts'
import { type Measurement, measurementsOf } from './measurement.ts'

export interface CaseRead {
  readonly file: CaseFile
  readonly measurements: readonly Measurement[]
  readonly interpretation: Interpretation | null
}

/** The page of a case asks in several places: it is read once. */
const readOf = onceFor((records) => {
  const read = new Map<string, CaseRead | null>()
  return (caseId: string): CaseRead | null => {
    const known = read.get(caseId)
    if (known !== undefined) return known
    const made = caseRead(records, caseId)
    read.set(caseId, made)
    return made
  }
})

function caseRead(records: readonly Kept[], caseId: string): CaseRead | null {
  const file = caseFiles(records).get(caseId)
  if (!file) return null
  const interpretation = interpretationOf(records)
  return { file, interpretation, measurements: measurementsOf(file, interpretation?.placedIn ?? unplaced) }
}

/** Null where there is no such case. */
export const useCase = (caseId: string): CaseRead | null => readOf(useRecords())(caseId)
