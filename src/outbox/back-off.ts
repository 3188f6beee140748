/** How long to wait before the next attempt. Chance and the clock are passed in. */

const FIRST_MS = 5_000
const LONGEST_MS = 15 * 60_000

/**
 * Milliseconds to wait after the `tries`-th failed attempt (1, 2, …): evenly drawn between 0 and 5 s · 2ᵏ, at most
 * 15 minutes (full jitter: units cut off together do not come back together). `chance` is in [0, 1).
 * A server that asked for longer is obeyed.
 */
export function backOff(tries: number, chance: number, retryAfter: number | null): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1))
  return Math.max(Math.round(ceiling * chance), retryAfter ?? 0)
}

/** What a Retry-After header asks for, in milliseconds from `now`: seconds or an HTTP date; null where it asks for nothing. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? null : Math.max(0, until - now)
}
