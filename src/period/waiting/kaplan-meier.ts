/**
 * The share who still wait after so many days, with those who wait yet counted for as long as they have waited and no
 * longer. Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457–481.
 */

export interface Wait {
  /** Whole days, 0 or more: until it happened, or until today for one that is still open. */
  readonly days: number
  readonly happened: boolean
}

export interface Step {
  readonly days: number
  /** How many had waited at least so long. */
  readonly atRisk: number
  readonly happened: number
  /** Share who wait longer than this, 0–1. */
  readonly still: number
}

/** One step a day on which it happened to somebody. One who is open on that day was still at risk on it. */
export function kaplanMeier(waits: readonly Wait[]): readonly Step[] {
  const days = [...new Set(waits.filter(({ happened }) => happened).map(({ days }) => days))].sort((a, b) => a - b)
  let still = 1
  return days.map((day) => {
    const atRisk = waits.filter((wait) => wait.days >= day).length
    const happened = waits.filter((wait) => wait.days === day && wait.happened).length
    still *= (atRisk - happened) / atRisk
    return { days: day, atRisk, happened, still }
  })
}

/** The share to whom it had happened within so many days (that day included); null when nobody was followed so long. */
export function within(waits: readonly Wait[], days: number): number | null {
  const longest = Math.max(-1, ...waits.map((wait) => wait.days))
  const steps = kaplanMeier(waits)
  const last = steps.findLast((step) => step.days <= days)
  if (longest < days && last?.still !== 0) return null
  return 1 - (last?.still ?? 1)
}

/** The day by which it had happened to half; null when it has not yet. */
export function median(waits: readonly Wait[]): number | null {
  return kaplanMeier(waits).find(({ still }) => still <= 0.5)?.days ?? null
}
