/** YP-CORE as facts: ten items, three positively keyed, one about risk. The wording belongs to its holder. */
import { defineForm } from '../model/definition.ts'
import { falling, rising } from '../model/keys.ts'
import { sources } from './sources.ts'

const RISING = rising(5)
const FALLING = falling(5)

const ALL = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'i8', 'i9', 'i10'] as const
const mean = {
  items: ALL,
  combine: 'mean',
  higherIs: 'worse',
  missing: { allow: 1, by: 'person-mean', cite: { source: 'cst', at: 'missing items', grade: 'primary' } },
  cite: { source: 'scoring', at: 'keys', grade: 'secondary' },
} as const

export const ypCoreForm = defineForm({
  id: 'yp-core',
  instrument: 'yp-core',
  revision: 2,
  title: 'YP-CORE',
  informant: 'self',
  ages: { from: 11, to: 16 },
  period: '7-days',
  occasion: 'any',
  sources,
  items: {
    i1: RISING,
    i2: RISING,
    i3: FALLING,
    i4: RISING,
    i5: FALLING,
    i6: RISING,
    i7: RISING,
    i8: RISING,
    i9: RISING,
    i10: FALLING,
  },
  scales: { mean, clinical: { ...mean, times: 10 } },
  review: ['i4'],
  shown: { headline: 'clinical', rows: ['clinical'] },
})
