import { expect, it } from 'vitest'
import { formById, forms } from '../front.ts'
import type { Form } from './definition.ts'
import { hingesOf } from './outcome-key.ts'

const hinge = (id: string, at: string) => {
  const form = formById(id) as Form
  return hingesOf(form)[[...Object.keys(form.scales), ...form.review].indexOf(at)]
}

it.each(forms.map((form) => [form.id, form] as const))('what %s hangs on has a key', (_, form) => {
  expect(hingesOf(form).filter(({ tooWide }) => tooWide)).toEqual([])
})

it('five items of 0 to 2 hang on 11 sums and 0 to 5 blanks; a blank is a step past every sum', () => {
  const conduct = hinge('sdq-p4-17', 'conduct')
  expect(conduct?.keys).toBe(11 * 6)
  // tantrum, obeys (reversed), fights, lies, steals: a blank first, then each choice's worth.
  expect(conduct?.weights).toEqual([0, 1, 0, 0, 0].map((reversed) => (reversed ? [11, 2, 1, 0] : [11, 0, 1, 2])))
})

it('a gate is blank, shut or open', () => {
  const impact = hinge('sdq-p4-17', 'impact')
  // Five items worth 0 0 1 2 have 11 sums, with 0 to 5 blanks; the gate has four choices.
  expect(impact?.keys).toBe(11 * 6 * 3)
  expect(impact?.weights).toEqual([...Array(5).fill([11, 0, 0, 1, 2]), [0, 66, 132, 132, 132]])
})

it('a written number hangs on itself', () => {
  const score = hinge('cgas', 'score')
  expect(score?.keys).toBe(101 * 2)
  expect(score?.weights).toEqual([[101, ...Array.from({ length: 100 }, (_, at) => at + 1)]])
})

it('a sum of four scales hangs on as many outcomes of each as a table has room for', () => {
  const total = hinge('sdq-p4-17', 'total')
  expect(total?.keys).toBe(19 ** 4)
  expect(total?.weights.map((row) => [row.length, row[1], row[18]])).toEqual([
    [19, 1, 18],
    [19, 19, 18 * 19],
    [19, 361, 18 * 361],
    [19, 6859, 18 * 6859],
  ])
})

it('what would want a table of millions has no key', () => {
  const form = formById('cgas') as Form
  const wide: Form = { ...form, items: { score: { kind: 'number', from: -100_000, to: 100_000 } }, review: ['score'] }
  expect(hingesOf(wide)).toEqual([1, 2].map(() => ({ slots: [], weights: [], keys: 1, tooWide: true })))
})
