/** Which header goes on from which, by what the log says of each change of who may open the unit. Pure. */
import type { Entry } from '../disk/log.ts'

/**
 * How another's header stands to ours. `parted`: each has changed it without knowledge of the other. `unknown`: nobody who is
 * known has said that it was made.
 */
export type HeaderStanding = 'same' | 'newer' | 'older' | 'parted' | 'unknown'

export function standingTo(mine: string, theirs: string, entries: readonly Entry[]): HeaderStanding {
  if (mine === theirs) return 'same'
  const before = new Map(entries.flatMap(({ header }) => (header ? [header] : [])))
  const leadsTo = (from: string, to: string): boolean => {
    const seen = new Set<string>()
    for (let at = before.get(from); at && !seen.has(at); at = before.get(at)) {
      if (at === to) return true
      seen.add(at)
    }
    return false
  }
  if (leadsTo(theirs, mine)) return 'newer'
  if (leadsTo(mine, theirs)) return 'older'
  return before.has(theirs) ? 'parted' : 'unknown'
}

/** The device that made the header that holds: keys are changed there, so that no two change them at once. Null where the log does not say. */
export const keysDevice = (header: string, entries: readonly Entry[]): string | null =>
  entries.find((entry) => entry.header?.[0] === header)?.device ?? null
