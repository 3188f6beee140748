/** The trials of the relay, by the row of the design's table: run on the embedded store and on a real PostgreSQL. */
import type { StoreKind } from '../collector/ground.ts'
import type { Trial } from '../trial.ts'
import { cutRelay } from './cut.ts'
import { fullRelay } from './full.ts'
import { killedRelay } from './killed.ts'
import { lostRelay, restoredRelay } from './restored.ts'

export const relayTrials = {
  'relay-cut': cutRelay,
  'relay-killed': killedRelay,
  'relay-full': fullRelay,
  'relay-restored': restoredRelay,
  'relay-lost': lostRelay,
} as const satisfies Record<string, Trial<StoreKind>>
