import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { keyOf, randomCases } from '../../test/random-cases.ts'
import type { Batch } from '../batch/batch.ts'
import { readBatch } from '../batch/read-batch.ts'
import type { PeriodCase } from '../case.ts'
import { period2014, practicePeriod } from '../period/examples.ts'
import type { Period } from '../period/period.ts'
import { revisionNow } from '../plan/plans.ts'
import { type Disclosure, disclose } from './disclose.ts'
import type { Releasable, Release } from './release.ts'

const period = period2014

function asked(cases: readonly PeriodCase[], change: Partial<Disclosure> = {}): Disclosure {
  return {
    period,
    edition: 1,
    cases,
    joined: null,
    unit: 'enhet-07',
    key: keyOf(7),
    app: '0.1.0',
    released: [],
    ...change,
  }
}

function released(cases: readonly PeriodCase[], change: Partial<Disclosure> = {}): Release {
  const release = disclose(asked(cases, change))
  if ('refused' in release) throw new Error(release.refused)
  return release
}

const unit = fc.record({ seed: fc.nat(), size: fc.integer({ min: 0, max: 160 }) })

it('makes nothing that the collector would refuse', () => {
  fc.assert(
    fc.property(unit, ({ seed, size }) => {
      const { batch, bytes } = released(randomCases(seed, size))
      const travelled = JSON.parse(new TextDecoder().decode(bytes))
      expect(readBatch(travelled, period)).toEqual({ batch })
    }),
    { numRuns: 60 },
  )
})

it('says which correction of the period it was counted by, and is read by that one alone', () => {
  const before: Period = { ...period, correction: { number: 1, made: '2014-02-01' } }
  const after: Period = { ...period, correction: { number: 2, made: '2014-02-20' } }
  const { batch } = released(randomCases(3, 80), { period: before })
  expect(batch.correction).toBe(1)
  expect(readBatch(batch, before)).toEqual({ batch })
  for (const other of [after, period])
    expect(readBatch(batch, other)).toEqual({ refused: [{ at: 'correction', reason: 'other-correction' }] })
})

it('puts no own exact count past the collector, but for those that happen to be multiples of five', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 20, max: 160 }), (seed, size) => {
      const { batch, preview } = released(randomCases(seed, size))
      for (const { table, cell, figure, own, sent } of preview) {
        if (figure !== 'count' || own === null || sent === null || own % 5 === 0) continue
        const raw = { ...batch, counts: { ...batch.counts, [table]: { ...batch.counts[table], [cell]: own } } }
        expect(readBatch(raw, period)).toEqual({ refused: [{ at: `counts/${table}/${cell}`, reason: 'not-rounded' }] })
      }
    }),
    { numRuns: 5 },
  )
})

it('makes the same bytes of the same cases in any order, at any try, on any device', () => {
  fc.assert(
    fc.property(unit, ({ seed, size }) => {
      const cases = randomCases(seed, size)
      const { bytes } = released(cases)
      expect(released([...cases].reverse()).bytes).toEqual(bytes)
      expect(released(structuredClone(cases)).bytes).toEqual(bytes)
    }),
    { numRuns: 30 },
  )
})

it('holds no case id, and no field of a case', () => {
  const cases = randomCases(1, 90)
  const text = new TextDecoder().decode(released(cases).bytes)
  for (const { id } of cases) expect(text).not.toContain(id)
  expect(Object.keys(JSON.parse(text)).sort()).toEqual([
    'app',
    'counts',
    'edition',
    'format',
    'joined',
    'period',
    'plan',
    'rehearsal',
    'rules',
    'scores',
    'size',
    'unit',
  ])
})

it('lets nothing but disclose make a batch that may leave', () => {
  expectTypeOf<Batch>().not.toExtend<Releasable>()
})

describe('a unit of fewer than ten', () => {
  it('sends that it took part, and no figure', () => {
    const { batch, leftOut, caseLists } = released(randomCases(2, 9))
    expect(batch).toMatchObject({ size: 'too-few', counts: {}, scores: {} })
    expect(leftOut).toEqual([{ reason: 'too-few', table: null, number: 9 }])
    expect(caseLists.groups).toEqual([])
  })

  it('may be joined to the next period, and its children count there', () => {
    const early = randomCases(2, 9)
    const first = released(early)
    const next: Period = { ...period, id: 'forsta-linjen-2015', first: '2015-03-01', last: '2015-09-30' }
    const late = released([...early, ...randomCases(3, 20)], {
      period: next,
      joined: period.id,
      released: [first.caseLists],
    })
    expect(late.batch).toMatchObject({ size: 'enough', joined: period.id })
    expect(late.leftOut.filter(({ reason }) => reason === 'sent-in-another-period')).toEqual([])
  })
})

it('counts nobody in two periods', () => {
  const cases = randomCases(4, 60)
  const first = released(cases)
  const next: Period = { ...period, id: 'forsta-linjen-2015', first: '2015-03-01', last: '2015-09-30' }
  const second = released([...cases.slice(0, 20), ...randomCases(5, 30)], { period: next, released: [first.caseLists] })
  expect(second.leftOut).toContainEqual({ reason: 'sent-in-another-period', table: null, number: 20 })
  expect(second.caseLists.groups.flatMap((group) => group.cases)).not.toContain(cases[0]?.id)
})

describe('training wordings', () => {
  const cases = randomCases(6, 40).map((one) => ({
    ...one,
    measurements: one.measurements.map((form) => ({ ...form, training: true })),
  }))

  it('are left out of a live period, and that is said', () => {
    const { batch, leftOut } = released(cases)
    expect(batch.scores).toEqual({})
    expect(leftOut.some(({ reason }) => reason === 'training-wording')).toBe(true)
  })

  it('enter a rehearsal, which is marked', () => {
    const { batch } = released(cases, { period: practicePeriod('2026-09-01', '2026-11-30') })
    expect(batch.rehearsal).toBe(true)
    expect(batch.scores).not.toEqual({})
  })
})

describe('scores', () => {
  /** Girls of 15 with an SDQ whose total is `total` and whose first scale is all of it. */
  const child = (
    id: string,
    values: Readonly<Record<string, number>>,
    last?: Readonly<Record<string, number>>,
  ): PeriodCase => ({
    id,
    sex: 'f',
    age: 15,
    reasons: [],
    interventions: [],
    professions: [],
    waiting: { visit: 1, start: 1 },
    changes: {},
    measurements: [
      {
        form: 'sdq-s11-17',
        revision: revisionNow('sdq-self'),
        timePoint: 'first',
        training: false,
        scales: fractions(values),
      },
      ...(last === undefined
        ? []
        : [
            {
              form: 'sdq-s11-17-followup',
              revision: revisionNow('sdq-self'),
              timePoint: 'last',
              training: false,
              scales: fractions(last),
            } as const,
          ]),
    ],
  })
  const fractions = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([scale, sum]) => [scale, { sum, over: 1 }]))
  const girls = (size: number, total: (i: number) => number, last?: (i: number) => number | undefined) =>
    Array.from({ length: size }, (_, i) => {
      const after = last?.(i)
      return child(`case-${i}`, { total: total(i) }, after === undefined ? undefined : { total: after })
    })

  const summed = (parts: Readonly<Record<string, number>>) => ({
    ...parts,
    total: Object.values(parts).reduce((sum, part) => sum + part, 0),
  })

  it('send a mean of ten and none of nine', () => {
    expect(released(girls(10, (i) => 2 * i)).batch.scores['sdq-self.total']?.cells).toMatchObject({
      // (0 + 2 + … + 18) / 10 = 9.0
      'all|f|13-18': { n: 10, first: { mean: 9, sd: null } },
    })
    const nine = [
      ...girls(9, (i) => 2 * i),
      ...randomCases(8, 30).map((one) => ({ ...one, measurements: [], changes: {} })),
    ]
    expect(released(nine).batch.scores).toEqual({})
  })

  it('send a spread of twenty and none of nineteen', () => {
    const sd = (size: number) =>
      released(girls(size, (i) => i)).batch.scores['sdq-self.total']?.cells['all|f|13-18']?.first?.sd
    // 0, 1 … 19: variance (20² − 1)/12 · 20/19 = 35, root 5.916.
    expect(sd(20)).toBe(5.9)
    expect(sd(19)).toBe(null)
  })

  it('are kept back where more than 80 % have one value', () => {
    const alike = (same: number) => released(girls(20, (i) => (i < same ? 3 : 20 + i))).batch.scores['sdq-self.total']
    expect(alike(16)).toBeDefined()
    expect(alike(17)).toBeUndefined()
  })

  it('are kept back where one band holds more than 90 %', () => {
    // Self, total: normal to 15. Nineteen of twenty is 95 %.
    const normal = (many: number) => released(girls(20, (i) => (i < many ? i % 10 : 30))).batch.scores['sdq-self.total']
    expect(normal(18)).toBeDefined()
    expect(normal(19)).toBeUndefined()
  })

  it('send no part of a sum where one part is kept back', () => {
    const sent = (peer: (i: number) => number) => {
      const cases = Array.from({ length: 30 }, (_, i) => {
        const parts = { emotional: i % 10, conduct: (i * 3) % 10, hyperactivity: (i * 7) % 10, peer: peer(i) }
        return child(`case-${i}`, {
          ...parts,
          total: Object.values(parts).reduce((a, b) => a + b),
          prosocial: (i * 9) % 10,
        })
      })
      return Object.keys(released(cases).batch.scores)
    }
    expect(sent((i) => i % 8)).toEqual(
      expect.arrayContaining(['sdq-self.total', 'sdq-self.emotional', 'sdq-self.peer']),
    )
    expect(sent(() => 2)).toEqual(['sdq-self.total', 'sdq-self.prosocial'])
  })

  it('send no part that rises with its sum as one, from which its own score would follow', () => {
    // 0–9 on four parts, three times each: a total of 4 i tells i.
    const of = (by: readonly number[]) => {
      const cases = Array.from({ length: 30 }, (_, i) => {
        const [emotional = 0, conduct = 0, hyperactivity = 0, peer = 0] = by.map((times) => (i * times) % 10)
        return child(`case-${i}`, summed({ emotional, conduct, hyperactivity, peer }))
      })
      return released(cases)
    }
    expect(Object.keys(of([1, 3, 1, 7]).batch.scores)).toContain('sdq-self.peer')
    const { batch, preview, caseLists } = of([1, 1, 1, 1])
    expect(Object.keys(batch.scores)).toEqual(['sdq-self.total'])
    expect(caseLists.groups.filter(({ table }) => table === 'sdq-self.peer')).toEqual([])
    expect(new Set(preview.flatMap(({ table, why }) => (table === 'sdq-self.peer' ? [why] : [])))).toContain(
      'part-of-sum',
    )
    expect(readBatch(batch, period)).toEqual({ batch })
  })

  it('count a child in the parts of a sum only where the sum could be scored', () => {
    const parts = (i: number) => ({ emotional: i % 10, conduct: (i * 3) % 10, hyperactivity: (i * 7) % 10 })
    const whole = (i: number) => ({ ...summed({ ...parts(i), peer: i % 8 }), prosocial: i % 9 })
    // One child of 21 skipped the fifth scale: parts less total would be that child's three.
    const cases = Array.from({ length: 21 }, (_, i) =>
      child(`case-${i}`, i < 20 ? whole(i) : { ...parts(i), prosocial: i % 9 }),
    )
    const { batch, caseLists } = released(cases)
    const groups = Object.fromEntries(
      caseLists.groups.filter(({ kind }) => kind === 'score').map(({ variable, cases }) => [variable, cases.length]),
    )
    expect(groups).toEqual({
      ...{ 'sdq-self.total.first': 20, 'sdq-self.emotional.first': 20, 'sdq-self.conduct.first': 20 },
      ...{ 'sdq-self.hyperactivity.first': 20, 'sdq-self.peer.first': 20, 'sdq-self.prosocial.first': 21 },
    })
    expect(readBatch(batch, period)).toEqual({ batch })
  })

  it('send no part of other children than its sum', () => {
    const parts = (i: number) => ({ emotional: i % 10, conduct: (i * 3) % 10, hyperactivity: (i * 7) % 10 })
    // A file from elsewhere says a sum of one child without one of its parts.
    const cases = Array.from({ length: 21 }, (_, i) =>
      child(`case-${i}`, { ...parts(i), total: (i * 2) % 31, ...(i < 20 && { peer: i % 8 }) }),
    )
    expect(Object.keys(released(cases).batch.scores)).toEqual(['sdq-self.total'])
  })

  it('send no part for a group in which nobody has the sum', () => {
    const parts = (i: number) => ({ emotional: i % 10, conduct: (i * 3) % 10, hyperactivity: (i * 7) % 10 })
    const whole = (i: number) => summed({ ...parts(i), peer: i % 8 })
    const cases = Array.from({ length: 30 }, (_, i) =>
      i < 15 ? child(`case-${i}`, whole(i), whole(i + 4)) : child(`case-${i}`, parts(i)),
    )
    const { batch } = released(cases)
    expect(Object.keys(batch.scores['sdq-self.emotional']?.cells ?? {})).toEqual(['completers|f|13-18'])
    expect(readBatch(batch, period)).toEqual({ batch })
  })

  it('tell completers from the others only where both are ten', () => {
    const groups = (completers: number, size: number) =>
      Object.entries(
        released(
          girls(
            size,
            (i) => (i * 7) % 31,
            (i) => (i < completers ? (i * 11) % 31 : undefined),
          ),
        ).batch.scores['sdq-self.total']?.cells ?? {},
      ).map(([cell, { last }]) => `${cell}${last ? ' with last' : ''}`)
    expect(groups(10, 20)).toEqual(['baseline|f|13-18', 'completers|f|13-18 with last'])
    expect(groups(11, 20)).toEqual(['all|f|13-18'])
    expect(groups(9, 20)).toEqual(['all|f|13-18'])
    expect(groups(20, 20)).toEqual(['completers|f|13-18 with last'])
  })

  it('give the group one draw for its number, whatever the scale', () => {
    const cases = Array.from({ length: 33 }, (_, i) =>
      child(`case-${i}`, { total: i, prosocial: i % 10, impact: (i * 3) % 10 }),
    )
    const { scores } = released(cases).batch
    const ns = Object.values(scores).flatMap(({ cells }) => Object.values(cells).map(({ n }) => n))
    expect(ns.length).toBe(3)
    expect(new Set(ns).size).toBe(1)
  })
})

it('sends no reason that passes the children it is about', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 10, max: 90 }), (seed, size) => {
      const { counts } = released(randomCases(seed, size), { key: keyOf(seed) }).batch
      for (const [cell, sent] of Object.entries(counts.reasons ?? {})) {
        const people = counts['sex.age']?.[cell.split('|').slice(0, 2).join('|')] ?? 0
        expect([cell, sent, sent <= people]).toEqual([cell, sent, true])
      }
    }),
    { numRuns: 60 },
  )
})

it('draws those without a protocol once, in whatever table they are unknown', () => {
  for (let seed = 0; seed < 20; seed++) {
    const cases = randomCases(seed, 40).map((one, i) =>
      i < 3
        ? { ...one, reasons: null, interventions: null, professions: null, waiting: { visit: null, start: null } }
        : { ...one, interventions: [], professions: [], waiting: { visit: 1, start: 1 } },
    )
    const { counts } = released(cases, { key: keyOf(seed) }).batch
    const unknown = ['interventions', 'professions', 'waiting.visit', 'waiting.start'].map((id) => counts[id]?.unknown)
    expect(new Set(unknown).size).toBe(1)
  }
})

describe('edition 2', () => {
  const cases = randomCases(9, 120)
  const first = released(cases)

  it('is refused without the case lists of edition 1', () => {
    expect(disclose(asked(cases, { edition: 2 }))).toEqual({ refused: 'case-lists-missing' })
  })

  it('is made once', () => {
    expect(disclose(asked(cases, { released: [first.caseLists] }))).toEqual({ refused: 'already-released' })
  })

  it('says the same of the same children', () => {
    const second = released(cases, { edition: 2, released: [first.caseLists] })
    expect({ ...second.batch, edition: 1 }).toEqual(first.batch)
    expect(second.leftOut).toEqual(first.leftOut)
  })

  it('leaves out every table in which one child more would stand alone', () => {
    const [one] = randomCases(10, 1)
    const second = released([...cases, { ...(one as PeriodCase), professions: [] }], {
      edition: 2,
      released: [first.caseLists],
    })
    // The newcomer met nobody that is counted, so that table is as it was; in sex × age they would be a difference of one.
    expect(second.batch.counts).not.toHaveProperty('sex.age')
    expect(second.batch.counts).toHaveProperty('professions')
    // Reasons are parts of the people: of two editions they would not be.
    expect(second.batch.counts).not.toHaveProperty('reasons')
    expect(second.leftOut).toContainEqual({ reason: 'difference-rule', table: 'sex.age', number: 1 })
  })

  it('is sent whole where enough children are new', () => {
    const more = Array.from({ length: 10 }, (_, i) => ({
      ...(cases.find(({ sex, age }) => sex === 'f' && age === 15) ?? (cases[0] as PeriodCase)),
      id: `new-${i}`,
      measurements: [],
      changes: {},
    }))
    const second = released([...cases, ...more], { edition: 2, released: [first.caseLists] })
    expect(second.leftOut.filter(({ reason }) => reason === 'difference-rule')).toEqual([])
  })
})

describe('the preview', () => {
  it('shows the exact figure beside every figure that is sent', () => {
    const cases = randomCases(11, 100)
    const { batch, preview } = released(cases)
    const line = preview.filter(({ table, figure }) => table === 'sex.age' && figure === 'count')
    expect(line.reduce((sum, { own }) => sum + (own ?? 0), 0)).toBe(100)
    const sent = preview.filter((one) => one.sent !== null)
    const figures = JSON.stringify([batch.counts, batch.scores]).match(/:-?\d+(\.\d+)?/g) ?? []
    expect(sent.length).toBe(figures.length)
    for (const { own, sent: as, figure } of sent)
      expect(Math.abs((own ?? Number.NaN) - (as ?? Number.NaN))).toBeLessThan(
        figure === 'mean' || figure === 'sd' ? 0.051 : 5,
      )
  })

  it('says why for every figure that is not', () => {
    for (const size of [9, 25, 100])
      for (const line of released(randomCases(size, size)).preview) expect(line.sent === null).toBe(line.why !== null)
  })
})

describe('changes of those who were followed up', () => {
  const core = (timePoint: 'first' | 'last'): PeriodCase['measurements'][number] => ({
    ...{ form: 'core-om', revision: revisionNow('core-om'), timePoint, training: false },
    scales: { clinical: { sum: 400, over: 34 } },
  })
  const twenty = (followed: number) =>
    randomCases(5, 20).map(
      (one, i): PeriodCase => ({
        ...one,
        measurements: i < followed ? [core('first'), core('last')] : [],
        changes: i < followed ? { 'core-om': 'recovered' } : {},
      }),
    )

  it('are not sent of nine, who are said to be too few, and are of ten', () => {
    const [nine, ten] = [released(twenty(9)), released(twenty(10))]
    expect(nine.batch.counts['core-om.change']).toBeUndefined()
    expect(nine.caseLists.groups.filter(({ table }) => table === 'core-om.change')).toEqual([])
    const told = nine.preview.filter(({ table }) => table === 'core-om.change')
    expect(told.map(({ own, sent, why }) => [own, sent, why])).toEqual(
      [9, 0, 0, 0, 0].map((own) => [own, null, 'too-few']),
    )
    expect(ten.batch.counts['core-om.change']).toEqual({
      ...{ recovered: 10, improved: 0, unchanged: 0, deteriorated: 0, unlabelled: 0 },
    })
    for (const { batch } of [nine, ten]) expect(readBatch(batch, period)).toEqual({ batch })
  })
})
