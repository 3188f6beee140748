import type { Instrument } from '../model/instrument.ts'
import { ordinaryWeekForm } from './instrument.ts'
import { ordinaryWeekNorms } from './norms.ts'

export const ordinaryWeek: Instrument = {
  id: 'ordinary-week',
  practiceOnly: true,
  forms: [ordinaryWeekForm],
  norms: ordinaryWeekNorms,
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
