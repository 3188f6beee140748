import type { Instrument } from '../model/instrument.ts'
import { ypCoreForm } from './instrument.ts'

export const ypCore: Instrument = {
  id: 'yp-core',
  reviewsRisk: true,
  forms: [ypCoreForm],
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
