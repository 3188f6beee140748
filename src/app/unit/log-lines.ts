/** The log's lines in words: who did what with which case, and when. Pure. */
import type { CaseFile } from '../../case-file/case-file.ts'
import { people, writtenBy } from '../../case-file/staff.ts'
import { type AuditLog, inOrderOfWriting, type Kept, type ProtectedCase } from '../../vault/index.ts'
import type { Words } from '../../words/index.tsx'
import { isLogged, noted } from './log-file.ts'
import type { Line } from './log-review.ts'

interface Given {
  readonly lines: AuditLog['lines']
  readonly records: readonly Kept[]
  readonly files: ReadonlyMap<string, CaseFile>
  readonly guarded: readonly ProtectedCase[]
}

/** In order of writing. */
export function linesOf({ lines, records, files, guarded }: Given, { t, named }: Words): readonly Line[] {
  const known = people(records)
  const codes = new Map(guarded.map((one) => [one.caseId, one.code]))
  return [...lines, ...records.filter(isLogged)].sort(inOrderOfWriting).map((record) => {
    const { id, at, by, caseId, device } = record
    const { what, detail } = noted(record)
    return {
      id,
      at,
      device,
      staff: by === 'respondent' ? null : by.staff,
      protected: caseId !== null && codes.has(caseId),
      who: writtenBy(by, known) ?? t('informant.self'),
      what: named(`audit.${what}`, what),
      code: caseId === null ? '' : (files.get(caseId)?.code ?? codes.get(caseId) ?? '–'),
      detail: known.find(({ staff }) => staff === detail)?.name ?? detail,
    }
  })
}
