import type { Instrument } from '../model/instrument.ts'
import { cgasForm } from './instrument.ts'
import { cgasNorms } from './norms.ts'

export const cgas: Instrument = {
  id: 'cgas',
  forms: [cgasForm],
  norms: cgasNorms,
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
