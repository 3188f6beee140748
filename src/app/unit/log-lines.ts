/** The log's lines in words: who did what with which case, when, and on which device. Pure. */
import type { CaseFile } from '../../case-file/case-file.ts'
import { people, writtenBy } from '../../case-file/staff.ts'
import { deviceName } from '../../controls/use-device-name.ts'
import {
  type AuditLog,
  inOrderOfWriting,
  type Kept,
  ofKind,
  type ProtectedCase,
  registerState,
} from '../../vault/index.ts'
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
export function linesOf({ lines, records, files, guarded }: Given, words: Words): readonly Line[] {
  const { t, named } = words
  const known = people(records)
  const devices = deviceNames(records)
  const codes = new Map(guarded.map((one) => [one.caseId, one.code]))
  return [...lines, ...records.filter(isLogged)].sort(inOrderOfWriting).map((record) => {
    const { id, at, by, caseId, device } = record
    const { what, detail } = noted(record)
    return {
      id,
      at,
      device,
      deviceName: deviceName({ device, name: devices.get(device) ?? null }, words),
      staff: by === 'respondent' ? null : by.staff,
      protected: caseId !== null && codes.has(caseId),
      who: writtenBy(by, known) ?? t('informant.self'),
      what: named(`audit.${what}`, what),
      code: caseId === null ? '' : (files.get(caseId)?.code ?? codes.get(caseId) ?? '–'),
      detail: known.find(({ staff }) => staff === detail)?.name ?? detail,
    }
  })
}

/** The log's columns, as the file has them and the screen where it has as many. */
export const logColumns = ({ t }: Words): readonly string[] =>
  (['when', 'who', 'what', 'case', 'detail', 'device'] as const).map((column) => t(`unit.log-${column}`))

/** What each device is called now, where somebody has given it a name. */
function deviceNames(records: readonly Kept[]): ReadonlyMap<string, string | undefined> {
  const byDevice = Map.groupBy(ofKind(records, 'device'), ({ body }) => body.device)
  return new Map([...byDevice].map(([device, all]) => [device, registerState(all)?.holds.body.name]))
}
