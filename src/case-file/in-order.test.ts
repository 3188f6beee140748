import { expect, it } from 'vitest'
import { answered, fileOf } from '../cases/testing.ts'
import type { KeptOf } from '../vault/index.ts'
import { unsettledIn } from './case-file.ts'

type Body = KeptOf<'answers'>['body']

const days = (...bodies: readonly Body[]) => fileOf(2011, ...bodies).measurements.map(({ body }) => body.day)
const on = (day: string, more: Partial<Body> = {}): Body => ({ ...answered('sdq-s11-17', day), ...more })

it('puts forms by their days, whenever they were written', () => {
  expect(days(on('2026-11-20'), on('2026-11-02', { via: 'paper' }), on('2026-11-10', { via: 'import' }))).toEqual([
    '2026-11-02',
    '2026-11-10',
    '2026-11-20',
  ])
})

it('keeps the order of writing where a clock that fell back dates a follow-up before the first form', () => {
  const first = on('2026-11-28')
  const followUp = on('2022-01-01', { occasion: 'follow-up' })
  expect(days(first, followUp)).toEqual(['2026-11-28', '2022-01-01'])
  // A rating is dated by the same clock; paper in between keeps its own day.
  expect(days(first, on('2022-01-01', { via: 'rating' }), on('2026-10-01', { via: 'paper' }))).toEqual([
    '2026-10-01',
    '2026-11-28',
    '2022-01-01',
  ])
})

it('keeps the order of writing after a clock that was ahead', () => {
  expect(days(on('2030-05-01'), on('2026-11-28'), on('2026-12-20'))).toEqual(['2030-05-01', '2026-11-28', '2026-12-20'])
})

it('lets a correction stand where the form stood that it corrects', () => {
  const first = '00000000-0000-4000-8000-000000000001'
  const correction = on('2026-11-02', { corrects: { record: first, reason: 'fel ruta' } })
  expect(days(on('2026-11-02'), on('2026-11-20'), correction)).toEqual(['2026-11-02', '2026-11-20'])
})

it('believes the day of a form that came in a file later than it was answered', () => {
  expect(days(on('2026-11-20'), on('2026-11-02', { late: true }))).toEqual(['2026-11-02', '2026-11-20'])
})

const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
const corrects = (record: number, ...also: readonly number[]) => ({
  record: idOf(record),
  ...(also.length > 0 && { also: also.map(idOf) }),
  reason: 'fel ruta',
})
const value = (i1: number, more: Partial<Body> = {}) => on('2026-11-02', { answers: { i1 }, ...more })

it('shows the later of two corrections made apart, and both for whoever is to choose', () => {
  const file = fileOf(2011, value(0), value(1, { corrects: corrects(1) }), value(2, { corrects: corrects(1) }))
  expect(file.measurements.map(({ body }) => body.answers.i1)).toEqual([2])
  expect(file.correctedTwice.map((stand) => stand.map(({ body }) => body.answers.i1))).toEqual([[1, 2]])
  expect(unsettledIn(file)).toBe(1)
})

it('takes two corrections of a form that is not here for two of one form', () => {
  const file = fileOf(2011, value(1, { corrects: corrects(99) }), value(2, { corrects: corrects(99) }))
  expect(file.measurements.map(({ body }) => body.answers.i1)).toEqual([2])
})

it('is settled by the one that was chosen, and open again where a third comes or two have chosen', () => {
  const three = [value(0), value(1, { corrects: corrects(1) }), value(2, { corrects: corrects(1) })] as const
  const chosen = value(1, { corrects: corrects(2, 3) })
  expect(fileOf(2011, ...three, chosen).correctedTwice).toEqual([])
  const third = value(3, { corrects: corrects(1) })
  expect(fileOf(2011, ...three, chosen, third).correctedTwice[0]?.map(({ body }) => body.answers.i1)).toEqual([1, 3])
  const other = value(2, { corrects: corrects(3, 2) })
  expect(fileOf(2011, ...three, chosen, other).correctedTwice[0]?.map(({ body }) => body.answers.i1)).toEqual([1, 2])
})
