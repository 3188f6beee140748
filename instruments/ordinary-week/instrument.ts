/** An invented measure, free to print. Tests, the tour and the documentation use it; no clinic does. */
import { defineForm } from '../model/definition.ts'
import { falling, rising } from '../model/keys.ts'

const RISING = rising(5)
const FALLING = falling(5)

const from = (at: string) => ({ source: 'manual', at, grade: 'own' }) as const

export const ordinaryWeekForm = defineForm({
  id: 'ordinary-week',
  instrument: 'ordinary-week',
  revision: 1,
  title: 'My Ordinary Week',
  informant: 'self',
  ages: { from: 8, to: 18 },
  period: '7-days',
  occasion: 'any',
  sources: { manual: { reference: 'Ordinary Week manual (invented), 2026.' } },
  items: {
    slept: FALLING, // never 4 … always 0
    worried: RISING,
    ate: FALLING,
    cried: RISING,
    played: FALLING,
  },
  scales: {
    strain: {
      items: ['slept', 'worried', 'ate', 'cried', 'played'],
      combine: 'sum',
      higherIs: 'worse',
      missing: { allow: 1, by: 'person-mean', cite: from('p. 4') },
      cite: from('p. 3'),
    },
    body: {
      items: ['slept', 'ate'],
      combine: 'mean',
      higherIs: 'worse',
      missing: { allow: 0, cite: from('p. 5') },
      cite: from('p. 3'),
    },
  },
  review: ['cried'],
})
