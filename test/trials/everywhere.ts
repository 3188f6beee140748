/** The trials that strike neither a tablet's storage nor the collector. */
import { otherPlaces } from './f28-locales.ts'
import type { Trial } from './trial.ts'

export const otherTrials = { 'F-28': otherPlaces } as const satisfies Record<string, Trial<'chromium'>>
