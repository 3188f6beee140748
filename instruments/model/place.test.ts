import { describe, expect, it } from 'vitest'
import { type Form, formById, type Limits, type NormSet, normSetsOf, type Scored } from '../index.ts'
import { place, tablesFor, underBritishAlone } from './place.ts'

const form = formById('sdq-p4-17') as Form
const score: Pick<Scored, 'value' | 'higherIs'> = { value: 3, higherIs: 'worse' }
const table = (...rows: readonly Partial<Limits>[]): NormSet => ({
  id: 'own',
  instrument: 'sdq',
  title: 'Own',
  population: 'Our town',
  year: 2025,
  forms: ['sdq-p4-17'],
  sources: { us: { reference: 'us' } },
  limits: rows.map((row) => ({
    scale: 'peer',
    informant: 'parent',
    bands: [{ name: 'all', from: 0 }],
    cite: { source: 'us', at: 'p. 1', grade: 'own' },
    ...row,
  })),
})
const at = (age: number | null, ...rows: readonly Partial<Limits>[]) =>
  place(form, 'peer', score, { age, sex: 'f' }, [table(...rows)])

describe('why there is no placement', () => {
  it('no table has the scale', () => {
    expect(at(10, { scale: 'conduct' })).toEqual({ placements: [], unplaced: 'no-norms' })
    expect(at(null, { scale: 'conduct' }).unplaced).toBe('no-norms')
    expect(place(form, 'peer', score, { age: 10, sex: 'f' }, []).unplaced).toBe('no-norms')
  })
  it('a table has it for somebody else', () => {
    expect(at(10, { informant: 'teacher' }).unplaced).toBe('no-norms')
  })
  it('the age is outside, or not known', () => {
    expect(at(10, { ages: { from: 11, to: 17 } }).unplaced).toBe('outside-ages')
    expect(at(null, { ages: { from: 5, to: 17 } }).unplaced).toBe('age-unknown')
    expect(at(null, { ages: { from: 4, to: 16 } }).unplaced).toBe('age-unknown')
  })
})

it('with the age unknown, a row holds that covers everybody the form is for', () => {
  for (const ages of [
    { from: 4, to: 17 },
    { from: 3, to: 18 },
  ])
    expect(at(null, { ages }).unplaced).toBeNull()
})

it('a placement says the table, the band among its bands, and the cut-off', () => {
  const bands = [
    { name: 'as most', from: 0 },
    { name: 'raised', from: 3 },
  ]
  expect(at(10, { bands, cutOff: 3, sex: 'f' }).placements).toEqual([
    {
      norms: { id: 'own', instrument: 'sdq', title: 'Own', population: 'Our town', year: 2025 },
      sex: 'f',
      ages: null,
      band: bands[1],
      bands,
      clinical: true,
      cutOff: 3,
      cite: { source: 'us', at: 'p. 1', grade: 'own' },
    },
  ])
  expect(at(10, { bands }).placements).toMatchObject([{ sex: null, clinical: null, cutOff: null }])
})

it('bands that begin above the score are a fault of the program: the reader refuses them', () => {
  expect(() => at(10, { bands: [{ name: 'high', from: 4 }] })).toThrow('the bands of peer begin above 3')
})

describe('where two ages are possible', () => {
  const bands = (from: number) => [
    { name: 'as most', from: 0 },
    { name: 'raised', from },
  ]
  const younger = { bands: bands(2), ages: { from: 4, to: 13 } }
  const older = { bands: bands(9), ages: { from: 14, to: 17 } }
  const said = (age: readonly [number, number], ...rows: readonly Partial<Limits>[]) =>
    place(form, 'peer', score, { age, sex: 'f' }, [table(...rows)]).placements.map(({ band, ages }) => [
      band.name,
      ages,
    ])

  it('both limits are given, each with its ages, and none is picked', () => {
    expect(said([13, 14], younger, older)).toEqual([
      ['raised', younger.ages],
      ['as most', older.ages],
    ])
  })
  it('one limit that holds for both is given once, and says no ages', () => {
    expect(said([12, 13], younger, older)).toEqual([['raised', null]])
  })
  it('a table that holds for one of them says for which', () => {
    expect(said([17, 18], older)).toEqual([['as most', older.ages]])
    expect(place(form, 'peer', score, { age: [18, 19], sex: 'f' }, [table(older)]).unplaced).toBe('outside-ages')
  })
})

describe('beside a British limit stands the nearest population whose ages fit', () => {
  const british = normSetsOf(form).filter(({ id }) => id === 'sdq-three-band')
  const near = normSetsOf(form)
  const at = (scale: string, value: number, age: number | readonly [number, number], sex: 'f' | 'm' | 'x' = 'f') => {
    const higherIs = form.scales[scale]?.higherIs ?? 'worse'
    const { placements } = place(form, scale, { value, higherIs }, { age, sex }, [...british, ...near])
    return placements.map(({ norms, sex, ages, band }) =>
      [norms.country, sex, ages && `${ages.from}–${ages.to}`, band.name].filter(Boolean).join(' '),
    )
  }

  it.each([
    // Swedish subscales before Norwegian; the Swedish totals are doubtful, so the Norwegian.
    ['emotional', 3, 4, ['GB normal', 'SE f abnormal']],
    ['total', 12, 4, ['GB normal', 'NO f abnormal']],
    ['hyperactivity', 4, 5, ['GB normal', 'SE f abnormal']],
    // At 5 no Norwegian total: the Danish.
    ['total', 12, 5, ['GB normal', 'DK f abnormal']],
    ['total', 9, 6, ['GB normal', 'NO f abnormal']],
    ['prosocial', 7, 6, ['GB normal', 'NO f abnormal']],
    ['peer', 2, 7, ['GB normal', 'DK f borderline']],
    ['total', 11, 8, ['GB normal', 'NL borderline']],
    ['total', 12, 13, ['GB normal', 'NL abnormal']],
    // Nothing nearer: Dutch have totals alone, and none from 15.
    ['peer', 2, 8, ['GB normal']],
    ['total', 12, 15, ['GB normal']],
    ['impact', 0, 6, ['GB normal']],
  ] as const)('%s %d at %d: %j', (scale, value, age, said) => {
    expect(at(scale, value, age)).toEqual(said)
  })

  it('both sexes’ where sex is unstated', () => {
    expect(at('total', 11, 6, 'x')).toEqual(['GB normal', 'NO m borderline', 'NO f abnormal'])
  })

  it('each possible age’s own nearest', () => {
    expect(at('total', 11, [6, 7])).toEqual(['GB normal', 'NO f 6–6 abnormal', 'DK f 5–7 borderline'])
    expect(at('total', 9, [3, 4])).toEqual(['GB 4–17 normal', 'NO f 4–4 borderline'])
  })

  it('a set that leads and is not British stands alone', () => {
    const norway = near.filter(({ id }) => id === 'sdq-no-2023')
    const { placements } = place(form, 'total', { value: 9, higherIs: 'worse' }, { age: 6, sex: 'f' }, [
      ...norway,
      ...near,
    ])
    expect(placements.map(({ norms }) => norms.country)).toEqual(['NO'])
  })

  it('a table that a unit loads joins by its country', () => {
    const own = { ...table({ scale: 'total', ages: { from: 10, to: 13 } }), country: 'SE' }
    const { placements } = place(form, 'total', score, { age: 12, sex: 'f' }, [...british, ...near, own])
    expect(placements.map(({ norms }) => norms.id)).toEqual(['sdq-three-band', 'own'])
  })

  it.each([
    ['total', 12, 15, true],
    ['total', 17, 15, false], // past the limit: nothing ordinary is said
    ['total', 12, 6, false], // the Norwegian stands beside it
    ['impact', 0, 6, true],
    ['total', 12, [14, 15], true], // beside it at 14 only
  ] as const)('%s %d at %j stands under a British limit alone: %s', (scale, value, age, alone) => {
    const placed = place(form, scale, { value, higherIs: 'worse' }, { age, sex: 'f' }, [...british, ...near])
    expect(underBritishAlone(placed)).toBe(alone)
  })
})

it('a table is asked only about the forms that it was made for', () => {
  expect(tablesFor(form, [table({})])).toHaveLength(1)
  expect(tablesFor({ id: 'sdq-t4-17' }, [table({})])).toEqual([])
})
