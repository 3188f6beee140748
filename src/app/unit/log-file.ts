/** The log as a file: every entry, oldest first, as it is shown. Pure. */
import { csvCell } from '#aggregate'
import type { Kept } from '../../vault/index.ts'

export interface LogLine {
  /** By the device's clock, ISO 8601. */
  readonly at: string
  readonly who: string
  readonly what: string
  readonly code: string
  readonly detail: string
}

/** CSV (RFC 4180) with a mark, which spreadsheets need to read letters right. A cell can start no formula. */
export function logFile(columns: readonly string[], lines: readonly LogLine[]): string {
  const cells = lines.map(({ at, who, what, code, detail }) => [at, who, what, code, detail])
  const rows = [columns, ...cells].map((row) => row.map((cell) => csvCell(cell)).join(','))
  return `\uFEFF${rows.join('\r\n')}\r\n`
}

export const isAudit = (record: Kept): record is Kept<Extract<Kept['body'], { kind: 'audit' }>> =>
  record.body.kind === 'audit'
