import { describe, expect, it } from 'vitest'
import { type Form, formById } from '#instruments'
import { linksOf, stepOf } from './linked.ts'
import { plan1 } from './plan-1.ts'

const sdq = plan1.measures.filter(({ id }) => id.startsWith('sdq'))

it('of an SDQ are the total difficulties and the four scales that it adds, as the instrument is defined', () => {
  expect(sdq.length).toBe(3)
  for (const measure of sdq)
    expect(linksOf(measure)).toEqual([{ whole: 'total', parts: ['emotional', 'conduct', 'hyperactivity', 'peer'] }])
})

/** The items behind a scale, through the scales that it adds. */
function itemsOf(form: Form, scale: string): readonly string[] {
  const made = form.scales[scale]
  if (!made) throw new Error(`no scale ${scale}`)
  return 'items' in made ? made.items : made.scales.flatMap((part) => itemsOf(form, part))
}

describe.each(plan1.measures)('$id', (measure) => {
  it('is linked in the same way at the follow-up', () => {
    expect(linksOf({ ...measure, first: measure.last })).toEqual(linksOf(measure))
  })

  it('has no two scales with an item in common but a sum and its parts', () => {
    const form = formById(measure.first)
    if (!form) throw new Error('no form')
    const kin = linksOf(measure).flatMap(({ whole, parts }) => parts.map((part) => [whole, part].sort().join()))
    const ids = measure.scales.map(({ id }) => id)
    for (const [i, a] of ids.entries())
      for (const b of ids.slice(i + 1)) {
        const common = itemsOf(form, a).filter((item) => itemsOf(form, b).includes(item))
        expect([a, b, common.length > 0]).toEqual([a, b, kin.includes([a, b].sort().join())])
      }
  })

  it('sends every part of a sum that it sends any part of', () => {
    const form = formById(measure.first)
    for (const { whole, parts } of linksOf(measure)) {
      const made = form?.scales[whole]
      expect(made && 'scales' in made && made.scales).toEqual(parts)
    }
  })
})

it('moves ten to an item of a CORE clinical score, and one to any other', () => {
  const steps = plan1.measures.map((measure) => [measure.id, stepOf(measure, measure.scales[0]?.id ?? '')])
  expect(Object.fromEntries(steps)).toEqual({
    ...{ 'sdq-self': 1, 'sdq-parent': 1, 'sdq-teacher': 1, cgas: 1 },
    ...{ 'core-om': 10, 'yp-core': 10, 'core-10': 10 },
  })
})
