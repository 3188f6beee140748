/** When clocks differ by so much that somebody should look at them. Pure. */

const TOLD_MS = 5 * 60_000

/** Whether a moment that another device wrote lies more than five minutes ahead of this one's clock: one of the two is wrong. */
export const isAhead = (wrote: string | null, now: Date): boolean =>
  wrote !== null && Date.parse(wrote) - now.getTime() > TOLD_MS
