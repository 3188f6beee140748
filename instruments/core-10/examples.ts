/** Worked by hand from the keys in SOURCES.md, not read off a run. */
import type { Example } from '../model/instrument.ts'

export const examples: readonly Example[] = [
  {
    // Keyed: 2 (4−3) (4−3) 1 1 0 1 1 1 1 = 10; 10/10 and ten times it: one below the cut-off of 11.
    name: 'ten is low, and below the cut-off',
    form: 'core-10',
    ticked: '2 3 3 1 1 0 1 1 1 1',
    expect: { mean: { value: 1, band: 'low' }, clinical: { value: 10, band: 'low' } },
    review: { above: [], blank: [] },
  },
  {
    // Keyed: 3 (4−1) (4−1) 2 2 2 3 2 3 2 = 25.
    name: 'twenty-five is severe, and an answer about risk is to be read',
    form: 'core-10',
    ticked: '3 1 1 2 2 2 3 2 3 2',
    expect: { mean: { value: 2.5, band: 'severe' }, clinical: { value: 25, band: 'severe' } },
    review: { above: ['i6'], blank: [] },
  },
  {
    name: 'two blanks are one too many',
    form: 'core-10',
    ticked: '2 3 2 1 1 0 2 1 - -',
    expect: { mean: 'too-many-blanks', clinical: 'too-many-blanks' },
  },
]
