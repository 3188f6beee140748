import { describe, expect, it } from 'vitest'
import { type Answers, type Form, formById, type Scored, score } from '../index.ts'
import { defineForm } from './definition.ts'
import { scoreForm } from './score.ts'

describe('what the real forms do not meet', () => {
  const cite = { source: 'm', at: 'p. 1', grade: 'own' } as const
  const made = defineForm({
    id: 'made',
    instrument: 'made',
    revision: 3,
    title: 'Made',
    informant: 'self',
    ages: { from: 0, to: 120 },
    period: 'now',
    occasion: 'any',
    sources: { m: { reference: 'made for this test' } },
    items: {
      a: { kind: 'choice', worth: [0, 1, 2] },
      b: { kind: 'choice', worth: [5, 3, 1] },
      n: { kind: 'number', from: -10, to: 10 },
    },
    scales: {
      zeroed: { items: ['a', 'b'], combine: 'mean', higherIs: 'worse', missing: { allow: 1, by: 'zero', cite }, cite },
      tripled: {
        items: ['a', 'b'],
        combine: 'sum',
        times: 3,
        higherIs: 'worse',
        missing: { allow: 1, by: 'person-mean', cite },
        cite,
      },
      rounded: {
        items: ['a', 'b'],
        combine: 'mean',
        round: 'half-up',
        higherIs: 'worse',
        missing: { allow: 0, cite },
        cite,
      },
      written: { items: ['n', 'a'], combine: 'sum', higherIs: 'better', missing: { allow: 0, cite }, cite },
      exactly: {
        items: ['a', 'b'],
        combine: 'mean',
        higherIs: 'worse',
        missing: { allow: 2, by: 'person-mean', cite },
        cite,
      },
      turned: { scales: ['zeroed', 'tripled'], higherIs: 'worse', cite },
      both: { scales: ['tripled', 'zeroed'], higherIs: 'worse', cite },
    },
    review: ['b', 'n'],
  })
  const scales = (answers: Answers<'a' | 'b' | 'n'>) => scoreForm(made, answers, { age: null, sex: 'x' }, []).scales

  it('a blank that stands as nothing is counted in a mean, and is not called prorated', () => {
    expect(scales({ a: 2, b: null, n: 0 }).zeroed).toMatchObject({
      value: 1,
      exact: { sum: 2, over: 2 },
      prorated: false,
    }) // (2 + 0)/2
  })
  it('a sum may be multiplied, prorated or not', () => {
    expect(scales({ a: 2, b: 1, n: 0 }).tripled).toMatchObject({
      value: 15,
      exact: { sum: 15, over: 1 },
      prorated: false,
    }) // 3·(2 + 3)
    expect(scales({ a: 2, b: null, n: 0 }).tripled).toMatchObject({
      value: 12,
      exact: { sum: 12, over: 1 },
      prorated: true,
    }) // 3·2/1·2
    expect(scales({ a: 0, b: 0, n: 0 }).tripled.range).toEqual({ from: 3, to: 21 }) // 3·(0 + 1) to 3·(2 + 5)
  })
  it('a mean may be rounded, half up', () => {
    expect(scales({ a: 0, b: 1, n: 0 }).rounded).toMatchObject({ value: 2 }) // 3/2 = 1.5
    expect(scales({ a: 1, b: 1, n: 0 }).rounded).toMatchObject({ value: 2 }) // 4/2
    expect(scales({ a: 1, b: 1, n: 0 }).rounded.range).toEqual({ from: 0.5, to: 3.5 })
  })
  it('a written number counts as itself, below 0 too', () => {
    expect(scales({ a: 1, b: 0, n: -10 }).written).toMatchObject({
      value: -9,
      higherIs: 'better',
      range: { from: -10, to: 12 },
    })
  })
  it('fractions are added as fractions', () => {
    const got = scales({ a: 2, b: null, n: 0 }).both // 12/1 + 2/2
    expect(got).toMatchObject({
      value: 13,
      prorated: true,
      of: 4,
      answered: 2,
      blank: ['b', 'b'],
      range: { from: 3.5, to: 24.5 },
    })
    expect(scales({ a: null, b: null, n: 0 }).both).toMatchObject({
      kind: 'not-scored',
      reason: 'part-missing',
      allow: 0,
      parts: ['tripled', 'zeroed'],
    })
  })
  it('whichever comes first', () => {
    expect(scales({ a: 2, b: null, n: 0 }).turned).toMatchObject({ value: 13, exact: { sum: 26, over: 2 } }) // 2/2 + 12/1
  })
  it('a sum of scales is prorated only if a part is', () => {
    expect(scales({ a: 2, b: 1, n: 0 }).both).toMatchObject({ kind: 'scored', prorated: false })
  })
  it('no answer at all is no score, however many blanks the rule bears', () => {
    expect(scales({ a: null, b: null, n: 0 }).exactly).toMatchObject({
      kind: 'not-scored',
      reason: 'too-many-blanks',
      allow: 2,
    })
  })
  it('what is worth nothing is not above 0, however it was ticked', () => {
    expect(scoreForm(made, { a: 0, b: 2, n: 0 }, { age: null, sex: 'x' }, []).review).toEqual({
      above: ['b'],
      blank: [],
    })
    expect(scoreForm(made, { a: 0, b: null, n: 3 }, { age: null, sex: 'x' }, []).review).toEqual({
      above: ['n'],
      blank: ['b'],
    })
  })
  it('a code that no reader has passed is a fault of the program', () => {
    expect(() => scales({ a: 9, b: 0, n: 0 })).toThrow('no choice 9')
  })
  it('a scale is added only after its parts', () => {
    const { both, ...rest } = made.scales
    expect(() =>
      scoreForm({ ...made, scales: { both, ...rest } }, { a: 0, b: 0, n: 0 }, { age: null, sex: 'x' }, []),
    ).toThrow('before the scale that adds it')
  })
  it('a result carries what it was made from', () => {
    const got = scoreForm(made, { a: 0, b: 0, n: 0 }, { age: null, sex: 'x' }, [])
    expect(got.form).toEqual({
      id: 'made',
      instrument: 'made',
      revision: 3,
      informant: 'self',
      period: 'now',
      occasion: 'any',
    })
    expect(got.informant).toBe('self')
    expect(got.scales.zeroed.cites).toEqual([cite, cite])
    expect(got.scales.both.cites).toEqual([cite])
    expect(got.scales.zeroed).toMatchObject({ placements: [], unplaced: 'no-norms' })
  })
})

it('cites the scale, its rule for blanks and its gate', () => {
  const form = formById('sdq-p4-17') as Form
  const answers = Object.fromEntries(Object.keys(form.items).map((item) => [item, 1]))
  const { impact, total } = score(form, answers, { age: null, sex: 'x' }).scales
  expect((impact as Scored).cites.map(({ source }) => source)).toEqual(['instructions', 'syntax', 'instructions'])
  expect(new Set((total as Scored).cites).size).toBe((total as Scored).cites.length)
})
