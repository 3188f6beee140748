/** C-GAS as facts: one whole number from 1 to 100, set by a clinician, higher is better. Anchor texts belong to the holder. */
import { defineForm } from '../model/definition.ts'
import { sources } from './sources.ts'

const cite = { source: 'shaffer1983', at: 'the scale', grade: 'secondary' } as const

export const cgasForm = defineForm({
  id: 'cgas',
  instrument: 'cgas',
  revision: 2,
  title: 'C-GAS',
  informant: 'clinician',
  ages: { from: 4, to: 17 },
  period: '1-month',
  occasion: 'any',
  sources,
  items: { score: { kind: 'number', from: 1, to: 100 } },
  scales: { score: { items: ['score'], combine: 'sum', higherIs: 'better', missing: { allow: 0, cite }, cite } },
  review: [],
  shown: { headline: 'score', rows: ['score'], levels: 'cgas-bands' },
})
