/** The trials of the collector, by the id of their fault: run on the embedded store and on a real PostgreSQL. */
import type { Trial } from '../trial.ts'
import { everything } from './everything.ts'
import { cutLine, doubledLine } from './f14-f15-line.ts'
import { hostileBatch } from './f16-f20-hostile.ts'
import { killedCollector } from './f17-killed.ts'
import { fullDisk } from './f18-full.ts'
import { startedTwice } from './f19-twice.ts'
import type { StoreKind } from './ground.ts'

export const collectorTrials = {
  'F-14': cutLine,
  'F-15': doubledLine,
  'F-16': hostileBatch,
  'F-17': killedCollector,
  'F-18': fullDisk,
  'F-19': startedTwice,
  everything,
} as const satisfies Record<string, Trial<StoreKind>>
