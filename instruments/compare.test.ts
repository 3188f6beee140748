import { describe, expect, it } from 'vitest'
import {
  type Answers,
  blankAnswers,
  type Comparison,
  compare,
  type Form,
  formById,
  itemIds,
  type NormSet,
  normSets,
  type Person,
  type Result,
  score,
} from './index.ts'

const form = (id: string) => formById(id) as Form
const person: Person = { age: 15, sex: 'f' }
const scored = (id: string, answers: Answers): Result => score(form(id), answers, person)
const all = (id: string, code: number, but: Answers = {}): Answers => ({
  ...Object.fromEntries(itemIds(form(id)).map((item) => [item, code])),
  ...but,
})
const label = (comparison: Comparison) => {
  if (!comparison.comparable) throw new Error(comparison.reason)
  const [first, ...others] = comparison.labels
  if (!first || others.length > 0) throw new Error(`${comparison.labels.length} labels`)
  return first
}

/** CORE-10 with a clinical score of exactly this: items 1, 4 and on are worth their code, 2 and 3 the other way. */
function core10(points: number): Result {
  let left = points
  const answers = Object.fromEntries(
    itemIds(form('core-10')).map((item) => {
      const worth = Math.min(left, 4)
      left -= worth
      return [item, item === 'i2' || item === 'i3' ? 4 - worth : worth]
    }),
  )
  return scored('core-10', answers)
}

describe('a published whole number', () => {
  // CORE-10: 6 counts when reached; limit 11.
  it.each([
    [20, 15, 'unchanged', 'unchanged'],
    [20, 14, 'improved', 'improved'],
    [16, 10, 'improved', 'recovered'],
    [17, 11, 'improved', 'improved'], // 11 is at the limit: still clinical
    [10, 4, 'improved', 'improved'], // began on the functional side
    [10, 16, 'deteriorated', 'deteriorated'],
    [10, 15, 'unchanged', 'unchanged'],
    [11, 5, 'improved', 'recovered'], // began at the limit: clinical
  ] as const)('from %d to %d is %s, %s', (pre, post, reliable, category) => {
    const got = label(compare('clinical', [core10(pre), core10(post)], person))
    expect(got).toMatchObject({ reliable, category, edge: 'reach', rci: 6, sdiff: null, rc: null })
  })

  it('is kept with everything that made the label', () => {
    const comparison = compare('clinical', [core10(20), core10(14)], person)
    const one = {
      id: 'core-10',
      instrument: 'core-10',
      revision: 1,
      informant: 'self',
      period: '7-days',
      occasion: 'any',
    }
    expect(comparison).toMatchObject({
      comparable: true,
      scale: 'clinical',
      pre: 20,
      post: 14,
      before: one,
      after: one,
    })
    expect(label(comparison)).toMatchObject({
      sex: null,
      rule: {
        by: 'published',
        points: 6,
        confidence: 0.9,
        norms: { id: 'core-10-distress', year: 2013 },
        cite: { source: 'barkham2013', grade: 'secondary' },
      },
      limit: { value: 11, norms: { id: 'core-10-distress' }, cite: { grade: 'secondary' } },
    })
    expect(label(comparison).z).toBeCloseTo(1.644854, 6)
  })

  it('of 5 is reached by 5 on CORE-OM, prorated or not', () => {
    // Before: 17 of 34 are 2 and 17 are 1: 51/34 · 10 = 15. After: all 1 = 34/34 · 10 = 10: exactly 5.
    const keyed = (worth: (n: number) => number) =>
      Object.fromEntries(
        itemIds(form('core-om')).map((item, at) => {
          const reversed = [3, 4, 7, 12, 19, 21, 31, 32].includes(at + 1)
          return [item, reversed ? 4 - worth(at) : worth(at)]
        }),
      )
    const before = scored(
      'core-om',
      keyed((at) => (at < 17 ? 2 : 1)),
    )
    const after = scored(
      'core-om',
      keyed(() => 1),
    )
    expect(label(compare('clinical', [before, after], person))).toMatchObject({
      rci: 5,
      reliable: 'improved',
      category: 'improved',
      limit: { value: 10, norms: { id: 'core-om-corewebb' } },
    })
    // One blank among the ones: 50/33 · 10 = 15.15 to 10 is 5.15; among the twos: 49/33 · 10 = 14.85 to 10 is 4.85.
    expect(
      label(compare('clinical', [scored('core-om', { ...keyed((at) => (at < 17 ? 2 : 1)), i34: null }), after], person))
        .reliable,
    ).toBe('improved')
    expect(
      label(compare('clinical', [scored('core-om', { ...keyed((at) => (at < 17 ? 2 : 1)), i1: null }), after], person))
        .reliable,
    ).toBe('unchanged')
  })
})

describe('a computed figure', () => {
  const cgas = (value: number) => scored('cgas', { score: value })

  // SD 10.56, ICC .74: S_diff 10.56 · √2 · √.26 = 7.614924, RCI 1.959964 · 7.614924 = 14.924977. Limit 70: at it is clinical.
  it.each([
    [48, 62, 'unchanged', 'unchanged'],
    [48, 63, 'improved', 'improved'],
    [60, 75, 'improved', 'recovered'],
    [55, 70, 'improved', 'improved'],
    [80, 65, 'deteriorated', 'deteriorated'],
    [75, 90, 'improved', 'improved'],
  ] as const)('C-GAS from %d to %d is %s, %s', (pre, post, reliable, category) => {
    const got = label(compare('score', [cgas(pre), cgas(post)], person))
    expect(got).toMatchObject({
      reliable,
      category,
      edge: 'exceed',
      rule: { sd: 10.56, reliability: 0.74, cite: { grade: 'derived' } },
    })
    expect(got.sdiff).toBeCloseTo(7.614924, 6)
    expect(got.rci).toBeCloseTo(14.924977, 6)
    expect(got.rc).toBeCloseTo((post - pre) / 7.614924, 6)
    expect(got.z).toBeCloseTo(1.959964, 6)
  })

  it.each([
    ['sdq-p4-17', 6.9],
    ['sdq-s11-17', 7.1],
    ['sdq-t4-17', 6.4],
  ] as const)('of the total of %s is %d', (id, rci) => {
    const got = label(compare('total', [scored(id, all(id, 1)), scored(id, all(id, 1))], person))
    expect(Math.round(got.rci * 10) / 10).toBe(rci)
    expect(got).toMatchObject({
      category: 'unchanged',
      rc: 0,
      edge: 'exceed',
      rule: { norms: { id: 'sdq-change' }, cite: { grade: 'derived' } },
    })
  })
})

it('an invented figure says that it is', () => {
  // SD 4, r .75: S_diff 4 · √2 · √.25 = 2.828427, RCI 5.543616
  const one = scored('ordinary-week', all('ordinary-week', 1))
  const got = label(compare('strain', [one, one], person))
  expect(got).toMatchObject({ limit: { value: 15 }, rule: { sd: 4, reliability: 0.75, cite: { grade: 'own' } } })
  expect(got.rci).toBeCloseTo(5.543616, 5)
})

describe('a printed decimal', () => {
  it.each([
    ['m', 12, 8.3, 0.83],
    ['m', 15, 8, 0.8],
    ['f', 12, 8, 0.8],
    ['f', 15, 7.4, 0.74],
  ] as const)('of YP-CORE for %s at %d is %d on the clinical scale, and must be exceeded', (sex, age, rci, onMean) => {
    const of = (points: number) => ({ ...core10(0), ...scored('yp-core', youngAnswers(points)) })
    const whole = Math.floor(rci)
    const at = (moved: number) => label(compare('clinical', [of(30), of(30 - moved)], { sex, age }))
    expect(at(whole)).toMatchObject({ rci, edge: 'exceed', reliable: 'unchanged', sex })
    expect(at(whole + 1)).toMatchObject({ rci, reliable: 'improved' })
    const mean = label(compare('mean', [of(30), of(30 - whole)], { sex, age }))
    expect(mean).toMatchObject({ rci: onMean, reliable: 'unchanged', edge: 'exceed' })
  })

  function youngAnswers(points: number): Answers {
    let left = points
    return Object.fromEntries(
      itemIds(form('yp-core')).map((item) => {
        const worth = Math.min(left, 4)
        left -= worth
        return [item, ['i3', 'i5', 'i10'].includes(item) ? 4 - worth : worth]
      }),
    )
  }

  it.each([
    ['all', 0.51],
    ['wellbeing', 1.33],
    ['problems', 0.85],
    ['functioning', 0.84],
    ['risk', 0.95],
    ['nonrisk', 0.55],
  ] as const)('of CORE-OM %s is %d in the United Kingdom 2002', (scale, rci) => {
    const one = scored('core-om', all('core-om', 2))
    expect(label(compare(scale, [one, one], person))).toMatchObject({
      rci,
      edge: 'exceed',
      sdiff: null,
      rule: { confidence: 0.95, norms: { id: 'core-om-uk-2002' } },
    })
  })
})

describe('two labels stand side by side', () => {
  it('where sex is unstated and the tables tell the sexes apart', () => {
    const one = scored('core-om', all('core-om', 2))
    const got = compare('wellbeing', [one, one], { age: 20, sex: 'x' })
    if (!got.comparable) throw new Error(got.reason)
    expect(got.labels.map(({ sex, limit }) => [sex, limit?.value])).toEqual([
      ['m', 1.4],
      ['f', 1.8],
    ])
  })

  it('each sex’s rule with the same sex’s limit', () => {
    const one = scored('yp-core', all('yp-core', 2))
    const got = compare('clinical', [one, one], { age: 12, sex: 'x' })
    if (!got.comparable) throw new Error(got.reason)
    expect(got.labels.map(({ sex, rci, limit }) => [sex, rci, limit?.value])).toEqual([
      ['m', 8.3, 10.3],
      ['f', 8, 14.4],
    ])
  })
})

describe('no label', () => {
  const why = (scale: string, a: Result, b: Result) => {
    const got = compare(scale, [a, b], person)
    return got.comparable ? 'comparable' : got.reason
  }
  const parent = scored('sdq-p4-17', all('sdq-p4-17', 1))

  it('between a form of six months and one of a month', () => {
    expect(why('total', parent, scored('sdq-p4-17-followup', all('sdq-p4-17-followup', 1)))).toBe('different-period')
  })
  it('between a parent and a teacher', () => {
    expect(why('total', parent, scored('sdq-t4-17', all('sdq-t4-17', 1)))).toBe('different-informant')
  })
  it('between two forms of one informant', () => {
    expect(why('total', scored('sdq-p2-4', all('sdq-p2-4', 1)), parent)).toBe('different-form')
  })
  it('between two revisions of one form', () => {
    expect(why('total', { ...parent, form: { ...parent.form, revision: 2 } }, parent)).toBe('different-revision')
  })
  it('on a scale that is not there', () => {
    expect(why('nothing', parent, parent)).toBe('unknown-scale')
    expect(why('toString', parent, parent)).toBe('unknown-scale')
  })
  it('on a form that is not there', () => {
    expect(why('total', { ...parent, form: { ...parent.form, id: 'gone' } }, parent)).toBe('unknown-form')
  })
  it('without a score before, or after', () => {
    const blank = scored('sdq-p4-17', blankAnswers(form('sdq-p4-17')))
    expect(why('total', blank, parent)).toBe('not-scored-before')
    expect(why('total', parent, blank)).toBe('not-scored-after')
  })
  it('when a stored result has lost the scale', () => {
    expect(why('total', { ...parent, scales: {} }, parent)).toBe('not-scored-before')
    expect(why('total', parent, { ...parent, scales: {} })).toBe('not-scored-after')
  })
  it('where no table says how large a change must be', () => {
    expect(why('emotional', parent, parent)).toBe('no-rule')
  })
})

describe('a unit’s own table', () => {
  const own: NormSet = {
    id: 'own',
    instrument: 'sdq',
    title: 'Own',
    population: 'Our town',
    year: 2025,
    forms: ['sdq-p4-17'],
    sources: { us: { reference: 'Our own' } },
    limits: [],
    changes: [
      {
        scale: 'emotional',
        informant: 'parent',
        rule: { by: 'published', points: 2, edge: 'reach', confidence: 0.95 },
        cite: { source: 'us', at: 'p. 1', grade: 'own' },
      },
    ],
  }
  const at = (code: number) => scored('sdq-p4-17', all('sdq-p4-17', code))

  it('gives labels where none were, without new code; without a limit nobody recovers', () => {
    const got = label(compare('emotional', [at(2), at(1)], person, [own])) // 10 to 5
    expect(got).toMatchObject({ category: 'improved', limit: null, rule: { norms: { id: 'own' } } })
  })

  it('stands beside the built-in ones, in the order given', () => {
    const got = label(compare('emotional', [at(2), at(0)], person, [own, ...normSets])) // 10 to 0, limit 5
    expect(got).toMatchObject({ category: 'recovered', limit: { value: 5, norms: { id: 'sdq-three-band' } } })
  })

  it('passes over a table that has no cut-off', () => {
    const fourBand = normSets.filter((set) => set.id === 'sdq-four-band')
    const got = label(compare('emotional', [at(2), at(0)], person, [own, ...fourBand, ...normSets]))
    expect(got.limit).toMatchObject({ value: 5, norms: { id: 'sdq-three-band' } })
  })

  it('may tell the sexes apart where the limit does not', () => {
    const girls = { ...own, changes: own.changes?.map((row) => ({ ...row, sex: 'f' as const })) ?? [] }
    const got = label(compare('emotional', [at(2), at(0)], person, [girls, ...normSets]))
    expect(got).toMatchObject({ sex: 'f', limit: { value: 5 } })
  })

  it('is not asked about forms that it is not for', () => {
    const teacher = scored('sdq-t4-17', all('sdq-t4-17', 1))
    expect(compare('emotional', [teacher, teacher], person, [own])).toEqual({ comparable: false, reason: 'no-rule' })
  })
})
