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
  twoRaters,
} from './index.ts'

const form = (id: string) => formById(id) as Form
const person: Person = { age: 18, sex: 'f' }
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
  // CORE-10: 6 counts when reached; cut-off 11.
  it.each([
    [20, 15, 'unchanged', 'unchanged'],
    [20, 14, 'improved', 'improved'],
    [16, 10, 'improved', 'recovered'],
    [17, 11, 'improved', 'improved'], // 11 is at the cutOff: still clinical
    [10, 4, 'improved', 'improved'], // began on the functional side
    [10, 16, 'deteriorated', 'deteriorated'],
    [10, 15, 'unchanged', 'unchanged'],
    [11, 5, 'improved', 'recovered'], // began at the cutOff: clinical
  ] as const)('from %d to %d is %s, %s', (first, last, reliable, category) => {
    const got = label(compare('clinical', [core10(first), core10(last)], person))
    expect(got).toMatchObject({ reliable, category, edge: 'reach', rci: 6, sdiff: null, rc: null })
  })

  it('is kept with everything that made the label', () => {
    const comparison = compare('clinical', [core10(20), core10(14)], person)
    const one = {
      id: 'core-10',
      instrument: 'core-10',
      revision: 2,
      informant: 'self',
      period: '7-days',
      occasion: 'any',
    }
    expect(comparison).toMatchObject({
      comparable: true,
      scale: 'clinical',
      first: { form: one, value: 20 },
      last: { form: one, value: 14 },
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
      cutOff: { value: 11, norms: { id: 'core-10-distress' }, cite: { grade: 'secondary' } },
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
      cutOff: { value: 10, norms: { id: 'core-om-corewebb' } },
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

describe('C-GAS', () => {
  const cgas = (value: number) => scored('cgas', { score: value })

  it('gives the difference and no label: no study of one rater twice was found', () => {
    const got = compare('score', [cgas(48), cgas(70)], { age: 10, sex: 'f' })
    expect(got).toMatchObject({
      comparable: true,
      first: { value: 48 },
      last: { value: 70 },
      labels: [],
      unlabelled: 'no-rule',
    })
  })

  it('says by how much two raters may differ: 15 points, 18 across countries', () => {
    // 1.959964 · √2 · 10.56 · √.26 = 14.924977, and with √.39: 18.279289
    expect(twoRaters.points).toBeCloseTo(14.924977, 5)
    expect(twoRaters.acrossCountries).toBeCloseTo(18.279, 3)
    expect([twoRaters.points, twoRaters.acrossCountries].map(Math.round)).toEqual([15, 18])
  })
})

describe('a computed figure', () => {
  it.each([
    ['sdq-p4-17', 9.2, 'sdq-change-parent'],
    ['sdq-s11-17', 8.6, 'sdq-change-self'],
    ['sdq-t4-17', 6.4, 'sdq-change-teacher'],
  ] as const)('of the total of %s is %d', (id, rci, set) => {
    const got = label(compare('total', [scored(id, all(id, 1)), scored(id, all(id, 1))], person))
    expect(Math.round(got.rci * 10) / 10).toBe(rci)
    expect(got).toMatchObject({
      category: 'unchanged',
      rc: 0,
      edge: 'exceed',
      rule: { norms: { id: set }, cite: { grade: 'derived' } },
    })
  })
})

it('an invented figure says that it is', () => {
  // SD 4, r .75: S_diff 4 · √2 · √.25 = 2.828427, RCI 5.543616
  const one = scored('ordinary-week', all('ordinary-week', 1))
  const got = label(compare('strain', [one, one], person))
  expect(got).toMatchObject({ cutOff: { value: 15 }, rule: { sd: 4, reliability: 0.75, cite: { grade: 'own' } } })
  expect(got.rci).toBeCloseTo(5.543616, 5)
})

describe('a printed decimal', () => {
  // Boys .83 / .80, girls .80 / .74 on the mean scale, ten times it on the clinical: reached is enough.
  it.each([
    ['m', 12, 8.3, 0.83, 8, 9],
    ['m', 15, 8, 0.8, 7, 8],
    ['f', 12, 8, 0.8, 7, 8],
    ['f', 15, 7.4, 0.74, 7, 8],
  ] as const)(
    'of YP-CORE for %s at %d is %d on the clinical scale, and counts when reached',
    (sex, age, rci, onMean, less, enough) => {
      const of = (points: number) => scored('yp-core', youngAnswers(points))
      const at = (moved: number, scale = 'clinical') => label(compare(scale, [of(30), of(30 - moved)], { sex, age }))
      expect(at(less)).toMatchObject({ rci, edge: 'reach', reliable: 'unchanged', sex })
      expect(at(enough)).toMatchObject({ rci, reliable: 'improved' })
      expect(at(less, 'mean')).toMatchObject({ rci: onMean, reliable: 'unchanged', edge: 'reach' })
      expect(at(enough, 'mean')).toMatchObject({ reliable: 'improved' })
    },
  )

  it('of YP-CORE is at 90 % by our own inference', () => {
    const one = scored('yp-core', youngAnswers(10))
    expect(label(compare('clinical', [one, one], { sex: 'm', age: 12 })).rule).toMatchObject({
      by: 'published',
      confidence: 0.9,
      inferred: true,
    })
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
    expect(got.labels.map(({ sex, cutOff }) => [sex, cutOff?.value])).toEqual([
      ['m', 1.4],
      ['f', 1.8],
    ])
  })

  it('each sex’s rule with the same sex’s cut-off', () => {
    const one = scored('yp-core', all('yp-core', 2))
    const got = compare('clinical', [one, one], { age: 12, sex: 'x' })
    if (!got.comparable) throw new Error(got.reason)
    expect(got.labels.map(({ sex, rci, cutOff }) => [sex, rci, cutOff?.value])).toEqual([
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

  it('between a follow-up form and a first form that came after it', () => {
    expect(why('total', scored('sdq-p4-17-followup', all('sdq-p4-17-followup', 1)), parent)).toBe('different-period')
  })
  it('between the first form of one version and the follow-up of another', () => {
    const younger = scored('sdq-p2-4', all('sdq-p2-4', 1))
    expect(why('total', younger, scored('sdq-p4-17-followup', all('sdq-p4-17-followup', 1)))).toBe('different-period')
  })
  it('between a parent and a teacher', () => {
    expect(why('total', parent, scored('sdq-t4-17', all('sdq-t4-17', 1)))).toBe('different-informant')
  })
  it('between two forms of one informant', () => {
    expect(why('total', scored('sdq-p2-4', all('sdq-p2-4', 1)), parent)).toBe('different-form')
  })
  it('between two revisions of one form', () => {
    expect(why('total', { ...parent, form: { ...parent.form, revision: 1 } }, parent)).toBe('different-revision')
  })
  it('on a scale that is not there', () => {
    expect(why('nothing', parent, parent)).toBe('unknown-scale')
    expect(why('toString', parent, parent)).toBe('unknown-scale')
  })
  it('on a form that is not there', () => {
    expect(why('total', { ...parent, form: { ...parent.form, id: 'gone' } }, parent)).toBe('unknown-form')
  })
  it('without a score at the first, or at the last', () => {
    const blank = scored('sdq-p4-17', blankAnswers(form('sdq-p4-17')))
    expect(why('total', blank, parent)).toBe('not-scored-first')
    expect(why('total', parent, blank)).toBe('not-scored-last')
  })
  it('when a stored result has lost the scale', () => {
    expect(why('total', { ...parent, scales: {} }, parent)).toBe('not-scored-first')
    expect(why('total', parent, { ...parent, scales: {} })).toBe('not-scored-last')
  })
  it('where no table says how large a change must be, and then the difference', () => {
    expect(compare('emotional', [parent, parent], person)).toMatchObject({
      comparable: true,
      first: { value: 5 },
      last: { value: 5 },
      labels: [],
      unlabelled: 'no-rule',
    })
  })
})

describe('a first form of SDQ and its follow-up', () => {
  const first = (informant: string, but: Answers = {}) => scored(`sdq-${informant}`, all(`sdq-${informant}`, 1, but))
  const followUp = (informant: string, code: number) =>
    scored(`sdq-${informant}-followup`, all(`sdq-${informant}-followup`, code))

  it.each(['p2-4', 't2-4', 'p4-17', 't4-17', 's11-17'])(
    'of %s give the difference, and neither label nor cut-off',
    (informant) => {
      // All 1: 5 on each of four scales, 20. All 0: the five reversed items are worth 2: 10.
      expect(compare('total', [first(informant), followUp(informant, 0)], person)).toMatchObject({
        comparable: true,
        first: { form: { period: '6-months' }, value: 20 },
        last: { form: { period: '1-month' }, value: 10 },
        labels: [],
        unlabelled: 'other-stretch',
      })
    },
  )

  it('say why where one of them has no value', () => {
    const blank = scored('sdq-p4-17', blankAnswers(form('sdq-p4-17')))
    expect(compare('total', [blank, followUp('p4-17', 0)], person)).toEqual({
      comparable: false,
      reason: 'not-scored-first',
    })
  })

  it('keep their label where both are follow-ups', () => {
    const got = label(compare('total', [followUp('p4-17', 1), followUp('p4-17', 0)], { age: 10, sex: 'f' }))
    // 20 to 10, RCI 9.19; cut-off 17: over to the ordinary side.
    expect(got).toMatchObject({ reliable: 'improved', category: 'recovered', cutOff: { value: 17 } })
  })
})

describe('where two ages are possible', () => {
  const young = (points: number) =>
    scored('yp-core', {
      ...Object.fromEntries(
        itemIds(form('yp-core')).map((item, at) => [
          item,
          ['i3', 'i5', 'i10'].includes(item)
            ? 4
            : Math.max(0, Math.min(4, points - 4 * [1, 2, 4, 6, 7, 8, 9].indexOf(at + 1))),
        ]),
      ),
    })

  it('each age’s rule goes with the same age’s cut-off, and says which age', () => {
    const got = compare('clinical', [young(20), young(12)], { age: [13, 14], sex: 'm' })
    if (!got.comparable) throw new Error(got.reason)
    expect([got.first.value, got.last.value]).toEqual([20, 12])
    // 8 points: short of 8.3 at 13 years, and reaches 8.0 at 14, over from past 14.1.
    expect(got.labels.map(({ age, rci, cutOff, category }) => [age, rci, cutOff?.value, category])).toEqual([
      [13, 8.3, 10.3, 'unchanged'],
      [14, 8, 14.1, 'recovered'],
    ])
  })

  it('one label holds where nothing differs', () => {
    const got = compare('clinical', [young(20), young(12)], { age: [12, 13], sex: 'm' })
    if (!got.comparable) throw new Error(got.reason)
    expect(got.labels.map(({ age, rci }) => [age, rci])).toEqual([[null, 8.3]])
  })

  it('nobody recovers at an age that has no cut-off', () => {
    const parent = (code: number) => scored('sdq-p4-17', all('sdq-p4-17', code))
    const got = compare('total', [parent(1), parent(0)], { age: [17, 18], sex: 'm' })
    if (!got.comparable) throw new Error(got.reason)
    expect(got.labels.map(({ age, cutOff, category }) => [age, cutOff?.value ?? null, category])).toEqual([
      [17, 17, 'recovered'],
      [18, null, 'improved'],
    ])
  })
})

describe('a unit’s own table', () => {
  const person: Person = { age: 15, sex: 'f' }
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

  it('gives labels where none were, without new code; without a cut-off nobody recovers', () => {
    const got = label(compare('emotional', [at(2), at(1)], person, [own])) // 10 to 5
    expect(got).toMatchObject({ category: 'improved', cutOff: null, rule: { norms: { id: 'own' } } })
  })

  it('stands beside the built-in ones, in the order given', () => {
    const got = label(compare('emotional', [at(2), at(0)], person, [own, ...normSets])) // 10 to 0, cut-off 5
    expect(got).toMatchObject({ category: 'recovered', cutOff: { value: 5, norms: { id: 'sdq-three-band' } } })
  })

  it('passes over a table that has no cut-off', () => {
    const fourBand = normSets.filter((set) => set.id === 'sdq-four-band')
    const got = label(compare('emotional', [at(2), at(0)], person, [own, ...fourBand, ...normSets]))
    expect(got.cutOff).toMatchObject({ value: 5, norms: { id: 'sdq-three-band' } })
  })

  it('may tell the sexes apart where the cut-off does not', () => {
    const girls = { ...own, changes: own.changes?.map((row) => ({ ...row, sex: 'f' as const })) ?? [] }
    const got = label(compare('emotional', [at(2), at(0)], person, [girls, ...normSets]))
    expect(got).toMatchObject({ sex: 'f', cutOff: { value: 5 } })
  })

  it('is not asked about forms that it is not for', () => {
    const teacher = scored('sdq-t4-17', all('sdq-t4-17', 1))
    expect(compare('emotional', [teacher, teacher], person, [own])).toMatchObject({ labels: [], unlabelled: 'no-rule' })
  })
})
