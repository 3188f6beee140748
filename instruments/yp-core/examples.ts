/** Worked by hand from the keys in SOURCES.md, not read off a run. */
import type { Example } from '../model/instrument.ts'

export const examples: readonly Example[] = [
  {
    // Keyed: 2 2 (4−3) 0 (4−2) 2 1 1 2 (4−3) = 2+2+1+0+2+2+1+1+2+1 = 14; 14/10 and ten times it.
    name: 'a girl of 12 just below her limit of 14.4',
    form: 'yp-core',
    ticked: '2 2 3 0 2 2 1 1 2 3',
    person: { age: 12, sex: 'f' },
    expect: {
      mean: { value: 1.4, band: 'below the cut-off' },
      clinical: { value: 14, band: 'below the cut-off' },
    },
    review: { above: [], blank: [] },
  },
  {
    // The same answers: a boy's limit at that age is 10.3.
    name: 'a boy of 12 with the same answers is past his',
    form: 'yp-core',
    ticked: '2 2 3 0 2 2 1 1 2 3',
    person: { age: 12, sex: 'm' },
    expect: {
      mean: { value: 1.4, band: 'at or past the cut-off' },
      clinical: { value: 14, band: 'at or past the cut-off' },
    },
  },
  {
    // One blank: the other nine are 4 each but for the keyed 3, 5 and 10, which are 0: 6 · 4 = 24 of 9; 24/9 and 240/9.
    name: 'one blank is made up from the rest, and a blank about risk is to be read',
    form: 'yp-core',
    ticked: '4 4 4 - 4 4 4 4 4 4',
    person: { age: 15, sex: 'f' },
    expect: {
      mean: { value: 24 / 9, band: 'at or past the cut-off' },
      clinical: { value: 240 / 9, band: 'at or past the cut-off' },
    },
    review: { above: [], blank: ['i4'] },
  },
  {
    name: 'two blanks are one too many',
    form: 'yp-core',
    ticked: '2 1 2 0 3 1 1 1 - -',
    person: { age: 15, sex: 'f' },
    expect: { mean: 'too-many-blanks', clinical: 'too-many-blanks' },
    review: { above: [], blank: [] },
  },
]
