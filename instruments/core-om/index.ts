import type { Instrument } from '../model/instrument.ts'
import { coreOmForm } from './instrument.ts'
import { coreOmNorms } from './norms.ts'

export const coreOm: Instrument = {
  id: 'core-om',
  forms: [coreOmForm],
  norms: coreOmNorms,
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
