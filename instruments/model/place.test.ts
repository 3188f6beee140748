import { describe, expect, it } from 'vitest'
import { type Form, formById, type Limits, type NormSet, type Scored } from '../index.ts'
import { place, tablesFor } from './place.ts'

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
  expect(at(10, { bands, clinicalFrom: 3, sex: 'f' }).placements).toEqual([
    {
      norms: { id: 'own', title: 'Own', population: 'Our town', year: 2025 },
      sex: 'f',
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

it('a table is asked only about the forms that it was made for', () => {
  expect(tablesFor(form, [table({})])).toHaveLength(1)
  expect(tablesFor({ id: 'sdq-t4-17' }, [table({})])).toEqual([])
})
