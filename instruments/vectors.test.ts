/** Every public vector: see test/fixtures/vectors/README.md for where they come from. */
import { describe, expect, it } from 'vitest'
import core from '../test/fixtures/vectors/core.json' with { type: 'json' }
import sdq from '../test/fixtures/vectors/sdq.json' with { type: 'json' }
import { change, cutOffs, type Form, formById, type Result, readAnswers, score } from './index.ts'

const ANYBODY = { age: null, sex: 'x' } as const

function scored(formId: string, given: Readonly<Record<string, unknown>>): Result {
  const form = formById(formId) as Form
  const read = readAnswers(form, { ...Object.fromEntries(Object.keys(form.items).map((id) => [id, null])), ...given })
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return score(form, read.answers, ANYBODY)
}

const valueIn = (result: Result, scale: string) => {
  const got = result.scales[scale]
  return got?.kind === 'scored' ? got.value : null
}

const numbered = (raw: readonly (number | null)[]) => Object.fromEntries(raw.map((code, at) => [`i${at + 1}`, code]))

describe('SDQ', () => {
  const forms = { P: 'sdq-p4-17', T: 'sdq-t4-17', S: 'sdq-s11-17' }
  const names = {
    emotion: 'emotional',
    conduct: 'conduct',
    hyper: 'hyperactivity',
    peer: 'peer',
    prosoc: 'prosocial',
    ebdtot: 'total',
    external: 'externalising',
    internal: 'internalising',
    impact: 'impact',
  }

  it.each(sdq.vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const id = forms[vector.informant as 'P' | 'T' | 'S']
    const form = formById(id) as Form
    const items = Object.fromEntries(
      Object.keys(form.items)
        .slice(0, 25)
        .map((item, at) => [item, vector.items[at]]),
    )
    const impact = Object.entries(vector.impact_items).filter(([item]) => item in form.items)
    const result = scored(id, { ...items, ...Object.fromEntries(impact) })
    for (const [theirs, ours] of Object.entries(names))
      expect([ours, valueIn(result, ours)]).toEqual([ours, vector.expected[theirs as keyof typeof names]])
  })
})

describe('CORE-OM', () => {
  const names = {
    W: 'wellbeing',
    P: 'problems',
    F: 'functioning',
    R: 'risk',
    nonrisk: 'nonrisk',
    total: 'all',
  } as const

  it.each(core.core_om.map((vector) => [`${vector.id} ${vector.purpose}`, vector] as const))('%s', (_, vector) => {
    const result = scored('core-om', numbered(vector.raw))
    for (const [theirs, ours] of Object.entries(names)) {
      const expected = vector.expected[theirs as keyof typeof names]
      const got = result.scales[ours]
      expect(got).toMatchObject({ of: expected.n_items, answered: expected.n_answered })
      expect(got?.kind === 'scored').toBe(expected.scorable)
      if (got?.kind === 'scored') expect(got.value).toBeCloseTo(expected.mean as number, 6)
      if (got?.kind === 'scored') expect(`${got.exact.sum}/${got.exact.over}`).toBe(expected.mean_fraction)
    }
    const { clinical } = vector.expected.total
    if (clinical === null) expect(valueIn(result, 'clinical')).toBeNull()
    else expect(valueIn(result, 'clinical')).toBeCloseTo(clinical, 6)
    expect(result.review.above).toEqual(vector.expected.risk_items_above_zero.map((n) => `i${n}`))
    expect(result.review.blank).toEqual(vector.expected.risk_items_missing.map((n) => `i${n}`))
  })
})

describe.each([
  ['yp-core', core.yp_core, 'risk_item_4_above_zero', 'i4'],
  ['core-10', core.core10, 'risk_item_6_above_zero', 'i6'],
] as const)('%s', (form, vectors, flag, item) => {
  it.each(vectors.map((vector) => [`${vector.id} ${vector.purpose}`, vector] as const))('%s', (_, vector) => {
    const result = scored(form, numbered(vector.raw))
    expect(valueIn(result, 'mean')).toBe(vector.expected.mean)
    expect(valueIn(result, 'clinical')).toBe(vector.expected.clinical)
    const expected = vector.expected as unknown as Record<string, boolean>
    expect(result.review.above).toEqual(expected[flag] ? [item] : [])
  })
})

describe('change', () => {
  it.each(core.rci.map((vector) => [`${vector.id} ${vector.purpose}`, vector] as const))('%s', (_, vector) => {
    const { expected } = vector
    const got = change({
      first: vector.pre,
      last: vector.post,
      sd: vector.sd,
      reliability: vector.reliability,
      confidence: vector.conf,
      cutOff: vector.csc,
      higherIs: vector.direction === 'higher' ? 'better' : 'worse',
    })
    expect(got.sdiff).toBeCloseTo(expected.s_diff, 7)
    expect(got.rci).toBeCloseTo(expected.rci_threshold, 7)
    expect(got.rc).toBeCloseTo(expected.rc_index_post_minus_pre, 7)
    expect(got).toMatchObject({ reliable: expected.reliable, category: expected.category })
  })

  it.each(core.csc.map((vector) => [`${vector.id} ${vector.purpose}`, vector] as const))('%s', (_, vector) => {
    const got = cutOffs(
      { mean: vector.m_clin, sd: vector.sd_clin },
      { mean: vector.m_func, sd: vector.sd_func },
      vector.direction === 'higher' ? 'better' : 'worse',
    )
    for (const letter of ['a', 'b', 'c'] as const) expect(got[letter]).toBeCloseTo(vector.expected[letter], 7)
  })
})
