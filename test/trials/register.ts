/** Every trial that can be run, by the id of its fault. */
import { killed } from './f01-killed.ts'
import type { Trial } from './trial.ts'

export const trials = { 'F-01': killed } as const satisfies Record<string, Trial>
