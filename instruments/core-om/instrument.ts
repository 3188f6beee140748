/** CORE-OM as facts: 34 items, eight positively keyed, four domains. The wording belongs to its holder. */
import { defineForm } from '../model/definition.ts'
import { falling, rising } from '../model/keys.ts'
import { sources } from './sources.ts'

/** Least often to most often, worth 0 to 4; the other way for what is said positively. */
const RISING = rising(5)
const FALLING = falling(5)

const WELLBEING = ['i4', 'i14', 'i17', 'i31'] as const
const PROBLEMS = ['i2', 'i5', 'i8', 'i11', 'i13', 'i15', 'i18', 'i20', 'i23', 'i27', 'i28', 'i30'] as const
const FUNCTIONING = ['i1', 'i3', 'i7', 'i10', 'i12', 'i19', 'i21', 'i25', 'i26', 'i29', 'i32', 'i33'] as const
const RISK = ['i6', 'i9', 'i16', 'i22', 'i24', 'i34'] as const
const NON_RISK = [...WELLBEING, ...PROBLEMS, ...FUNCTIONING] as const
const ALL = [...NON_RISK, ...RISK] as const

const keyed = { source: 'scoring', at: 'domains and keys', grade: 'secondary' } as const
const prorated = { source: 'cst', at: 'missing items', grade: 'primary' } as const
const mean = { combine: 'mean', higherIs: 'worse', cite: keyed } as const
const none = { allow: 0, cite: prorated } as const
const upTo = (allow: 1 | 3) => ({ allow, by: 'person-mean', cite: prorated }) as const

export const coreOmForm = defineForm({
  id: 'core-om',
  instrument: 'core-om',
  revision: 2,
  title: 'CORE-OM',
  informant: 'self',
  ages: { from: 16, to: 120 },
  period: '7-days',
  occasion: 'any',
  sources,
  items: {
    i1: RISING,
    i2: RISING,
    i3: FALLING,
    i4: FALLING,
    i5: RISING,
    i6: RISING,
    i7: FALLING,
    i8: RISING,
    i9: RISING,
    i10: RISING,
    i11: RISING,
    i12: FALLING,
    i13: RISING,
    i14: RISING,
    i15: RISING,
    i16: RISING,
    i17: RISING,
    i18: RISING,
    i19: FALLING,
    i20: RISING,
    i21: FALLING,
    i22: RISING,
    i23: RISING,
    i24: RISING,
    i25: RISING,
    i26: RISING,
    i27: RISING,
    i28: RISING,
    i29: RISING,
    i30: RISING,
    i31: FALLING,
    i32: FALLING,
    i33: RISING,
    i34: RISING,
  },
  scales: {
    wellbeing: { ...mean, items: WELLBEING, missing: none },
    problems: { ...mean, items: PROBLEMS, missing: upTo(1) },
    functioning: { ...mean, items: FUNCTIONING, missing: upTo(1) },
    risk: { ...mean, items: RISK, missing: none },
    nonrisk: { ...mean, items: NON_RISK, missing: upTo(3) },
    all: { ...mean, items: ALL, missing: upTo(3) },
    clinical: { ...mean, items: ALL, times: 10, missing: upTo(3) },
  },
  review: RISK,
  // Risk is never a scale on a screen (its items are listed), and `all` is the clinical score divided by ten.
  shown: { headline: 'clinical', rows: ['clinical', 'wellbeing', 'problems', 'functioning', 'nonrisk'] },
})
