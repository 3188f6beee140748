/** The mätperioder that a unit has loaded, read back from its records. Pure. */
import { correctionOf, type Period, period2014, readPeriod } from '#aggregate'
import { type Kept, ofKind } from '../vault/index.ts'

/** In the order they were first loaded; of each the correction with the highest number holds. */
export function loadedPeriods(records: readonly Kept[]): readonly Period[] {
  const periods = new Map<string, Period>()
  for (const read of definitions(records)) {
    const before = periods.get(read.id)
    if (!before || correctionOf(before) <= correctionOf(read)) periods.set(read.id, read)
  }
  return [...periods.values()]
}

/** Null where the period that holds is the one that was first loaded. */
export function periodBefore(records: readonly Kept[], { id, correction }: Period): Period | null {
  const before = definitions(records).filter((read) => read.id === id && correctionOf(read) < (correction?.number ?? 0))
  return before.reduce<Period | null>(
    (last, read) => (last && correctionOf(last) > correctionOf(read) ? last : read),
    null,
  )
}

function definitions(records: readonly Kept[]): readonly Period[] {
  return ofKind(records, 'loaded').flatMap(({ body }) => {
    if (body.what !== 'period') return []
    const read = readPeriod(JSON.parse(body.text))
    return 'refused' in read ? [] : [read]
  })
}

/**
 * The period whose codes a contact is described in: the latest loaded that the day falls in, else the latest loaded,
 * else the one of 2014, so that a protocol can be written before any period is known.
 */
export function periodFor(records: readonly Kept[], day: string): Period {
  const periods = loadedPeriods(records)
  return periods.findLast(({ first, last }) => first <= day && day <= last) ?? periods.at(-1) ?? period2014
}
