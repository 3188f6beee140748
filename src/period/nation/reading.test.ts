// @vitest-environment node
import { expect, it } from 'vitest'
import type { Beside, BesideTable } from './beside.ts'
import { foundApart, openingOf, shownTogether, withheldRows } from './reading.ts'

const own = (value: number, half: number) => ({ value, low: value - half, high: value + half, of: 40 })
const nation = (value: number, half: number) => ({ ...own(value, half), rounding: half / 2, joined: false })
const row = (cell: string, mine: Beside['own'], theirs: Beside['nation']): Beside => ({
  cell,
  own: mine,
  nation: theirs,
})
const table = (id: string, rows: readonly Beside[], kind: BesideTable['kind'] = 'share'): BesideTable => ({
  table: id,
  kind,
  range: [0, 1],
  rows,
})

it('counts the rows in which the two lie apart, of those in which both are certain enough', () => {
  const rows = [
    row('meets', own(0.4, 0.1), nation(0.5, 0.05)),
    row('apart', own(0.2, 0.05), nation(0.5, 0.05)),
    row('too uncertain', own(0.02, 0.05), nation(0.5, 0.05)),
    row('withheld', own(0.2, 0.05), 'below-20'),
  ]
  expect(foundApart([table('reasons', rows)])).toEqual({ apart: 1, of: 2 })
})

it('counts what is withheld by why', () => {
  const rows = ['below-20', 'few-units', 'below-20'] as const
  expect([...withheldRows(rows.map((why) => row(why, null, why)))]).toEqual([
    ['below-20', 2],
    ['few-units', 1],
  ])
})

it('names the sections in which nothing can be read, and shows the rest', () => {
  const some = table('a.x', [row('c', own(0.4, 0.1), nation(0.5, 0.1))])
  const none = table('b.y', [row('c', own(0.4, 0.1), 'below-20')])
  const { shown, empty } = shownTogether([some, none], (id) => id.slice(0, 1))
  expect([shown.map(([name]) => name), empty]).toEqual([['a'], ['b']])
})

it('opens with at most five figures of at most five rows, the largest of the nation, in the table’s order', () => {
  const reasons = [0.1, 0.5, 0.2, 0.3, 0.4, 0.6].map((value) =>
    row(String(value), own(value, 0.05), nation(value, 0.05)),
  )
  const one = [row('first', own(14, 1), nation(13, 1))]
  const all = [
    table('reasons', reasons),
    table('interventions', reasons),
    table('sdq-self.total', one, 'mean'),
    table('sdq-self.emotional', one, 'mean'),
  ]
  const opening = openingOf(all)
  expect(opening.map((each) => each.table)).toEqual(['reasons', 'sdq-self.total'])
  expect(opening[0]?.rows.map(({ cell }) => cell)).toEqual(['0.5', '0.2', '0.3', '0.4', '0.6'])
})
