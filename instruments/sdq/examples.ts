/** Worked by hand from the scoring rules in SOURCES.md, not read off a run. */
import type { Example, Expected } from '../model/instrument.ts'

/**
 * Items 1–25, with item 24 (afraid) left blank.
 *
 *   emotional       3 somatic 2 + 8 worries 2 + 13 unhappy 1 + 16 clingy 0 = 5 of 4 answered; 5/4 · 5 = 6.25, so 6
 *   conduct         5 tantrum 0 + 7 obeys 2→0 + 12 fights 0 + 18 1 + 22 0 = 1
 *   hyperactivity   2 restles 1 + 10 fidgety 0 + 15 distrac 2 + 21 reflect 1→1 + 25 attends 0→2 = 6
 *   peer            6 loner 1 + 11 friend 2→0 + 14 popular 1→1 + 19 bullied 0 + 23 oldbest 1 = 3
 *   prosocial       1 consid 2 + 4 shares 1 + 9 caring 2 + 17 kind 2 + 20 helpout 1 = 8
 *   total           6 + 1 + 6 + 3 = 16;  internalising 6 + 3 = 9;  externalising 1 + 6 = 7
 */
const ITEMS = '2 1 2 1 0  1 2 2 2 0  2 0 1 1 2  0 2 1 0 1  1 0 1 - 0'

/** Impact as ticked, with the burden last. Parent and self: 2→1, 1→0, 3→2, 0→0, 1→0 = 3. */
const FIVE = '2 1 3 0 1 1'
/** A teacher is not asked of home or leisure: 2→1, 3→2, 0→0 = 3. */
const THREE = '2 3 0 1'

/** Definite difficulties (2), for one to five months (1). */
const first = (impact: string) => `${ITEMS}  2 1 ${impact}`
/** How it is since (3), what else helped (2), definite difficulties (2). */
const followUp = (impact: string) => `${ITEMS}  3 2 2 ${impact}`

type Bands = readonly [
  emotional: string,
  conduct: string,
  hyperactivity: string,
  peer: string,
  prosocial: string,
  total: string,
  impact?: string,
]

function expected([emotional, conduct, hyperactivity, peer, prosocial, total, impact]: Bands): Record<
  string,
  Expected
> {
  return {
    emotional: { value: 6, band: emotional },
    conduct: { value: 1, band: conduct },
    hyperactivity: { value: 6, band: hyperactivity },
    peer: { value: 3, band: peer },
    prosocial: { value: 8, band: prosocial },
    total: { value: 16, band: total },
    internalising: { value: 9 },
    externalising: { value: 7 },
    impact: impact === undefined ? { value: 3 } : { value: 3, band: impact },
  }
}

const OVER = '90th percentile or above'
const UNDER = 'below 90th percentile'

const versions: readonly (readonly [form: string, impact: string, bands: Bands])[] = [
  [
    'sdq-p2-4',
    FIVE,
    ['very high', 'close to average', 'slightly raised', 'slightly raised', 'close to average', 'high'],
  ],
  ['sdq-t2-4', THREE, [OVER, UNDER, OVER, UNDER, 'above 10th percentile', OVER]],
  ['sdq-p4-17', FIVE, ['abnormal', 'normal', 'borderline', 'borderline', 'normal', 'borderline', 'abnormal']],
  ['sdq-t4-17', THREE, ['abnormal', 'normal', 'borderline', 'normal', 'normal', 'abnormal', 'abnormal']],
  ['sdq-s11-17', FIVE, ['borderline', 'normal', 'borderline', 'normal', 'normal', 'borderline', 'abnormal']],
]

/** Half the emotional scale is not enough: 2 of 5 answered, 3 are needed. Peer has none. The others are all 1: 5 each. */
const GAPS = '1 1 1 1 1  - 1 1 1 1  - 1 - - 1  - 1 1 - 1  1 1 - - 1'

export const examples: readonly Example[] = [
  ...versions.flatMap(([form, impact, bands]) => [
    { name: `${form}, one blank`, form, ticked: first(impact), expect: expected(bands) },
    {
      name: `${form}, one blank, a month later`,
      form: `${form}-followup`,
      ticked: followUp(impact),
      expect: expected(bands),
    },
  ]),
  {
    name: 'two scales with too many blanks take the total with them, and a blank gate takes impact',
    form: 'sdq-p4-17',
    ticked: `${GAPS}  - - 3 3 3 3 3 3`,
    expect: {
      emotional: 'too-many-blanks',
      conduct: { value: 5, band: 'abnormal' },
      hyperactivity: { value: 5, band: 'normal' },
      peer: 'too-many-blanks',
      prosocial: { value: 5, band: 'borderline' },
      total: 'part-missing',
      internalising: 'part-missing',
      externalising: { value: 10 },
      impact: 'gate-blank',
    },
  },
  {
    name: 'no difficulties: impact is 0 whatever the rest says',
    form: 'sdq-s11-17',
    ticked: '1 1 1 1 1  1 1 1 1 1  1 1 1 1 1  1 1 1 1 1  1 1 1 1 1  0 - 3 3 3 3 3 -',
    expect: { impact: { value: 0, band: 'normal' }, total: { value: 20, band: 'abnormal' } }, // 4 · 5
  },
]
