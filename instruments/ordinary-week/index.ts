import type { Instrument } from '../model/instrument.ts'
import { ordinaryWeekForm } from './instrument.ts'

export const ordinaryWeek: Instrument = {
  id: 'ordinary-week',
  practiceOnly: true,
  forms: [ordinaryWeekForm],
  training: {
    sv: () => import('./training/sv.ts'),
    en: () => import('./training/en.ts'),
    ar: () => import('./training/ar.ts'),
  },
}
