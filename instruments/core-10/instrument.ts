/**
 * CORE-10 as facts: items 2 3 7 10 15 16 18 23 27 28 of CORE-OM in that order, two positively keyed, one about risk. The
 * wording belongs to its holder.
 */
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

export const core10Form = defineForm({
  id: 'core-10',
  instrument: 'core-10',
  revision: 2,
  title: 'CORE-10',
  informant: 'self',
  ages: { from: 17, to: 120 },
  period: '7-days',
  occasion: 'any',
  sources,
  items: {
    i1: RISING,
    i2: FALLING,
    i3: FALLING,
    i4: RISING,
    i5: RISING,
    i6: RISING,
    i7: RISING,
    i8: RISING,
    i9: RISING,
    i10: RISING,
  },
  scales: { mean, clinical: { ...mean, times: 10 } },
  review: ['i6'],
  shown: { headline: 'clinical', rows: ['clinical'] },
})
