/** Worked by hand from the keys and domains in SOURCES.md, not read off a run. */
import type { Example } from '../model/instrument.ts'

export const examples: readonly Example[] = [
  {
    // The eight positively keyed are 4 − 0 = 4, the rest 0.
    // W: items 4 and 31, 8/4 = 2.  P: none, 0/12.  F: 3 7 12 19 21 32, 24/12 = 2.  R: 0/6.
    // non-risk 32/28 = 8/7.  all 32/34 = 16/17, and ten times it.
    name: 'the first choice everywhere',
    form: 'core-om',
    ticked: '0 '.repeat(34),
    person: { age: 17, sex: 'f' },
    expect: {
      wellbeing: { value: 2, band: 'at or past the cut-off' }, // women 1.8
      problems: { value: 0, band: 'below the cut-off' },
      functioning: { value: 2, band: 'at or past the cut-off' }, // 1.3
      risk: { value: 0, band: 'below the cut-off' },
      nonrisk: { value: 8 / 7 },
      all: { value: 16 / 17, band: 'little distress' },
      clinical: { value: 160 / 17, band: 'little distress' }, // 9.41
    },
    review: { above: [], blank: [] },
  },
  {
    // All 2: keyed 2 everywhere. Blank: 6 (R), 2 (P), 1 and 33 (F). One blank is borne by P, none by R, one by F.
    // W 8/4 = 2.  P 22/11 = 2.  non-risk has 3 blanks, 50/25 = 2.  all has 4 blanks: no score.
    name: 'four blanks are one too many for the whole',
    form: 'core-om',
    ticked: `- - 2 2 2 - ${'2 '.repeat(26)} - 2`,
    person: { age: 20, sex: 'm' },
    expect: {
      wellbeing: { value: 2, band: 'at or past the cut-off' },
      problems: { value: 2, band: 'at or past the cut-off' },
      functioning: 'too-many-blanks',
      risk: 'too-many-blanks',
      nonrisk: { value: 2 },
      all: 'too-many-blanks',
      clinical: 'too-many-blanks',
    },
    review: { above: ['i9', 'i16', 'i22', 'i24', 'i34'], blank: ['i6'] },
  },
]
