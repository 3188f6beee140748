import { expect, it } from 'vitest'
import { type ChangeInput, change } from '../index.ts'

const given: ChangeInput = {
  pre: 0,
  post: 0,
  sd: 5,
  reliability: 0.92,
  confidence: 0.95,
  limit: null,
  higherIs: 'worse',
}

it('works out the published check: SD 7.5, r .80', () => {
  const { sdiff, rci } = change({ ...given, sd: 7.5, reliability: 0.8 })
  expect(sdiff).toBeCloseTo(4.743, 3)
  expect(rci).toBeCloseTo(9.297, 3)
})

it('counts a change that exceeds the RCI, and none that equals it', () => {
  const { rci } = change(given)
  expect(change({ ...given, post: rci }).reliable).toBe('unchanged')
  expect(change({ ...given, post: rci * (1 + Number.EPSILON) }).reliable).toBe('deteriorated')
  expect(change({ ...given, post: -rci }).reliable).toBe('unchanged')
  expect(change({ ...given, post: -rci * (1 + Number.EPSILON) }).reliable).toBe('improved')
})

it('has nobody recover where there is no limit, on whatever side of 0', () => {
  expect(change({ ...given, pre: -1, post: 9, higherIs: 'better' })).toMatchObject({
    reliable: 'improved',
    category: 'improved',
  })
})
