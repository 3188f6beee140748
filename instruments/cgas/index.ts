import type { Instrument } from '../model/instrument.ts'
import { cgasForm } from './instrument.ts'

export const cgas: Instrument = {
  id: 'cgas',
  forms: [cgasForm],
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
