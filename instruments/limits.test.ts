/** Every row of every table of limits, written here as it is printed and asked of the scoring value by value. */
import { describe, expect, it } from 'vitest'
import { type Form, formById, type Grade, meansFor, normSets, type Person, type Sex } from './index.ts'
import { place, tablesFor } from './model/place.ts'

const form = (id: string) => formById(id) as Form

function bandAt(formId: string, setId: string, scale: string, value: number, person: Person) {
  const sets = tablesFor(form(formId), normSets).filter((set) => set.id === setId)
  const higherIs = form(formId).scales[scale]?.higherIs ?? 'worse'
  return place(form(formId), scale, { value, higherIs }, person, sets).placements
}

/** `0–13 / 14–16 / 17–40`, read from left to right: the first is the best. */
function ranges(printed: string) {
  return printed.split(' / ').map((range) => {
    const [from = 0, to = from] = range.replace('+', '–10').split('–').map(Number)
    return { from, to }
  })
}

const SDQ_SCALES = ['total', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact']

const THREE = {
  names: ['normal', 'borderline', 'abnormal'],
  'sdq-p4-17': `0–13 / 14–16 / 17–40
    0–3 / 4 / 5–10
    0–2 / 3 / 4–10
    0–5 / 6 / 7–10
    0–2 / 3 / 4–10
    6–10 / 5 / 0–4
    0 / 1 / 2+`,
  'sdq-t4-17': `0–11 / 12–15 / 16–40
    0–4 / 5 / 6–10
    0–2 / 3 / 4–10
    0–5 / 6 / 7–10
    0–3 / 4 / 5–10
    6–10 / 5 / 0–4
    0 / 1 / 2+`,
  'sdq-s11-17': `0–15 / 16–19 / 20–40
    0–5 / 6 / 7–10
    0–3 / 4 / 5–10
    0–5 / 6 / 7–10
    0–3 / 4–5 / 6–10
    6–10 / 5 / 0–4
    0 / 1 / 2+`,
}

const FOUR = {
  names: ['close to average', 'slightly raised', 'high', 'very high'],
  lowered: ['close to average', 'slightly lowered', 'low', 'very low'],
  'sdq-p4-17': `0–13 / 14–16 / 17–19 / 20–40
    0–3 / 4 / 5–6 / 7–10
    0–2 / 3 / 4–5 / 6–10
    0–5 / 6–7 / 8 / 9–10
    0–2 / 3 / 4 / 5–10
    8–10 / 7 / 6 / 0–5
    0 / 1 / 2 / 3–10`,
  'sdq-t4-17': `0–11 / 12–15 / 16–18 / 19–40
    0–3 / 4 / 5 / 6–10
    0–2 / 3 / 4 / 5–10
    0–5 / 6–7 / 8 / 9–10
    0–2 / 3–4 / 5 / 6–10
    6–10 / 5 / 4 / 0–3
    0 / 1 / 2 / 3–6`,
  'sdq-s11-17': `0–14 / 15–17 / 18–19 / 20–40
    0–4 / 5 / 6 / 7–10
    0–3 / 4 / 5 / 6–10
    0–5 / 6 / 7 / 8–10
    0–2 / 3 / 4 / 5–10
    7–10 / 6 / 5 / 0–4
    0 / 1 / 2 / 3–10`,
  'sdq-p2-4': `0–12 / 13–15 / 16–18 / 19–40
    0–2 / 3 / 4 / 5–10
    0–3 / 4 / 5 / 6–10
    0–5 / 6 / 7 / 8–10
    0–2 / 3 / 4 / 5–10
    7–10 / 6 / 5 / 0–4`,
}

type Row = readonly [form: string, scale: string, printed: string]
const rows = (table: Readonly<Record<string, unknown>>): readonly Row[] =>
  Object.entries(table)
    .filter(([id]) => id.startsWith('sdq'))
    .flatMap(([id, text]) =>
      String(text)
        .split('\n')
        .map((line, at) => [id, SDQ_SCALES[at] ?? '', line.trim()] as const),
    )

describe('SDQ', () => {
  const anybody: Person = { age: null, sex: 'x' }

  it.each(rows(THREE))('%s %s has three bands, %s', (id, scale, printed) => {
    for (const followup of ['', '-followup'])
      for (const [at, { from, to }] of ranges(printed).entries())
        for (let value = from; value <= to; value += 1) {
          const found = bandAt(id + followup, 'sdq-three-band', scale, value, anybody)
          expect(found.map(({ band, clinical }) => [value, band.name, clinical])).toEqual([
            [value, THREE.names[at], at === 2],
          ])
        }
  })

  it.each(rows(FOUR))('%s %s has four bands, %s', (id, scale, printed) => {
    const set = id === 'sdq-p2-4' ? 'sdq-four-band-2-4' : 'sdq-four-band'
    const names = scale === 'prosocial' ? FOUR.lowered : FOUR.names
    for (const followup of ['', '-followup'])
      for (const [at, { from, to }] of ranges(printed).entries())
        for (let value = from; value <= to; value += 1) {
          const found = bandAt(id + followup, set, scale, value, anybody)
          expect(found.map(({ band, clinical }) => [value, band.name, clinical])).toEqual([[value, names[at], null]])
        }
  })

  it.each([
    ['total', 12, 'worse'],
    ['hyperactivity', 5, 'worse'],
    ['emotional', 3, 'worse'],
    ['conduct', 4, 'worse'],
    ['peer', 4, 'worse'],
    ['prosocial', 3, 'better'],
  ] as const)('Swedish preschool teachers: %s %d is at the percentile', (scale, limit, higherIs) => {
    const outside = higherIs === 'worse' ? limit - 1 : limit + 1
    const at = (value: number) => bandAt('sdq-t2-4', 'sdq-se-preschool-2017', scale, value, anybody)[0]
    expect(at(limit)?.clinical).toBe(true)
    expect(at(outside)?.clinical).toBe(false)
    expect(at(limit)?.band.name).toBe(higherIs === 'worse' ? '90th percentile or above' : '10th percentile or below')
    expect(at(outside)?.band.name).toBe(higherIs === 'worse' ? 'below 90th percentile' : 'above 10th percentile')
  })

  const grades: readonly (readonly [string, string, Grade, Grade])[] = [
    ['sdq-three-band', 'sdq-p4-17', 'secondary', 'secondary'],
    ['sdq-three-band', 'sdq-t4-17', 'secondary', 'secondary'],
    ['sdq-three-band', 'sdq-s11-17', 'secondary', 'secondary'],
    ['sdq-four-band', 'sdq-p4-17', 'secondary', 'recalled'],
    ['sdq-four-band', 'sdq-t4-17', 'secondary', 'recalled'],
    ['sdq-four-band', 'sdq-s11-17', 'recalled', 'recalled'],
  ]
  it.each(grades)('%s for %s is graded %s, and impact %s', (set, id, grade, impact) => {
    for (const scale of SDQ_SCALES) {
      const expected = scale === 'impact' ? impact : grade
      expect(bandAt(id, set, scale, 0, anybody).map(({ cite }) => cite.grade)).toEqual([expected])
    }
  })

  it.each([
    ['sdq-p4-17', 3, []],
    ['sdq-p4-17', 4, ['normal']],
    ['sdq-p4-17', 17, ['normal']],
    ['sdq-p4-17', 18, []],
    ['sdq-s11-17', 10, []],
    ['sdq-s11-17', 11, ['normal']],
  ] as const)('%s at the age of %d: %j', (id, age, expected) => {
    expect(bandAt(id, 'sdq-three-band', 'total', 0, { age, sex: 'f' }).map(({ band }) => band.name)).toEqual(expected)
  })
})

/** `10/14 | 9/11`, boys and girls: lower bounds of borderline and abnormal, from there down for prosocial. As `facts/sdq.md` prints them. */
const NEAR: Readonly<Record<string, readonly [set: string, age: number, printed: Readonly<Record<string, string>>]>> = {
  'Norway at 4': [
    'sdq-no-2023',
    4,
    {
      total: '10/14 | 9/11',
      emotional: '2/4 | 2/3',
      peer: '2/2 | 1/2',
      conduct: '3/4 | 3/3',
      hyperactivity: '5/6 | 4/5',
      prosocial: '7/6 | 8/7',
    },
  ],
  'Norway at 6': [
    'sdq-no-2023',
    6,
    {
      total: '11/14 | 7/9',
      emotional: '3/4 | 3/4',
      peer: '2/2 | 1/2',
      conduct: '3/4 | 2/2',
      hyperactivity: '5/6 | 3/4',
      prosocial: '7/6 | 8/7',
    },
  ],
  'Denmark at 5 to 7': [
    'sdq-dk-5-7',
    5,
    {
      total: '10/14 | 9/12',
      emotional: '4/5 | 4/5',
      peer: '2/3 | 2/3',
      conduct: '3/4 | 3/4',
      hyperactivity: '5/7 | 4/6',
      prosocial: '6/5 | 7/6',
    },
  ],
  'Sweden at 4': [
    'sdq-se-2020',
    4,
    {
      emotional: '2/3 | 2/3',
      peer: '2/3 | 1/2',
      conduct: '4/4 | 3/4',
      hyperactivity: '4/5 | 3/5',
      prosocial: '6/5 | 7/6',
    },
  ],
  'Sweden at 5': [
    'sdq-se-2020',
    5,
    {
      emotional: '2/3 | 2/3',
      peer: '2/2 | 1/2',
      conduct: '3/4 | 3/4',
      hyperactivity: '4/5 | 3/4',
      prosocial: '7/6 | 8/6',
    },
  ],
}

describe('SDQ’s nearer populations, parents’ form', () => {
  const printed = Object.entries(NEAR).flatMap(([name, [set, age, table]]) =>
    Object.entries(table).flatMap(([scale, cell]) =>
      cell.split(' | ').map((begins, at) => [name, scale, at === 0 ? 'm' : 'f', begins, set, age] as const),
    ),
  )

  it.each(printed)('%s, %s, %s: %s', (_, scale, sex, begins, set, age) => {
    const [borderline = 0, abnormal = 0] = begins.split('/').map(Number)
    const past = (value: number, limit: number) => (scale === 'prosocial' ? value <= limit : value >= limit)
    for (const followup of ['', '-followup'])
      for (let value = 0; value <= (scale === 'total' ? 40 : 10); value += 1) {
        const band = past(value, abnormal) ? 'abnormal' : past(value, borderline) ? 'borderline' : 'normal'
        const found = bandAt(`sdq-p4-17${followup}`, set, scale, value, { age, sex })
        expect(found.map((one) => [value, one.band.name, one.clinical])).toEqual([[value, band, past(value, abnormal)]])
      }
  })

  it.each([
    ['sdq-no-2023', [4, 6]],
    ['sdq-dk-5-7', [5, 6, 7]],
    ['sdq-se-2020', [4, 5]],
  ] as const)('%s holds at %j and at no other age', (set, ages) => {
    for (let age = 2; age <= 18; age += 1)
      expect([age, bandAt('sdq-p4-17', set, 'peer', 0, { age, sex: 'f' }).length]).toEqual([
        age,
        ages.some((one) => one === age) ? 1 : 0,
      ])
  })

  it('leaves out the Swedish totals, which are doubtful', () => {
    for (const age of [4, 5]) expect(bandAt('sdq-p4-17', 'sdq-se-2020', 'total', 0, { age, sex: 'x' })).toEqual([])
  })

  // 3–4 y 8 / 11 · 4–7 y 11 / 15 · 7–11 y 11 / 14 · 12–14 y 9 / 12; ages 4 and 7 stand in two groups.
  it.each([
    [3, [[8, 11]]],
    [
      4,
      [
        [8, 11],
        [11, 15],
      ],
    ],
    [5, [[11, 15]]],
    [
      7,
      [
        [11, 15],
        [11, 14],
      ],
    ],
    [8, [[11, 14]]],
    [11, [[11, 14]]],
    [12, [[9, 12]]],
    [14, [[9, 12]]],
    [15, []],
  ] as const)('Dutch totals at %d', (age, groups) => {
    const found = bandAt('sdq-p4-17', 'sdq-nl-3-14', 'total', 0, { age, sex: 'm' })
    expect(found.map(({ bands }) => bands.slice(1).map(({ from }) => from))).toEqual(groups)
    expect(found.map(({ ages }) => ages !== null)).toEqual(groups.map(() => groups.length > 1))
  })

  it.each([
    ['sdq-no-2023', 'NO', 2023, 'primary'],
    ['sdq-dk-5-7', 'DK', null, 'secondary'],
    ['sdq-se-2020', 'SE', 2020, 'secondary'],
    ['sdq-nl-3-14', 'NL', null, 'primary'],
  ] as const)('%s says its country, year and grade', (id, country, year, grade) => {
    const set = normSets.find((one) => one.id === id)
    expect([set?.country, set?.year]).toEqual([country, year])
    expect(new Set(set?.limits.map(({ cite }) => cite.grade))).toEqual(new Set([grade]))
  })

  const means = {
    self: `8.5 (4.9) | 8.7 (5.1)
      1.7 (1.8) | 2.8 (2.3)
      1.5 (1.4) | 1.2 (1.1)
      3.8 (2.4) | 3.5 (2.4)
      1.4 (1.6) | 1.3 (1.5)
      7.7 (1.7) | 8.4 (1.4)
      3.1 (2.8) | 4.1 (3.2)
      5.4 (3.2) | 4.7 (3.1)`,
    parent: `7.8 (5.8) | 6.3 (5.3)
      1.7 (2.1) | 2.0 (2.1)
      1.0 (1.5) | 0.9 (1.2)
      3.3 (2.6) | 2.1 (2.3)
      1.7 (1.8) | 1.3 (1.7)
      8.1 (1.9) | 8.5 (1.8)
      3.4 (3.3) | 3.3 (3.4)
      4.4 (3.5) | 3.0 (3.0)`,
  }
  const meanRows = Object.entries(means).flatMap(([informant, text]) =>
    text.split('\n').flatMap((line, at) =>
      line
        .trim()
        .split(' | ')
        .map(
          (cell, sex) =>
            [
              informant === 'self' ? 'sdq-s11-17' : 'sdq-p4-17',
              ['total', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'internalising', 'externalising'][
                at
              ] ?? '',
              sex === 0 ? 'm' : 'f',
              cell,
            ] as const,
        ),
    ),
  )

  it.each(meanRows)(
    'Dutch mean of %s %s, %s: %s, beside a score from 12 to 17 and never a band',
    (id, scale, sex, cell) => {
      const beside = (age: number) => meansFor(form(id), scale, { age, sex }, normSets).map(({ row }) => row)
      for (const age of [12, 17])
        expect(beside(age).map(({ mean, sd }) => `${mean.toFixed(1)} (${sd.toFixed(1)})`)).toEqual([cell])
      expect([...beside(11), ...beside(18)]).toEqual([])
      expect(bandAt(id, 'sdq-nl-12-17', scale, 5, { age: 14, sex })).toEqual([])
    },
  )
})

describe('CORE', () => {
  const limit = (id: string, set: string, scale: string, value: number, age: number | null, sex: Sex) =>
    bandAt(id, set, scale, value, { age, sex }).map(({ clinical }) => clinical)

  const core: readonly (readonly [set: string, scale: string, men: number, women: number])[] = [
    ['core-om-uk-2002', 'all', 1.19, 1.29],
    ['core-om-uk-2002', 'clinical', 11.9, 12.9],
    ['core-om-uk-2002', 'wellbeing', 1.37, 1.77],
    ['core-om-uk-2002', 'problems', 1.44, 1.62],
    ['core-om-uk-2002', 'functioning', 1.29, 1.3],
    ['core-om-uk-2002', 'risk', 0.43, 0.31],
    ['core-om-uk-2002', 'nonrisk', 1.36, 1.5],
    ['core-om-uk-2007', 'clinical', 10, 10],
    ['core-om-uk-2007', 'all', 1, 1],
    ['core-om-se-2013', 'all', 1.2, 1.26],
    ['core-om-se-2013', 'clinical', 12, 12.6],
    ['core-om-corewebb', 'clinical', 10, 10],
    ['core-om-corewebb', 'all', 1, 1],
    ['core-om-corewebb', 'risk', 0.4, 0.3],
    ['core-om-corewebb', 'wellbeing', 1.4, 1.8],
    ['core-om-corewebb', 'problems', 1.4, 1.6],
    ['core-om-corewebb', 'functioning', 1.3, 1.3],
  ]
  it.each(core)('%s, %s: clinical from %d for men and %d for women', (set, scale, men, women) => {
    for (const [sex, from] of [
      ['m', men],
      ['f', women],
    ] as const) {
      expect(limit('core-om', set, scale, from, 20, sex)).toEqual([true])
      expect(limit('core-om', set, scale, from - 0.001, 20, sex)).toEqual([false])
    }
  })

  it('gives both limits, and picks none, where sex is other or unstated', () => {
    const both = bandAt('core-om', 'core-om-uk-2002', 'all', 1.2, { age: 20, sex: 'x' })
    expect(both.map(({ sex, clinical }) => [sex, clinical])).toEqual([
      ['m', true],
      ['f', false],
    ])
  })

  const named: readonly (readonly [set: string, form: string, scale: string, value: number, band: string])[] = [
    ['core-om-corewebb', 'core-om', 'clinical', 9.99, 'little distress'],
    ['core-om-corewebb', 'core-om', 'clinical', 10, 'border zone'],
    ['core-om-corewebb', 'core-om', 'clinical', 13.99, 'border zone'],
    ['core-om-corewebb', 'core-om', 'clinical', 14, 'much distress'],
    ['core-om-corewebb', 'core-om', 'all', 0.99, 'little distress'],
    ['core-om-corewebb', 'core-om', 'all', 1, 'border zone'],
    ['core-om-corewebb', 'core-om', 'all', 1.4, 'much distress'],
    ['core-om-se-2013', 'core-om', 'all', 0.99, 'below the cut-off'],
    ['core-om-se-2013', 'core-om', 'all', 1, 'grey zone'],
    ['core-om-se-2013', 'core-om', 'all', 1.26, 'at or past the cut-off'],
    ['core-om-se-2013', 'core-om', 'clinical', 9.9, 'below the cut-off'],
    ['core-om-se-2013', 'core-om', 'clinical', 10, 'grey zone'],
    ['core-om-uk-2007', 'core-om', 'clinical', 9.9, 'below the cut-off'],
    ['core-om-uk-2007', 'core-om', 'clinical', 10, 'at or past the cut-off'],
    // half-open: [0,6) [6,10) [10,15) [15,20) [20,25) [25,40]
    ...levels('core-om-severity', 'core-om', [0, 6, 10, 15, 20, 25], 40),
    // 0–5 / 6–10 / 11–14 / 15–19 / 20–24 / 25–40
    ...levels('core-10-distress', 'core-10', [0, 6, 11, 15, 20, 25], 40),
    ['core-10-distress', 'core-10', 'mean', 1.09, 'low'],
    ['core-10-distress', 'core-10', 'mean', 1.1, 'mild'],
    ['core-10-depression', 'core-10', 'clinical', 12.9, 'below the cut-off'],
    ['core-10-depression', 'core-10', 'clinical', 13, 'at or past the cut-off'],
  ]
  it.each(named)('%s, %s %s %d: %s', (set, id, scale, value, band) => {
    expect(bandAt(id, set, scale, value, { age: 20, sex: 'f' }).map((placement) => placement.band.name)).toEqual([band])
  })

  it.each([
    ['core-10-distress', 'clinical', 11],
    ['core-10-distress', 'mean', 1.1],
    ['core-10-depression', 'clinical', 13],
  ] as const)('%s, %s: clinical from %d', (set, scale, from) => {
    expect(limit('core-10', set, scale, from, 20, 'm')).toEqual([true])
    expect(limit('core-10', set, scale, from - 0.01, 20, 'm')).toEqual([false])
  })

  const young = [
    ['m', 11, 13, 1.03, 10.3],
    ['m', 14, 16, 1.41, 14.1],
    ['f', 11, 13, 1.44, 14.4],
    ['f', 14, 16, 1.59, 15.9],
  ] as const
  it.each(young)('YP-CORE, %s %d–%d: clinical from %d, or %d times ten', (sex, youngest, oldest, mean, clinical) => {
    for (const age of [youngest, oldest])
      for (const [scale, from] of [
        ['mean', mean],
        ['clinical', clinical],
      ] as const) {
        expect(limit('yp-core', 'yp-core-twigg-2016', scale, from, age, sex)).toEqual([true])
        expect(limit('yp-core', 'yp-core-twigg-2016', scale, from - 0.001, age, sex)).toEqual([false])
        expect(bandAt('yp-core', 'yp-core-twigg-2016', scale, from, { age, sex })[0]?.band.name).toBe(
          'at or past the cut-off',
        )
      }
  })

  // Boys 11–16 1.0 1.0 1.0 1.3 1.4 1.5; girls 1.1 1.5 1.4 1.6 1.6 1.5.
  it.each([
    ['m', [1, 1, 1, 1.3, 1.4, 1.5]],
    ['f', [1.1, 1.5, 1.4, 1.6, 1.6, 1.5]],
  ] as const)('YP-CORE’s newer limits, %s from 11 to 16: %j', (sex, limits) => {
    for (const [at, mean] of limits.entries())
      for (const [scale, from] of [
        ['mean', mean],
        ['clinical', Math.round(mean * 10)],
      ] as const) {
        expect(limit('yp-core', 'yp-core-blackshaw', scale, from, 11 + at, sex)).toEqual([true])
        expect(limit('yp-core', 'yp-core-blackshaw', scale, from - 0.001, 11 + at, sex)).toEqual([false])
      }
  })

  it.each([
    ['core-om', 'core-om-corewebb', 'clinical', 16],
    ['core-om', 'core-om-uk-2002', 'clinical', 18],
    ['core-om', 'core-om-uk-2007', 'clinical', 18],
    ['core-om', 'core-om-se-2013', 'clinical', 18],
    ['core-om', 'core-om-severity', 'clinical', 18],
    ['core-10', 'core-10-distress', 'clinical', 17],
    ['core-10', 'core-10-depression', 'clinical', 17],
  ] as const)('%s by %s, %s, places nobody below %d', (id, set, scale, from) => {
    expect(limit(id, set, scale, 20, from - 1, 'f')).toEqual([])
    expect(limit(id, set, scale, 20, from, 'f')).toHaveLength(1)
  })

  it('has no limit for a YP-CORE of unknown age, or outside 11–16, and says which', () => {
    const why = (age: number | null) =>
      place(
        form('yp-core'),
        'mean',
        { value: 2, higherIs: 'worse' },
        { age, sex: 'f' },
        tablesFor(form('yp-core'), normSets),
      ).unplaced
    expect([why(null), why(10), why(17), why(12)]).toEqual(['age-unknown', 'outside-ages', 'outside-ages', null])
  })
})

/** The names of the severity levels, each at its first value and just before the next. */
function levels(set: string, id: string, froms: readonly number[], top: number) {
  const names = ['healthy', 'low', 'mild', 'moderate', 'moderate-severe', 'severe']
  return froms.flatMap((from, at) => [
    [set, id, 'clinical', from, names[at] ?? ''] as const,
    [set, id, 'clinical', (froms[at + 1] ?? top + 0.01) - 0.01, names[at] ?? ''] as const,
  ])
}

describe('C-GAS', () => {
  const at = (set: string, value: number) =>
    bandAt('cgas', set, 'score', value, { age: 10, sex: 'm' }).map(({ band, clinical }) => [band.name, clinical])

  it.each([
    ['cgas-bird-1990', 60, 'definite case', true],
    ['cgas-bird-1990', 61, 'probable case', true],
    ['cgas-bird-1990', 70, 'probable case', true],
    ['cgas-bird-1990', 71, 'probable non-case', false],
    ['cgas-shaffer-1983', 69, 'below usual functioning', true],
    ['cgas-shaffer-1983', 70, 'usual functioning', false],
  ] as const)('%s: %d is %s, clinical %s', (set, value, band, clinical) => {
    expect(at(set, value)).toEqual([[band, clinical]])
  })

  it.each([
    ['cgas-bird-1990', 4, 16],
    ['cgas-shaffer-1983', 4, 17],
    ['cgas-bands', 4, 17],
  ] as const)('%s places from %d to %d years, and nobody else', (set, from, to) => {
    const found = (age: number | null) => bandAt('cgas', set, 'score', 50, { age, sex: 'x' }).length
    expect([found(from - 1), found(from), found(to), found(to + 1)]).toEqual([0, 1, 1, 0])
  })

  it('has ten bands of ten', () => {
    for (let value = 1; value <= 100; value += 1) {
      const from = Math.floor((value - 1) / 10) * 10 + 1
      expect(at('cgas-bands', value)).toEqual([[`${from}–${from + 9}`, null]])
    }
  })
})
