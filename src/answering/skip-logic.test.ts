import { expect, it } from 'vitest'
import { type Form, formById, itemIds } from '#instruments'
import { asked, blankOnes, finished, mayShrink } from './skip-logic.ts'

const form = (id: string): Form => {
  const found = formById(id)
  if (!found) throw new Error(id)
  return found
}
const self = form('sdq-s11-17')
const impact = ['duration', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis', 'burden']

it('asks every item in the order of the form', () => {
  expect(asked(form('core-om'), {})).toEqual(itemIds(form('core-om')))
})

it('asks nothing more about difficulties once somebody has said that there are none', () => {
  expect(asked(self, { ebddiff: 0 })).toHaveLength(26) // 25 items and the gate itself
  expect(asked(self, { ebddiff: 0 })).not.toEqual(expect.arrayContaining(['distres']))
})

it.each([null, 1, 2, 3])('asks about everyday life when the gate says %s', (ebddiff) => {
  expect(asked(self, { ebddiff }).slice(26)).toEqual(impact)
})

it('asks the follow-up questions whatever the gate says, since they stand before it', () => {
  expect(asked(form('sdq-s11-17-followup'), { ebddiff: 0 }).slice(25)).toEqual(['since', 'helpful', 'ebddiff'])
})

it('says "at most" for as long as the gate has no answer', () => {
  expect(mayShrink(self, {})).toBe(true)
  expect(mayShrink(self, { ebddiff: null })).toBe(true)
  expect(mayShrink(self, { ebddiff: 2 })).toBe(false)
  expect(mayShrink(form('core-om'), {})).toBe(false)
})

it('counts as blank what was asked and not answered, and nothing behind a closed gate', () => {
  const all = Object.fromEntries(itemIds(self).map((id) => [id, 1]))
  expect(blankOnes(self, { ...all, kind: null, distres: null, ebddiff: 0 })).toEqual(['kind'])
})

it('tells three kinds of blank apart, and hands in a code or a null for every item', () => {
  const all = Object.fromEntries(itemIds(self).map((id) => [id, 1]))
  const done = finished(self, { ...all, kind: null, lies: null, ebddiff: 0 }, { kind: 'declined' })
  expect(Object.keys(done.answers)).toEqual(itemIds(self))
  expect(done.blanks).toEqual({
    kind: 'declined',
    lies: 'skipped',
    ...Object.fromEntries(impact.map((id) => [id, 'not-shown'])),
  })
  expect(Object.entries(done.blanks).every(([id]) => done.answers[id] === null)).toBe(true)
})

it('hands in no answer that was given behind the gate before it was closed', () => {
  expect(finished(self, { ebddiff: 0, distres: 3 }, {})).toMatchObject({
    answers: { distres: null },
    blanks: { distres: 'not-shown' },
  })
})

it('forgets that an item was declined once it has an answer', () => {
  expect(finished(self, { kind: 2 }, { kind: 'declined' }).blanks).not.toHaveProperty('kind')
})
