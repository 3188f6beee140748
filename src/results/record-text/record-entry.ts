/** What the paragraph is made from: one form of a case, and the change since where it started. Pure. */
import { headlineOf, isOwnForm } from '#instruments'
import { startOf } from '../baseline.ts'
import { changeBetween } from '../interpretation/index.ts'
import type { Measurement } from '../measurement.ts'
import type { CaseRead } from '../use-case.ts'
import type { RecordEntry } from './text.ts'

export function recordEntryOf({ measurements, interpretation }: CaseRead, measurement: Measurement): RecordEntry {
  const before = interpretation && startOf(measurements, measurement)
  const scale = headlineOf(measurement.form)
  const changed = before && scale !== null ? changeBetween(interpretation.norms, before, measurement, scale) : null
  // A form that came as data has no norm to be placed in: its values are told, and no level.
  return { measurement, changed, interpreted: interpretation !== null && !isOwnForm(measurement.form.id) }
}
