import type { Instrument } from '../model/instrument.ts'
import { core10Form } from './instrument.ts'

export const core10: Instrument = {
  id: 'core-10',
  reviewsRisk: true,
  forms: [core10Form],
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
