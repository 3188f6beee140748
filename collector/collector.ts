/** What every part of the collector is handed: the store, the clock. Nothing of it is global, and what other processes must know lies in rows. */
import type { Settings } from './settings.ts'
import type { ServerKey } from './signing/server-key.ts'
import type { Store } from './store/open.ts'
import type { Tx } from './store/tables.ts'

export interface Collector {
  readonly settings: Settings
  readonly store: Store
  /** The signing key in use. @param tx the transaction that it is asked within, if any */
  key(tx?: Tx): Promise<ServerKey>
  /** A keyed hash of what must not be readable from the store. */
  blur(text: string): string
  /** The collector's own clock, as ISO in UTC. Clients' clocks are never asked. */
  now(): string
}

/** @param iso an instant; @returns the instant so many hours later (earlier, when negative) */
export function hoursFrom(iso: string, hours: number): string {
  return secondsFrom(iso, hours * 3600)
}

export function secondsFrom(iso: string, seconds: number): string {
  return new Date(Date.parse(iso) + seconds * 1000).toISOString()
}
