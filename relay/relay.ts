/** What every part of the relay is handed. Nothing of it is global, and nothing that matters is in memory. */
import type { Bell } from './events/bell.ts'
import type { Mail } from './home/mail.ts'
import type { RelaySettings } from './settings.ts'
import type { RelayStore } from './store/open.ts'

export interface Relay {
  readonly settings: RelaySettings
  readonly store: RelayStore
  readonly bell: Bell
  /** Null where the operator has named no server for letters. */
  readonly mail: Mail | null
  /** The relay's own clock, in milliseconds since 1970. */
  now(): number
}
