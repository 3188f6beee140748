/** One case as a FHIR bundle, with new ids and the moment that it is made. */
import { caseBundle, type WrittenBundle } from '#exchange'
import type { CaseFile } from '../case-file/case-file.ts'

export const bundleOf = ({ id, code, born, sex, measurements }: CaseFile): WrittenBundle =>
  caseBundle(
    { id, code, born, sex, measurements: measurements.map((record) => ({ ...record.body, id: record.id })) },
    { newId: () => crypto.randomUUID(), made: new Date().toISOString() },
  )
