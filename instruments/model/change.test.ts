import { expect, it } from 'vitest'
import { type ChangeInput, change } from '../index.ts'

const given: ChangeInput = {
  first: 0,
  last: 0,
  sd: 5,
  reliability: 0.92,
  confidence: 0.95,
  cutOff: null,
  higherIs: 'worse',
}

it('works out the published check: SD 7.5, r .80', () => {
  const { sdiff, rci } = change({ ...given, sd: 7.5, reliability: 0.8 })
  expect(sdiff).toBeCloseTo(4.743, 3)
  expect(rci).toBeCloseTo(9.297, 3)
})

it('counts a change that exceeds the RCI, and none that equals it', () => {
  const { rci } = change(given)
  expect(change({ ...given, last: rci }).reliable).toBe('unchanged')
  expect(change({ ...given, last: rci * (1 + Number.EPSILON) }).reliable).toBe('deteriorated')
  expect(change({ ...given, last: -rci }).reliable).toBe('unchanged')
  expect(change({ ...given, last: -rci * (1 + Number.EPSILON) }).reliable).toBe('improved')
})

it('has nobody recover where there is no cut-off, on whatever side of 0', () => {
  expect(change({ ...given, first: -1, last: 9, higherIs: 'better' })).toMatchObject({
    reliable: 'improved',
    category: 'improved',
  })
})
