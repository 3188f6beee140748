/** What every part of the relay is handed. Nothing of it is global, and nothing that matters is in memory. */
import type { Bell } from './events/bell.ts'
import type { RelaySettings } from './settings.ts'
import type { RelayStore } from './store/open.ts'

export interface Relay {
  readonly settings: RelaySettings
  readonly store: RelayStore
  readonly bell: Bell
  /** The relay's own clock, in milliseconds since 1970. */
  now(): number
}
