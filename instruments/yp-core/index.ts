import type { Instrument } from '../model/instrument.ts'
import { ypCoreForm } from './instrument.ts'
import { ypCoreNorms } from './norms.ts'

export const ypCore: Instrument = {
  id: 'yp-core',
  forms: [ypCoreForm],
  norms: ypCoreNorms,
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
