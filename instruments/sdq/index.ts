import type { Instrument } from '../model/instrument.ts'
import { sdqForms } from './instrument.ts'

export const sdq: Instrument = {
  id: 'sdq',
  forms: sdqForms,
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
