/** The earliest day that today can be: a clock that says an earlier one is wrong. Pure. */
import { type Kept, ofKind } from '../vault/index.ts'

export interface EarliestDay {
  /** A civil date. */
  readonly day: string
  readonly because: 'built' | 'written'
}

/**
 * The day this program was built, or the newest day of anything written since staff last said which day it was. What
 * was written before that may have come from a clock that was ahead. `lastWritten` is the newest instant that the device
 * itself has noted since, or the empty string; `civilDay` gives the day of an instant.
 */
export function earliestDay(
  records: readonly Kept[],
  lastWritten: string,
  built: string,
  civilDay: (instant: number) => string,
): EarliestDay {
  const said = ofKind(records, 'day-said').at(-1)
  let [at, day] = [lastWritten, '']
  for (const record of said ? records.slice(records.indexOf(said)) : records) {
    if (record.at > at) at = record.at
    const dated = dayIn(record)
    if (dated > day) day = dated
  }
  const instant = at === '' ? '' : civilDay(Date.parse(at))
  const written = instant > day ? instant : day
  return written > built ? { day: written, because: 'written' } : { day: built, because: 'built' }
}

/** The day of what is dated by today; the empty string for all else. */
function dayIn({ body }: Kept): string {
  if (body.kind === 'case') return body.opened
  if (body.kind === 'broken-off') return body.day
  if (body.kind === 'goal-rating') return body.via === 'paper' ? '' : body.day
  if (body.kind === 'answers') return body.via === 'tablet' || body.via === 'rating' ? body.day : ''
  return body.kind === 'day-said' ? body.day : ''
}
