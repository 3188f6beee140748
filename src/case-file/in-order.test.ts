import { expect, it } from 'vitest'
import { answered, fileOf } from '../cases/testing.ts'
import type { KeptOf } from '../vault/index.ts'

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
