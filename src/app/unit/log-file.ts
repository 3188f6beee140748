/** The log as a file: every entry, oldest first, as it is shown. Pure. */
import { csvCell } from '#aggregate'
import type { Kept, KeptOf } from '../../vault/index.ts'

export interface LogLine {
  /** By the device's clock, ISO 8601. */
  readonly at: string
  readonly who: string
  readonly what: string
  readonly code: string
  readonly detail: string
  readonly deviceName: string
}

/** CSV (RFC 4180) with a mark, which spreadsheets need to read letters right. A cell can start no formula. */
export function logFile(columns: readonly string[], lines: readonly LogLine[]): string {
  const cells = lines.map(({ at, who, what, code, detail, deviceName }) => [at, who, what, code, detail, deviceName])
  const rows = [columns, ...cells].map((row) => row.map((cell) => csvCell(cell)).join(','))
  return `\uFEFF${rows.join('\r\n')}\r\n`
}

/** What the log shows: its own lines, and what the app goes by as well. */
type Logged = KeptOf<'audit' | 'handed-over' | 'day-said'>

/** The log's lines among what an open unit holds in memory. */
export const isLogged = (record: Kept): record is Logged =>
  record.body.kind === 'handed-over' || record.body.kind === 'day-said'

/** What was done, by its key among the words under `audit`, and what about it. */
export function noted({ body }: Logged): Pick<LogLine, 'what' | 'detail'> {
  if (body.kind === 'audit') return body
  if (body.kind === 'day-said') return { what: 'day.said', detail: `${body.clock} → ${body.day}` }
  return { what: body.again ? 'handed-over.again' : 'handed-over', detail: body.forms.join(' ') }
}
