/** Every trial that can be run, by the id of its fault. */

import { copied } from './copied.ts'
import { otherEngines } from './engines/engines.ts'
import { killed } from './f01-killed.ts'
import { powerless } from './f02-power.ts'
import { full } from './f04-full.ts'
import { cleared } from './f07-cleared.ts'
import { privateWindow } from './f08-private.ts'
import { twoTabs } from './f09-two-tabs.ts'
import { upgraded } from './f10-upgrade.ts'
import { newerVersion } from './f11-newer.ts'
import { updatedUnderForm } from './f12-update.ts'
import { month } from './f29-month.ts'
import { connection } from './f30-connection.ts'
import { pushKilled } from './push-killed.ts'
import { roomKilled } from './room-killed.ts'
import { rotation } from './rotation.ts'
import type { Trial } from './trial.ts'

export const trials = {
  'F-01': killed,
  'F-02': powerless,
  'F-04': full,
  'F-07': cleared,
  'F-08': privateWindow,
  'F-09': twoTabs,
  'F-10': upgraded,
  'F-11': newerVersion,
  'F-12': updatedUnderForm,
  'F-29': month,
  'F-30': connection,
  rotation,
  'push-killed': pushKilled,
  copied,
  'room-killed': roomKilled,
  engines: otherEngines,
} as const satisfies Record<string, Trial>
