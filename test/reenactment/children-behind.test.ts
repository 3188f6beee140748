import { expect, it } from 'vitest'
import { plan1 } from '../../aggregate/plan/plan-1.ts'
import { childrenBehind } from './children-behind.ts'
import { total } from './counts-behind.ts'
import { gives } from './lists-behind.ts'

/** Under this draw anything above a multiple of five goes up: 0 is nobody, 5 is one to five, 10 is six to ten. */
const k = 0

const scaleOf = (id: string) => {
  const scale = plan1.measures.find((measure) => measure.id === 'sdq-self')?.scales.find((one) => one.id === id)
  if (!scale) throw new Error(`no ${id}`)
  return scale
}
const sent = (id: string, mean: number, borderline: number, abnormal: number) => ({
  scale: scaleOf(id),
  stats: { mean, sd: null, bands: { borderline, abnormal } },
})
/**
 * Ten youths of whom nobody is abnormal on a part, and at most five borderline. The means of the parts add up to the total's. From 20 points
 * on a total is abnormal. Six points of emotions, four of conduct, six of hyperactivity and three with peers are 19: whoever
 * has 20 is borderline with peers, and that no more than five are.
 */
const ten = (abnormal: number) =>
  [
    sent('total', 14, 0, abnormal),
    sent('emotional', 4.2, 5, 0),
    sent('conduct', 2.8, 5, 0),
    sent('hyperactivity', 4.2, 5, 0),
    sent('peer', 2.8, 5, 0),
  ] as const

const children = childrenBehind(ten(5), 10, k)

it('finds youths of whom one to five are abnormal in all, and what disclosure sends of them is what was sent', () => {
  expect(children).toHaveLength(10)
  const columns = [children?.map(total), ...[0, 1, 2, 3].map((part) => children?.map((child) => child[part] ?? -1))]
  const given = ten(5).map(({ scale, stats }, i) => gives(columns[i] ?? [], { step: 1, over: 1 }, scale, stats, k))
  expect(given).toEqual([true, true, true, true, true])
})

it('says that there are none of whom six or more are, though each scale by itself has a list', () => {
  expect(childrenBehind(ten(10), 10, k)).toBeNull()
})

it('and finds them where nothing was sent about peers', () => {
  const [whole, ...parts] = ten(10)
  const hidden = parts.map((part) => (part.scale.id === 'peer' ? { ...part, stats: null } : part))
  expect(childrenBehind([whole, ...hidden], 10, k)).toHaveLength(10)
})

it('takes no sum but those it is given', () => {
  const [whole, ...parts] = ten(5)
  const only = (sum: number) => childrenBehind([{ ...whole, sums: new Map([[sum, null]]) }, ...parts], 10, k)
  expect(only(140)).toHaveLength(10)
  expect(only(141)).toBeNull()
})

it('gives others by other weights', () => {
  let weight = 0
  const other = childrenBehind(ten(5), 10, k, () => ++weight % 7)
  expect(other).toHaveLength(10)
  expect(other).not.toEqual(children)
})
