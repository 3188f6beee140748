/** The trials of several processes on one PostgreSQL: one that may itself be lost, and one on which a build is changed for another. */
import type { Trial } from '../trial.ts'
import { rolling, rollingOverMigration } from './rolling.ts'
import { several } from './several.ts'

export const severalTrials = {
  several,
  rolling,
  'rolling-migration': rollingOverMigration,
} as const satisfies Record<string, Trial<'postgres'>>
