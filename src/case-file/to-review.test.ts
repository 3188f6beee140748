import { expect, it } from 'vitest'
import { formById } from '#instruments'
import { arranged, rowOf } from '../cases/case-list.ts'
import { answered, fileOf } from '../cases/testing.ts'
import type { RecordBody } from '../vault/index.ts'
import { awaitedSeconds, isOverdue, itemsToReview, toReview } from './to-review.ts'

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

it('awaits a second measurement of each instrument and informant that has one only', () => {
  const file = fileOf(
    2011,
    answered('sdq-s11-17', '2026-10-01'),
    answered('sdq-p4-17', '2026-10-02'),
    answered('sdq-s11-17-followup', '2026-11-02'),
  )
  expect(awaitedSeconds(file)).toEqual([{ instrument: 'sdq', informant: 'parent', since: '2026-10-02' }])
})

it('puts unread cases first, whatever the filter, and finds a code however it is written', () => {
  const unread = rowOf({ ...fileOf(2009, answered('core-om', '2026-10-05')), id: 'a', code: 'AAA-111' })
  const empty = rowOf({ ...fileOf(2009), id: 'b', code: 'BBB-222' })
  const measured = rowOf({ ...fileOf(2011, answered('sdq-s11-17', '2026-11-01')), id: 'c', code: 'CCC-333' })
  const ids = (rows: readonly { file: { id: string } }[]) => rows.map(({ file }) => file.id)
  const rows = [empty, measured, unread]
  expect(ids(arranged(rows, 'all', ''))).toEqual(['a', 'c', 'b'])
  expect(ids(arranged(rows, 'second', ''))).toEqual(['a', 'c'])
  expect(ids(arranged(rows, 'none-yet', ''))).toEqual(['a', 'b'])
  expect(ids(arranged(rows, 'all', ' ccc333'))).toEqual(['c'])
})

it('arranges 5 000 cases well within a blink', () => {
  const rows = Array.from({ length: 5000 }, (_, i) =>
    rowOf({ ...fileOf(2011), id: String(i), code: `C${i}`, opened: `2026-0${1 + (i % 9)}-01` }),
  )
  // Of this process alone: what else the machine does is not counted.
  const start = process.cpuUsage()
  expect(arranged(rows, 'all', '')).toHaveLength(5000)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(500)
})
