import type { Instrument } from '../model/instrument.ts'
import { coreOmForm } from './instrument.ts'

export const coreOm: Instrument = {
  id: 'core-om',
  reviewsRisk: true,
  forms: [coreOmForm],
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
