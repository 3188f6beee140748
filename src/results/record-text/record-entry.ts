/** What the paragraph is made from: one form of a case, the changes since where it started, and whether somebody has read what must be read. Pure. */
import { isOwnForm } from '#instruments'
import { changesTo } from '../interpretation/index.ts'
import type { Measurement } from '../measurement.ts'
import type { CaseRead } from '../use-case.ts'
import type { RecordEntry } from './text.ts'

export function recordEntryOf({ file, measurements, interpretation }: CaseRead, measurement: Measurement): RecordEntry {
  const changes = interpretation ? changesTo(interpretation.norms, measurements, measurement) : []
  const seen = file.seen.some(({ body }) => body.record === measurement.record.id)
  // A form that came as data has no norm to be placed in: its values are told, and no level.
  return { measurement, changes, seen, interpreted: interpretation !== null && !isOwnForm(measurement.form.id) }
}
