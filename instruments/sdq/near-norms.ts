/**
 * SDQ's limits of populations nearer than the British: parents' form, by age and sex. From a value up, 80th and 90th
 * percentile (down, 20th and 10th, for prosocial). Means of Dutch young people make no band and stand beside a score.
 */
import type { Cite, Informant, Sex } from '../model/definition.ts'
import type { Ages, Band, Limits, Mean, NormSet } from '../model/norms.ts'

type BySex = Exclude<Sex, 'x'>
/** Where borderline and abnormal begin; where the two are one there is no borderline band. */
type Begins = readonly [borderline: number, abnormal: number]
type Printed = Readonly<Record<string, { readonly m: Begins; readonly f: Begins }>>

const PARENT_4_17 = ['sdq-p4-17', 'sdq-p4-17-followup']
const SEXES = ['m', 'f'] as const
const at = (age: number): Ages => ({ from: age, to: age })

function bandsOf([borderline, abnormal]: Begins): readonly Band[] {
  const bands = [
    { name: 'normal', from: 0 },
    { name: 'borderline', from: borderline },
    { name: 'abnormal', from: abnormal },
  ]
  return borderline === abnormal ? bands.filter(({ name }) => name !== 'borderline') : bands
}

/** Prosocial is printed from a value down: what stands just above it is the next band. */
const loweredBands = ([borderline, abnormal]: Begins): readonly Band[] => [
  { name: 'abnormal', from: 0 },
  { name: 'borderline', from: abnormal + 1 },
  { name: 'normal', from: borderline + 1 },
]

function row(scale: string, begins: Begins, ages: Ages, cite: Cite, sex?: BySex): Limits {
  const lowered = scale === 'prosocial'
  return {
    scale,
    informant: 'parent',
    ages,
    ...(sex && { sex }),
    bands: lowered ? loweredBands(begins) : bandsOf(begins),
    cutOff: begins[1],
    cite,
  }
}

const rows = (printed: Printed, ages: Ages, cite: Cite): readonly Limits[] =>
  Object.entries(printed).flatMap(([scale, begins]) => SEXES.map((sex) => row(scale, begins[sex], ages, cite, sex)))

const agder2023 = {
  reference:
    'BMC Pediatr 2023, doi 10.1186/s12887-023-03837-1, table 2: 665 children of 4 and 6 years in Agder, Norway, with Danish and Swedish figures reprinted.',
  url: 'https://doi.org/10.1186/s12887-023-03837-1',
}
const table2 = (who: string, grade: Cite['grade']): Cite => ({ source: 'agder2023', at: `table 2, ${who}`, grade })

const norway: NormSet = {
  id: 'sdq-no-2023',
  instrument: 'sdq',
  title: 'SDQ, Norway',
  population: 'Children of 4 and 6 years in Agder, Norway, by parents, n = 665',
  year: 2023,
  country: 'NO',
  forms: PARENT_4_17,
  sources: { agder2023 },
  limits: [
    ...rows(
      {
        total: { m: [10, 14], f: [9, 11] },
        emotional: { m: [2, 4], f: [2, 3] },
        peer: { m: [2, 2], f: [1, 2] },
        conduct: { m: [3, 4], f: [3, 3] },
        hyperactivity: { m: [5, 6], f: [4, 5] },
        prosocial: { m: [7, 6], f: [8, 7] },
      },
      at(4),
      table2('Norway, 4 years', 'primary'),
    ),
    ...rows(
      {
        total: { m: [11, 14], f: [7, 9] },
        emotional: { m: [3, 4], f: [3, 4] },
        peer: { m: [2, 2], f: [1, 2] },
        conduct: { m: [3, 4], f: [2, 2] },
        hyperactivity: { m: [5, 6], f: [3, 4] },
        prosocial: { m: [7, 6], f: [8, 7] },
      },
      at(6),
      table2('Norway, 6 years', 'primary'),
    ),
  ],
}

const denmark: NormSet = {
  id: 'sdq-dk-5-7',
  instrument: 'sdq',
  title: 'SDQ, Denmark',
  population: 'Children of 5 to 7 years in Denmark, by parents, as reprinted in 2023',
  year: null,
  country: 'DK',
  forms: PARENT_4_17,
  sources: { agder2023 },
  limits: rows(
    {
      total: { m: [10, 14], f: [9, 12] },
      emotional: { m: [4, 5], f: [4, 5] },
      peer: { m: [2, 3], f: [2, 3] },
      conduct: { m: [3, 4], f: [3, 4] },
      hyperactivity: { m: [5, 7], f: [4, 6] },
      prosocial: { m: [6, 5], f: [7, 6] },
    },
    { from: 5, to: 7 },
    table2('Denmark, 5–7 years, as reprinted', 'secondary'),
  ),
}

/** The totals of the reprint are left out: girls stand above boys there, against the subscales and the study's own abstract. */
const sweden: NormSet = {
  id: 'sdq-se-2020',
  instrument: 'sdq',
  title: 'SDQ, Sweden',
  population: 'Children of 4 and 5 years in Sweden, by parents, subscales only, as reprinted in 2023',
  year: 2020,
  country: 'SE',
  forms: PARENT_4_17,
  sources: { agder2023 },
  limits: [
    ...rows(
      {
        emotional: { m: [2, 3], f: [2, 3] },
        peer: { m: [2, 3], f: [1, 2] },
        conduct: { m: [4, 4], f: [3, 4] },
        hyperactivity: { m: [4, 5], f: [3, 5] },
        prosocial: { m: [6, 5], f: [7, 6] },
      },
      at(4),
      table2('Sweden (Dahlberg 2020), 4 years, as reprinted', 'secondary'),
    ),
    ...rows(
      {
        emotional: { m: [2, 3], f: [2, 3] },
        peer: { m: [2, 2], f: [1, 2] },
        conduct: { m: [3, 4], f: [3, 4] },
        hyperactivity: { m: [4, 5], f: [3, 4] },
        prosocial: { m: [7, 6], f: [8, 6] },
      },
      at(5),
      table2('Sweden (Dahlberg 2020), 5 years, as reprinted', 'secondary'),
    ),
  ],
}

const dutchGroups: readonly (readonly [ages: Ages, begins: Begins])[] = [
  [{ from: 3, to: 4 }, [8, 11]],
  [{ from: 4, to: 7 }, [11, 15]],
  [{ from: 7, to: 11 }, [11, 14]],
  [{ from: 12, to: 14 }, [9, 12]],
]

const netherlands: NormSet = {
  id: 'sdq-nl-3-14',
  instrument: 'sdq',
  title: 'SDQ total, the Netherlands',
  population: 'Children of 3 to 14 years in the Netherlands, by parents, total only, n = 3 384',
  year: null,
  country: 'NL',
  forms: PARENT_4_17,
  sources: {
    nl3384: {
      reference: 'PMC9004049, table 2: parents of 3 384 Dutch children.',
      url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9004049/',
    },
  },
  limits: dutchGroups.map(([ages, begins]) =>
    row('total', begins, ages, {
      source: 'nl3384',
      at: `table 2, ${ages.from}–${ages.to} years; printed "> ${begins[0] - 1}", so from ${begins[0]}`,
      grade: 'primary',
    }),
  ),
}

type MeanAndSd = readonly [mean: number, sd: number]
type PrintedMeans = Readonly<Record<string, { readonly m: MeanAndSd; readonly f: MeanAndSd }>>

const means = (informant: Informant, printed: PrintedMeans): readonly Mean[] =>
  Object.entries(printed).flatMap(([scale, figures]) =>
    SEXES.map((sex) => ({
      scale,
      informant,
      sex,
      ages: { from: 12, to: 17 },
      mean: figures[sex][0],
      sd: figures[sex][1],
      cite: { source: 'nl12to17', at: 'table 2', grade: 'primary' } as const,
    })),
  )

const dutchMeans: NormSet = {
  id: 'sdq-nl-12-17',
  instrument: 'sdq',
  title: 'SDQ means, the Netherlands',
  population: 'Young people of 12 to 17 years in the Netherlands: 993 themselves, 736 parents',
  year: null,
  country: 'NL',
  forms: [...PARENT_4_17, 'sdq-s11-17', 'sdq-s11-17-followup'],
  sources: {
    nl12to17: {
      reference: 'PMC8764849, table 2: 993 Dutch young people and 736 parents.',
      url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8764849/',
    },
  },
  limits: [],
  means: [
    ...means('self', {
      total: { m: [8.5, 4.9], f: [8.7, 5.1] },
      emotional: { m: [1.7, 1.8], f: [2.8, 2.3] },
      conduct: { m: [1.5, 1.4], f: [1.2, 1.1] },
      hyperactivity: { m: [3.8, 2.4], f: [3.5, 2.4] },
      peer: { m: [1.4, 1.6], f: [1.3, 1.5] },
      prosocial: { m: [7.7, 1.7], f: [8.4, 1.4] },
      internalising: { m: [3.1, 2.8], f: [4.1, 3.2] },
      externalising: { m: [5.4, 3.2], f: [4.7, 3.1] },
    }),
    ...means('parent', {
      total: { m: [7.8, 5.8], f: [6.3, 5.3] },
      emotional: { m: [1.7, 2.1], f: [2.0, 2.1] },
      conduct: { m: [1.0, 1.5], f: [0.9, 1.2] },
      hyperactivity: { m: [3.3, 2.6], f: [2.1, 2.3] },
      peer: { m: [1.7, 1.8], f: [1.3, 1.7] },
      prosocial: { m: [8.1, 1.9], f: [8.5, 1.8] },
      internalising: { m: [3.4, 3.3], f: [3.3, 3.4] },
      externalising: { m: [4.4, 3.5], f: [3.0, 3.0] },
    }),
  ],
}

/** The nearest first. */
export const nearNorms: readonly NormSet[] = [sweden, norway, denmark, netherlands, dutchMeans]
