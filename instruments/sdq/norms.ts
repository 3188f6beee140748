/** SDQ's tables of limits, each for its own informant. Band names are the tables' own; rising by value. */
import type { Cite, Informant } from '../model/definition.ts'
import type { Band, ChangeRow, Limits, NormSet } from '../model/norms.ts'
import { nearNorms } from './near-norms.ts'
import { sources } from './sources.ts'

const OLDER = { from: 4, to: 17 }
const YOUTH = { from: 11, to: 17 }
const YOUNGER = { from: 2, to: 4 }
const both = (...ids: readonly string[]) => ids.flatMap((id) => [id, `${id}-followup`])

/** Where each band begins, as printed from the top of the table: `[0, 14, 17]` is 0–13 / 14–16 / 17–40. */
type Row = readonly number[]
type Table = Readonly<Record<string, Row>>

const bandsOf = (names: readonly string[], froms: Row): readonly Band[] =>
  froms.map((from, at) => ({ name: names[at] as string, from }))

const THREE = ['normal', 'borderline', 'abnormal']
const FOUR = ['close to average', 'slightly raised', 'high', 'very high']
/** Prosocial: the worst comes first, since bands rise by value. */
const FOUR_LOWERED = ['very low', 'low', 'slightly lowered', 'close to average']

interface Part {
  readonly informant: Informant
  readonly ages: Limits['ages'] & {}
  readonly table: Table
  readonly cite: Cite
  readonly impact?: Cite
}

/** Abnormal, the outermost of three, is the cut-off; on prosocial it lies below. */
function threeBands({ informant, ages, table, cite }: Part): readonly Limits[] {
  return Object.entries(table).map(([scale, froms]) => {
    const lowered = scale === 'prosocial'
    const bands = bandsOf(lowered ? THREE.toReversed() : THREE, froms)
    const cutOff = lowered ? (froms[1] ?? 0) - 1 : (froms[2] ?? 0)
    return { scale, informant, ages, bands, cutOff, cite }
  })
}

/** No source makes one of the four a cut-off, so none is made here. */
function fourBands({ informant, ages, table, cite, impact = cite }: Part): readonly Limits[] {
  return Object.entries(table).map(([scale, froms]) => ({
    scale,
    informant,
    ages,
    bands: bandsOf(scale === 'prosocial' ? FOUR_LOWERED : FOUR, froms),
    cite: scale === 'impact' ? impact : cite,
  }))
}

const three: Cite = { source: 'three-band', at: 'three-band table', grade: 'secondary' }
const four = (grade: Cite['grade']): Cite => ({ source: 'four-band', at: 'four-band table', grade })

const threeBand: NormSet = {
  id: 'sdq-three-band',
  instrument: 'sdq',
  title: 'SDQ, three bands',
  population: 'Children and young people in the United Kingdom',
  year: 1997,
  country: 'GB',
  forms: both('sdq-p4-17', 'sdq-t4-17', 'sdq-s11-17'),
  sources,
  limits: [
    ...threeBands({
      informant: 'parent',
      ages: OLDER,
      cite: three,
      table: {
        total: [0, 14, 17],
        emotional: [0, 4, 5],
        conduct: [0, 3, 4],
        hyperactivity: [0, 6, 7],
        peer: [0, 3, 4],
        prosocial: [0, 5, 6],
        impact: [0, 1, 2],
      },
    }),
    ...threeBands({
      informant: 'teacher',
      ages: OLDER,
      cite: three,
      table: {
        total: [0, 12, 16],
        emotional: [0, 5, 6],
        conduct: [0, 3, 4],
        hyperactivity: [0, 6, 7],
        peer: [0, 4, 5],
        prosocial: [0, 5, 6],
        impact: [0, 1, 2],
      },
    }),
    ...threeBands({
      informant: 'self',
      ages: YOUTH,
      cite: three,
      table: {
        total: [0, 16, 20],
        emotional: [0, 6, 7],
        conduct: [0, 4, 5],
        hyperactivity: [0, 6, 7],
        peer: [0, 4, 6],
        prosocial: [0, 5, 6],
        impact: [0, 1, 2],
      },
    }),
  ],
}

const fourBand: NormSet = {
  id: 'sdq-four-band',
  instrument: 'sdq',
  title: 'SDQ, four bands',
  population: 'Children and young people in the United Kingdom',
  year: 2014,
  country: 'GB',
  forms: both('sdq-p4-17', 'sdq-t4-17', 'sdq-s11-17'),
  sources,
  limits: [
    ...fourBands({
      informant: 'parent',
      ages: OLDER,
      cite: four('secondary'),
      impact: four('recalled'),
      table: {
        total: [0, 14, 17, 20],
        emotional: [0, 4, 5, 7],
        conduct: [0, 3, 4, 6],
        hyperactivity: [0, 6, 8, 9],
        peer: [0, 3, 4, 5],
        prosocial: [0, 6, 7, 8],
        impact: [0, 1, 2, 3],
      },
    }),
    ...fourBands({
      informant: 'teacher',
      ages: OLDER,
      cite: four('secondary'),
      impact: four('recalled'),
      table: {
        total: [0, 12, 16, 19],
        emotional: [0, 4, 5, 6],
        conduct: [0, 3, 4, 5],
        hyperactivity: [0, 6, 8, 9],
        peer: [0, 3, 5, 6],
        prosocial: [0, 4, 5, 6],
        impact: [0, 1, 2, 3],
      },
    }),
    ...fourBands({
      informant: 'self',
      ages: YOUTH,
      cite: four('recalled'),
      table: {
        total: [0, 15, 18, 20],
        emotional: [0, 5, 6, 7],
        conduct: [0, 4, 5, 6],
        hyperactivity: [0, 6, 7, 8],
        peer: [0, 3, 4, 5],
        prosocial: [0, 5, 6, 7],
        impact: [0, 1, 2, 3],
      },
    }),
  ],
}

const fourBandYounger: NormSet = {
  id: 'sdq-four-band-2-4',
  instrument: 'sdq',
  title: 'SDQ 2–4, four bands',
  population: 'Children of 2 to 4 years in the United Kingdom, by parents',
  year: 2014,
  country: 'GB',
  forms: both('sdq-p2-4'),
  sources,
  limits: fourBands({
    informant: 'parent',
    ages: YOUNGER,
    // Two of the three boundaries are secondary and the third recalled; a row carries the weaker.
    cite: { source: 'four-band', at: 'table for 2–4; the last boundary is recalled', grade: 'recalled' },
    table: {
      total: [0, 13, 16, 19],
      emotional: [0, 3, 4, 5],
      conduct: [0, 4, 5, 6],
      hyperactivity: [0, 6, 7, 8],
      peer: [0, 3, 4, 5],
      prosocial: [0, 5, 6, 7],
    },
  }),
}

const swedishPreschool: Table = { total: [12], hyperactivity: [5], emotional: [3], conduct: [4], peer: [4] }
const gustafsson: Cite = {
  source: 'gustafsson2017',
  at: 'table 1: 90th percentile (10th for prosocial)',
  grade: 'primary',
}

const preschoolTeachers: NormSet = {
  id: 'sdq-se-preschool-2017',
  instrument: 'sdq',
  title: 'SDQ, Swedish preschool teachers',
  population: 'Children of 1 to 5 years in Sweden, by preschool teachers, n = 815',
  year: 2017,
  country: 'SE',
  forms: both('sdq-t2-4'),
  sources,
  limits: [
    ...Object.entries(swedishPreschool).map(([scale, [cutOff = 0]]) => ({
      scale,
      informant: 'teacher' as const,
      ages: { from: 1, to: 5 },
      bands: [
        { name: 'below 90th percentile', from: 0 },
        { name: '90th percentile or above', from: cutOff },
      ],
      cutOff,
      cite: gustafsson,
    })),
    {
      scale: 'prosocial',
      informant: 'teacher',
      ages: { from: 1, to: 5 },
      bands: [
        { name: '10th percentile or below', from: 0 },
        { name: 'above 10th percentile', from: 4 },
      ],
      cutOff: 3,
      cite: gustafsson,
    },
  ],
}

/**
 * None is entered as published. Each is computed of two samples, since no sample was found with both figures, and names
 * them; of two SDs the larger is used, since a clinical group varies more.
 */
function change(
  informant: Informant,
  form: string,
  population: string,
  rule: { sd: number; reliability: number; at: string },
): NormSet {
  const row: ChangeRow = {
    scale: 'total',
    informant,
    rule: { by: 'computed', sd: rule.sd, reliability: rule.reliability, confidence: 0.95 },
    cite: { source: 'change', at: rule.at, grade: 'derived' },
  }
  return {
    id: `sdq-change-${informant}`,
    instrument: 'sdq',
    title: 'SDQ total, reliable change computed',
    population,
    year: 2026,
    forms: both(form),
    sources: { change: { reference: `Computed by this project: ${rule.at}.` } },
    limits: [],
    changes: [row],
  }
}

const changes: readonly NormSet[] = [
  change('parent', 'sdq-p4-17', 'SD of 66 psychiatric outpatients, alpha of Dutch children of 12 to 14 years', {
    sd: 6.91,
    reliability: 0.77,
    at: 'SD 6.91 of 66 psychiatric outpatients (IJPBS 68152), alpha .77 of Dutch children of 12–14 years (PMC9004049)',
  }),
  change('self', 'sdq-s11-17', 'SD of Norwegian boys, alpha of another sample', {
    sd: 6.1,
    reliability: 0.74,
    at: 'SD 6.1 of Norwegian boys, alpha .74 of another sample',
  }),
  change('teacher', 'sdq-t4-17', 'SD and alpha of Dutch samples', {
    sd: 5.2,
    reliability: 0.8,
    at: 'SD 5.2 and alpha .80 of Dutch samples',
  }),
]

export const sdqNorms: readonly NormSet[] = [
  threeBand,
  fourBand,
  fourBandYounger,
  preschoolTeachers,
  ...nearNorms,
  ...changes,
]
