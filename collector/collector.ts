/** What every part of the collector is handed: the store, the key, the clock. Nothing of it is global. */
import type { Settings } from './settings.ts'
import type { ServerKey } from './signing/server-key.ts'
import type { Store } from './store/open.ts'

export interface Collector {
  readonly settings: Settings
  readonly store: Store
  /** The signing key in use. A function, since it can be rotated while the collector runs. */
  key(): ServerKey
  useKey(key: ServerKey): void
  /** The collector's own clock, as ISO in UTC. Clients' clocks are never asked. */
  now(): string
}

/** @param iso an instant; @returns the instant so many hours later (earlier, when negative) */
export function hoursFrom(iso: string, hours: number): string {
  return new Date(Date.parse(iso) + hours * 3_600_000).toISOString()
}
