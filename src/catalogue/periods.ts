/** The mätperioder that a unit has loaded, read back from its records. Pure. */
import { type Period, period2014, readPeriod } from '#aggregate'
import type { Kept } from '../vault/index.ts'

/** In the order they were first loaded; a definition loaded again replaces the one before it. */
export function loadedPeriods(records: readonly Kept[]): readonly Period[] {
  const periods = new Map<string, Period>()
  for (const { body } of records) {
    if (body.kind !== 'loaded' || body.what !== 'period') continue
    const read = readPeriod(JSON.parse(body.text))
    if (!('refused' in read)) periods.set(read.id, read)
  }
  return [...periods.values()]
}

/**
 * The period whose codes a contact is described in: the latest loaded that the day falls in, else the latest loaded,
 * else the one of 2014, so that a protocol can be written before any period is known.
 */
export function periodFor(records: readonly Kept[], day: string): Period {
  const periods = loadedPeriods(records)
  return periods.findLast(({ first, last }) => first <= day && day <= last) ?? periods.at(-1) ?? period2014
}
