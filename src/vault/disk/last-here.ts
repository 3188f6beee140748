/**
 * The last day that a unit was here in localStorage, which no browser clears to make room, as it does the
 * database and the private files together. It says nothing about anybody, and only when everything else is gone is it
 * asked.
 */
import type { Place } from '../vault.ts'

const key = (place: Place) => `mattstock-${place}-last-here`

/** Notes that a unit was here on this day (a civil date). A browser that keeps nothing says so elsewhere. */
export function noteLastHere(place: Place, day: string): void {
  try {
    globalThis.localStorage?.setItem(key(place), day)
  } catch {}
}

/** The last day that a unit was seen here, or null. */
export function lastSeenHere(place: Place): string | null {
  try {
    return globalThis.localStorage?.getItem(key(place)) ?? null
  } catch {
    return null
  }
}
