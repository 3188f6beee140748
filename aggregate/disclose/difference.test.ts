import { expect, it } from 'vitest'
import { audit, farApart } from './difference.ts'

const ids = Array.from({ length: 40 }, (_, i) => `${i}`)

it('counts a child once that an earlier list names twice', () => {
  // Twenty, and the first seventeen of them: the three who left follow by subtraction, however they are written down.
  const twenty = ids.slice(0, 20)
  const lists = [[...twenty, '18'], ids.slice(0, 17), [...twenty, '19']]
  expect(audit(lists, 10)).toEqual({ ok: false, rules: ['pair', 'linear'] })
  expect(farApart([twenty, [...twenty, '7', '7']], 5)).toBe(true)
})

it('lets two counts of one cell stand that are alike or five apart, and none between', () => {
  const ten = ids.slice(0, 10)
  expect([10, 11, 14, 15].map((to) => farApart([ten, ids.slice(0, to)], 5))).toEqual([true, false, false, true])
  expect(farApart([ids.slice(0, 3)], 5)).toBe(true)
})
