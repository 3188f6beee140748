import { describe, expect, it } from 'vitest'
import { type Form, formById, type NormSet, readNormSet, score } from '../index.ts'

const good = {
  id: 'our-town-2025',
  instrument: 'sdq',
  title: 'Our town',
  population: 'Parents in our town, n = 300',
  year: 2025,
  forms: ['sdq-p4-17'],
  sources: { us: { reference: 'Our own table, 2025', url: 'https://example.org' } },
  limits: [
    {
      scale: 'total',
      informant: 'parent',
      ages: { from: 6, to: 9 },
      sex: 'f',
      bands: [
        { name: 'as most', from: 0 },
        { name: 'raised', from: 12.5 },
      ],
      cutOff: 12.5,
      cite: { source: 'us', at: 'p. 2', grade: 'own' },
    },
  ],
  changes: [
    {
      scale: 'total',
      informant: 'parent',
      rule: { by: 'computed', sd: 5, reliability: 0.8, confidence: 0.95 },
      cite: { source: 'us', at: 'p. 3', grade: 'own' },
    },
  ],
}
const faultsOf = (value: unknown) => {
  const read = readNormSet(value)
  return read.ok ? [] : read.faults.map(({ at, reason }) => `${at}: ${reason}`)
}
const limit = (change: Record<string, unknown>) => ({ ...good, limits: [{ ...good.limits[0], ...change }] })
const rule = (value: unknown) => ({ ...good, changes: [{ ...good.changes[0], rule: value }] })

it('takes a good table, and scoring uses it without new code', () => {
  const read = readNormSet(good)
  expect(read).toEqual({ ok: true, normSet: good })
  const form = formById('sdq-p4-17') as Form
  const answers = Object.fromEntries(Object.keys(form.items).map((item) => [item, 1]))
  const girl = score(form, answers, { age: 7, sex: 'f' }, [good as unknown as NormSet]).scales.total
  expect(girl).toMatchObject({
    value: 20,
    placements: [{ band: { name: 'raised' }, clinical: true, norms: { id: 'our-town-2025', year: 2025 } }],
  })
  const boy = score(form, answers, { age: 7, sex: 'm' }, [good as unknown as NormSet]).scales.total
  expect(boy).toMatchObject({ value: 20, placements: [] })
})

it('takes a table for one year of age, or for one scale of items', () => {
  expect(faultsOf(limit({ ages: { from: 6, to: 6 } }))).toEqual([])
  expect(faultsOf(limit({ scale: 'peer' }))).toEqual([])
})

it('needs no changes', () => {
  const { changes: _, ...rest } = good
  expect(faultsOf(rest)).toEqual([])
})

it.each([[null], [[]], ['x'], [4]])('refuses %j as a whole', (value) => {
  expect(faultsOf(value)).toEqual([': not-a-norm-set'])
})

describe('names what is wrong', () => {
  it.each<[Record<string, unknown>, readonly string[]]>([
    [{ id: '' }, ['id: not-text']],
    [{ id: 5 }, ['id: not-text']],
    [{ title: ' ' }, ['title: not-text']],
    [{ population: undefined }, ['population: not-text']],
    [{ year: '2025' }, ['year: not-a-number']],
    [{ year: 2025.5 }, ['year: not-a-number']],
    [{ extra: 1 }, ['extra: unknown-key']],
    [
      { sources: {} },
      ['sources: empty', 'limits.0.cite.source: unknown-source', 'changes.0.cite.source: unknown-source'],
    ],
    [
      { sources: [] },
      ['sources: empty', 'limits.0.cite.source: unknown-source', 'changes.0.cite.source: unknown-source'],
    ],
    [{ sources: { us: {} } }, ['sources.us: not-text']],
    [{ sources: { us: 'a book' } }, ['sources.us: not-text']],
    [{ sources: { us: { reference: ' ' } } }, ['sources.us: not-text']],
    [{ sources: { us: { reference: 'a', page: 3 } } }, ['sources.us.page: unknown-key']],
    [{ limits: 'none' }, ['limits: empty']],
    [{ limits: [4] }, ['limits.0: not-a-norm-set']],
    [{ changes: {} }, ['changes: empty']],
    [{ forms: ['sdq-p4-17', 'gone'] }, ['forms.1: unknown-form']],
    [{ forms: ['sdq-p4-17', 7] }, ['forms.1: unknown-form']],
    [{ forms: ['sdq-p4-17', 'core-om'] }, ['forms.1: unknown-form']],
  ])('with %j', (change, faults) => {
    expect(faultsOf({ ...good, ...change })).toEqual(faults)
  })

  it.each([[[]], ['sdq-p4-17'], [undefined]])('with %j for forms', (forms) => {
    expect(faultsOf({ ...good, forms })).toContain('forms: empty')
  })

  it.each<[Record<string, unknown>, readonly string[]]>([
    [{ scale: 'happiness' }, ['limits.0.scale: unknown-scale']],
    [{ scale: 'toString' }, ['limits.0.scale: unknown-scale']],
    [{ scale: 3 }, ['limits.0.scale: unknown-scale']],
    [{ scale: ['total'] }, ['limits.0.scale: unknown-scale']],
    [{ informant: 'teacher' }, ['limits.0.informant: unknown-informant']],
    [{ sex: 'x' }, ['limits.0.sex: unknown-sex']],
    [{ ages: { from: 9, to: 6 } }, ['limits.0.ages: bad-ages']],
    [{ ages: { from: 6 } }, ['limits.0.ages: bad-ages']],
    [{ ages: { from: 6.5, to: 9 } }, ['limits.0.ages: bad-ages']],
    [{ ages: { from: 6, to: 9.5 } }, ['limits.0.ages: bad-ages']],
    [{ ages: { from: 6, to: 9, in: 'years' } }, ['limits.0.ages: bad-ages']],
    [{ ages: 6 }, ['limits.0.ages: bad-ages']],
    [{ ages: null }, ['limits.0.ages: bad-ages']],
    [{ cite: undefined }, ['limits.0.cite: bad-cite']],
    [{ cite: { source: 'us', grade: 'own' } }, ['limits.0.cite: bad-cite']],
    [{ cite: { source: 'us', at: ' ', grade: 'own' } }, ['limits.0.cite: bad-cite']],
    [{ cite: { source: 'them', at: 'p. 2', grade: 'own' } }, ['limits.0.cite.source: unknown-source']],
    [{ cite: { source: 'us', at: 'p. 2' } }, ['limits.0.cite.grade: unknown-grade']],
    [{ cite: { source: 'us', at: 'p. 2', grade: 'sure' } }, ['limits.0.cite.grade: unknown-grade']],
    [{ cite: { source: 'us', at: 'p. 2', grade: 'own', by: 'me' } }, ['limits.0.cite.by: unknown-key']],
    [{ note: 'x' }, ['limits.0.note: unknown-key']],
    [{ cutOff: '12' }, ['limits.0.cutOff: not-a-number']],
    [{ cutOff: Number.NaN }, ['limits.0.cutOff: not-a-number']],
    [{ bands: [] }, ['limits.0.bands: bad-bands']],
    [{ bands: 'two' }, ['limits.0.bands: bad-bands']],
    [{ bands: [{ name: 'a', from: 1 }] }, ['limits.0.bands: bad-bands']],
    [
      {
        bands: [
          { name: 'a', from: 0 },
          { name: 'b', from: 0 },
        ],
      },
      ['limits.0.bands: bad-bands'],
    ],
    [
      {
        bands: [
          { name: 'a', from: 0 },
          { name: 'b', from: 5 },
          { name: 'c', from: 4 },
        ],
      },
      ['limits.0.bands: bad-bands'],
    ],
    [
      {
        bands: [
          { name: 'a', from: 0 },
          { name: '', from: 5 },
        ],
      },
      ['limits.0.bands: bad-bands'],
    ],
    [{ bands: [{ name: ' ', from: 0 }] }, ['limits.0.bands: bad-bands']],
    [{ bands: [{ name: 4, from: 0 }] }, ['limits.0.bands: bad-bands']],
    [{ bands: [{ name: 'a', from: '0' }] }, ['limits.0.bands: bad-bands']],
    [{ bands: [{ name: 'a', from: 0, to: 4 }] }, ['limits.0.bands: bad-bands']],
    [{ bands: ['a'] }, ['limits.0.bands: bad-bands']],
    [{ bands: [null] }, ['limits.0.bands: bad-bands']],
    [{ scale: 'peer', bands: [{ name: 'a', from: 1 }] }, ['limits.0.bands: bad-bands']],
  ])('in a row of limits with %j', (change, faults) => {
    expect(faultsOf(limit(change))).toEqual(faults)
  })

  it('when bands begin above the lowest number that is written', () => {
    const cgas = (from: number) => ({
      ...good,
      instrument: 'cgas',
      forms: ['cgas'],
      changes: [],
      limits: [{ scale: 'score', informant: 'clinician', bands: [{ name: 'all', from }], cite: good.limits[0]?.cite }],
    })
    expect(faultsOf(cgas(1))).toEqual([])
    expect(faultsOf(cgas(2))).toEqual(['limits.0.bands: bad-bands'])
  })

  it.each([
    [null],
    ['computed'],
    [{ by: 'guessed', sd: 5, reliability: 0.8, confidence: 0.95 }],
    [{ by: 'computed', sd: 0, reliability: 0.8, confidence: 0.95 }],
    [{ by: 'computed', sd: '5', reliability: 0.8, confidence: 0.95 }],
    [{ by: 'computed', sd: 5, reliability: 1, confidence: 0.95 }],
    [{ by: 'computed', sd: 5, reliability: -0.1, confidence: 0.95 }],
    [{ by: 'computed', sd: 5, reliability: 0.8 }],
    [{ by: 'computed', sd: 5, reliability: 0.8, confidence: 0 }],
    [{ by: 'computed', sd: 5, reliability: 0.8, confidence: 1 }],
    [{ by: 'computed', sd: 5, reliability: 0.8, confidence: 0.95, why: 'x' }],
    [{ by: 'computed', reliability: 0.8, confidence: 0.95 }],
    [{ by: 'published', points: 0, edge: 'reach', confidence: 0.95 }],
    [{ by: 'published', points: '5', edge: 'reach', confidence: 0.95 }],
    [{ by: 'published', points: 5, edge: 'touch', confidence: 0.95 }],
  ])('in a rule of change: %j', (value) => {
    expect(faultsOf(rule(value))).toEqual(['changes.0.rule: bad-rule'])
  })

  it.each([
    [{ by: 'computed', sd: 5, reliability: 0, confidence: 0.8 }],
    [{ by: 'published', points: 0.5, edge: 'exceed', confidence: 0.9 }],
    [{ by: 'published', points: 5, edge: 'reach', confidence: 0.95 }],
  ])('and takes %j', (value) => {
    expect(faultsOf(rule(value))).toEqual([])
  })

  it('in a row of changes as in a row of limits', () => {
    expect(faultsOf({ ...good, changes: [{ ...good.changes[0], scale: 'x', extra: 1 }] })).toEqual([
      'changes.0.extra: unknown-key',
      'changes.0.scale: unknown-scale',
    ])
  })
})
