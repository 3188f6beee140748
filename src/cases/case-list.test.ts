import { expect, it } from 'vitest'
import type { CaseFile } from '../case-file/case-file.ts'
import type { DueRules } from '../case-file/due.ts'
import type { RecordBody } from '../vault/index.ts'
import { arranged, firstView, type ListView, pinsSome, rowOf } from './case-list.ts'
import { answered, fileOf } from './testing.ts'

const today = '2026-11-28'
const sixWeeks: DueRules = { weeks: 6, periods: [] }

const me = '00000000-0000-4000-8000-000000000001'

const row = (id: string, born: number, ...bodies: readonly RecordBody[]) =>
  rowOf({ ...fileOf(born, ...bodies), id, code: `${id}-111` }, sixWeeks, today, me)

const unread = row('A', 2009, answered('core-om', '2026-11-25'))
const never = row('B', 2012)
const late = row('C', 2011, answered('sdq-s11-17', '2026-10-01'))
const recent = row('D', 2011, answered('sdq-s11-17', '2026-11-20'))
const rows = [never, late, recent, unread]

const listed = (view: Partial<ListView>, worse: ReadonlySet<string> | null = new Set()) =>
  arranged(rows, { ...firstView, ...view }, worse)
    .map(({ file }) => file.id)
    .join('')

it('puts unread cases first, whatever is asked for', () => {
  expect(listed({})).toBe('ADBC')
  expect(listed({ filter: 'none-yet' })).toBe('AB')
  expect(listed({ filter: 'due' })).toBe('AC')
  expect(listed({ filter: 'to-read' })).toBe('A')
  expect(listed({ sort: 'code', reverse: true })).toBe('ADCB')
})

it('says that unread cases are pinned where they stand above others, and nowhere else', () => {
  expect(pinsSome([unread, never])).toBe(true)
  expect([[unread], [never], []].map(pinsSome)).toEqual([false, false, false])
})

it('shows as worse only those who are known to be: none while they are counted', () => {
  expect(listed({ filter: 'worse' }, new Set(['D']))).toBe('AD')
  expect(listed({ filter: 'worse' }, null)).toBe('A')
})

it('is sorted by each column, and turned round', () => {
  expect(listed({ sort: 'code' })).toBe('ABCD')
  expect(listed({ sort: 'born' })).toBe('ADCB')
  expect(listed({ sort: 'change' }, new Set(['C']))).toBe('ACDB')
  expect(listed({ sort: 'due' })).toBe('ACDB')
  expect(listed({ sort: 'touched', reverse: true })).toBe('ABCD')
})

it('finds a code however it is written, and a year of birth', () => {
  expect(listed({ search: ' c111' })).toBe('C')
  expect(listed({ search: '2011' })).toBe('DC')
  expect(listed({ search: '2009' })).toBe('A')
})

it('tells mine, the whole unit’s and the closed ones apart, and hides none that is unread', () => {
  const of = (id: string, more: Partial<CaseFile>, ...bodies: readonly RecordBody[]) =>
    rowOf({ ...fileOf(2011, ...bodies), ...more, id, code: `${id}-111` }, sixWeeks, today, me)
  const cases = [
    of('E', { responsible: me }),
    of('F', { responsible: 'somebody else' }),
    of('G', { responsible: me, closed: '2026-11-20' }),
    of('H', { closed: '2026-11-21' }, answered('core-om', '2026-11-25')),
  ]
  const within = (view: Partial<ListView>) =>
    arranged(cases, { ...firstView, ...view }, new Set())
      .map(({ file }) => file.id)
      .sort()
      .join('')
  expect(within({ scope: 'mine' })).toBe('EH')
  expect(within({ scope: 'unit' })).toBe('EFH')
  expect(within({ scope: 'closed' })).toBe('GH')
  // Somebody who seeks a code that is closed must not be told that there is none.
  expect(within({ scope: 'mine', search: 'g-111' })).toBe('G')
})

it('finds words of a note, in any case of letters', () => {
  const noted = rowOf({ ...fileOf(2011), id: 'N', code: 'N-111', note: 'Tolk: dari' }, sixWeeks, today, me)
  const found = (search: string) => arranged([noted], { ...firstView, search }, null).length
  expect([found('tolk'), found('DARI'), found('arabiska')]).toEqual([1, 1, 0])
})

it('waits for nothing in a closed case', () => {
  const sdq = answered('sdq-s11-17', '2026-10-01')
  expect(late.isDue).toBe(true)
  expect(rowOf({ ...fileOf(2011, sdq), closed: '2026-11-20' }, sixWeeks, today, me).next).toBeNull()
})

it('arranges 5 000 cases well within a blink', () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    rowOf({ ...fileOf(2011), id: String(i), code: `C${i}`, opened: `2026-0${1 + (i % 9)}-01` }, sixWeeks, today, me),
  )
  // Of this process alone: what else the machine does is not counted.
  const start = process.cpuUsage()
  expect(arranged(many, firstView, null)).toHaveLength(5000)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(500)
})
