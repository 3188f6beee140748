import { expect, it } from 'vitest'
import { formById } from '#instruments'
import { answered, fileOf } from '../cases/testing.ts'
import type { RecordBody } from '../vault/index.ts'
import { isOverdue, itemsToReview, toReview } from './to-review.ts'

const core = formById('core-om')
if (!core) throw new Error('CORE-OM is gone')
const calm = Object.fromEntries(core.review.map((id) => [id, 0]))
const [sixth = '', ninth = ''] = core.review

it('lists every marked item above 0 and every marked item left blank, and no other', () => {
  expect(itemsToReview(core, { ...calm, [sixth]: 1, [ninth]: null })).toEqual([
    { id: sixth, answer: 1 },
    { id: ninth, answer: null },
  ])
  expect(itemsToReview(core, calm)).toEqual([])
})

it('takes an item that is absent for a blank, never for a 0', () => {
  expect(itemsToReview(core, {})).toHaveLength(core.review.length)
})

it('keeps a form on the list until it is marked as seen, and its correction anew', () => {
  const form = answered('core-om', '2026-11-20', { ...calm, [sixth]: 2 })
  const seen = (record: string): RecordBody => ({ kind: 'seen', record, items: [sixth], done: 'Pratade' })
  const first = '00000000-0000-4000-8000-000000000001'
  expect(toReview(fileOf(2009, form))).toHaveLength(1)
  expect(toReview(fileOf(2009, form, seen(first)))).toEqual([])
  const correction = { ...form, corrects: { record: first, reason: 'fel inskrivet' } }
  expect(
    toReview(fileOf(2009, form, seen(first), correction)).map(
      ({ given }) => given.body.kind === 'answers' && given.body.corrects,
    ),
  ).toEqual([correction.corrects])
})

it('turns overdue on the day after, and a paper form on the day after it was typed in', () => {
  const [tablet] = toReview(fileOf(2009, answered('core-om', '2026-11-20')))
  const [paper] = toReview(fileOf(2009, { ...answered('core-om', '2026-11-20'), via: 'paper' }))
  if (!tablet || !paper) throw new Error('nothing to review')
  expect(isOverdue(tablet, '2026-11-20')).toBe(false)
  expect(isOverdue(tablet, '2026-11-21')).toBe(true)
  const typedLater = { ...paper, given: { ...paper.given, at: '2026-11-21T09:00:00.000Z' } }
  expect(isOverdue(typedLater, '2026-11-21')).toBe(false)
})
