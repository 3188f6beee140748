/** The plan writes its boundaries out, so that a corrected norm table cannot shift what a unit sends. Here they are compared. */
import { describe, expect, it } from 'vitest'
import { type Form, formById, normSets, normSetsOf } from '#instruments'
import { plan1 } from './plan-1.ts'

const rows = (set: string, informant: string, scale: string) =>
  normSets
    .find(({ id }) => id === set)
    ?.limits.filter((row) => row.scale === scale && row.informant === informant)
    .map(({ bands }) => bands.map(({ from }) => from)) ?? []

const boundaries = (measure: string, scale: string) =>
  plan1.measures
    .find(({ id }) => id === measure)
    ?.scales.find(({ id }) => id === scale)
    ?.bands.map(({ from }) => from)

describe.each([
  ['sdq-self', 'self'],
  ['sdq-parent', 'parent'],
  ['sdq-teacher', 'teacher'],
])('%s', (measure, informant) => {
  it.each(['total', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'])(
    'has the three-band limits of %s',
    (scale) => {
      expect(rows('sdq-three-band', informant, scale)).toEqual([boundaries(measure, scale)])
    },
  )
})

it('has the severity bands of the CORE clinical score, the two highest as one', () => {
  expect(rows('core-om-severity', 'self', 'clinical').map((row) => row.slice(0, 5))).toEqual([
    boundaries('core-om', 'clinical'),
  ])
  expect(rows('core-10-distress', 'self', 'clinical').map((row) => row.slice(0, 5))).toEqual([
    boundaries('core-10', 'clinical'),
  ])
})

it('has the limits of C-GAS as boundaries', () => {
  const [limits] = rows('cgas-bird-1990', 'clinician', 'score')
  for (const limit of limits ?? [Number.NaN]) expect(boundaries('cgas', 'score')).toContain(limit)
})

describe.each(plan1.measures)('$id', ({ first, last, scales, change }) => {
  it('names forms and scales that there are, with their whole range', () => {
    for (const form of [first, last])
      expect(Object.keys(formById(form)?.scales ?? {})).toEqual(expect.arrayContaining(scales.map(({ id }) => id)))
    expect(change === null || scales.some(({ id }) => id === change)).toBe(true)
  })

  it('has at most five bands, rising', () => {
    for (const { bands } of scales) {
      expect(bands.length).toBeLessThanOrEqual(5)
      expect(bands.map(({ from }) => from)).toEqual(bands.map(({ from }) => from).toSorted((a, b) => a - b))
    }
  })

  it('labels a change only where the form is the same and a table says how large it must be', () => {
    const ruled = normSetsOf(formById(first) as Form).flatMap(({ changes = [] }) => changes.map(({ scale }) => scale))
    const labelled = scales.find(({ id }) => first === last && ruled.includes(id))
    expect(change).toBe(labelled?.id ?? null)
  })
})

it('never sends a risk scale, nor one that it could be had from', () => {
  const scales = plan1.measures.flatMap(({ id, scales }) => scales.map((scale) => `${id}.${scale.id}`))
  expect(scales.filter((scale) => /risk/.test(scale))).toEqual([])
  expect(scales.filter((scale) => scale.startsWith('core-om'))).toEqual(['core-om.clinical'])
})
