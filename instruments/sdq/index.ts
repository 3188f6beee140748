import type { Instrument } from '../model/instrument.ts'
import { sdqForms } from './instrument.ts'
import { sdqNorms } from './norms.ts'

export const sdq: Instrument = {
  id: 'sdq',
  forms: sdqForms,
  norms: sdqNorms,
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
