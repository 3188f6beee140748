/** A case as the result screens read it: its file and its forms scored, placed only where interpretation is on. */
import { useMemo } from 'react'
import { type CaseFile, caseFiles } from '../cases/case-file.ts'
import { useRecords } from '../vault/react.tsx'
import { type Interpretation, interpretationOf, unplaced } from './interpretation/index.ts'
import { type Measurement, measurementsOf } from './measurement.ts'

export interface CaseRead {
  readonly file: CaseFile
  readonly measurements: readonly Measurement[]
  readonly interpretation: Interpretation | null
}

/** Null where there is no such case. */
export function useCase(caseId: string): CaseRead | null {
  const records = useRecords()
  return useMemo(() => {
    const file = caseFiles(records.filter((record) => record.caseId === caseId)).get(caseId)
    if (!file) return null
    const interpretation = interpretationOf(records)
    return { file, interpretation, measurements: measurementsOf(file, interpretation?.placedIn ?? unplaced) }
  }, [records, caseId])
}
