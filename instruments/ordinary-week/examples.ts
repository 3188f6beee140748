/** Worked by hand from the (invented) manual, not read off a run. */
import type { Example } from '../model/instrument.ts'

export const examples: readonly Example[] = [
  {
    // slept 4→0, worried 0, ate 4→0, cried 0, played 4→0
    name: 'the easiest week there is',
    form: 'ordinary-week',
    ticked: '4 0 4 0 4',
    expect: { strain: { value: 0, band: 'usual' }, body: { value: 0 } },
    review: { above: [], blank: [] },
  },
  {
    // slept 1→3, worried 3, cried 2, played 2→2: 10 of 4 answered, times five
    name: 'one blank, made up from the other four',
    form: 'ordinary-week',
    ticked: '1 3 - 2 2',
    expect: { strain: { value: 12.5, band: 'raised' }, body: 'too-many-blanks' },
    review: { above: ['cried'], blank: [] },
  },
]
