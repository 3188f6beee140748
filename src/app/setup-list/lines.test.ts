import { expect, it } from 'vitest'
import { asksFor, type SetUpFacts, type SetUpLine, setUpLines, stateOf } from './lines.ts'

/** A unit in the moment it was made. */
const fresh: SetUpFacts = {
  keepers: 1,
  wordings: 0,
  backedUp: false,
  enrolled: false,
  joined: false,
  deviceReady: false,
}
const ready: SetUpFacts = { keepers: 2, wordings: 1, backedUp: true, enrolled: true, joined: true, deviceReady: true }
const line = (id: SetUpLine['id']) => setUpLines.find((one) => one.id === id) as SetUpLine
const left = (facts: SetUpFacts) => setUpLines.filter((one) => asksFor(one, facts, false)).map(({ id }) => id)

it('asks a fresh unit for all but the sheet, and a unit that has all for nothing', () => {
  expect(left(fresh)).toEqual(['keeper', 'wordings', 'backup', 'tablet', 'relay', 'collector'])
  expect(left(ready)).toEqual([])
})

it.each([
  ['keeper', { keepers: 2 }],
  ['wordings', { wordings: 1 }],
  ['backup', { backedUp: true }],
  ['tablet', { deviceReady: true }],
  ['relay', { joined: true }],
  ['collector', { enrolled: true }],
] as const)('takes %s as done by its own fact alone', (id, fact) => {
  expect(stateOf(line(id), fresh, false)).toBe('left')
  expect(left({ ...fresh, ...fact })).toEqual(left(fresh).filter((one) => one !== id))
})

it('says of what was put off and then done that it is done', () => {
  expect(stateOf(line('backup'), fresh, true)).toBe('put-off')
  expect(asksFor(line('backup'), fresh, true)).toBe(false)
  expect(stateOf(line('backup'), ready, true)).toBe('done')
})

it('asks for nothing on account of what the browser has not said yet', () => {
  expect(left({ ...ready, deviceReady: null })).toEqual([])
  expect(stateOf(line('tablet'), { ...ready, deviceReady: null }, false)).toBe('left')
})
