import { expect, it } from 'vitest'
import type { KeptOf } from '../vault/index.ts'
import { formsAtTablets } from './at-tablets.ts'

const [caseId, device, session, other] = ['case', 'tablet', 'session', 'other']
const kept = <K extends 'handed-over' | 'given-back'>(body: object, at: string): KeptOf<K> =>
  ({ id: at, caseId, at, by: 'respondent', device: 'reader', lamport: 1, body }) as unknown as KeptOf<K>
const sent = (session: string, turn: number) =>
  kept<'handed-over'>(
    { kind: 'handed-over', session, forms: ['yp-core'], again: false, tablet: { device, turn, session: '{}' } },
    '2026-11-29T10:00:00.000Z',
  )
const back = (how: 'asked' | 'handed-in' | 'broken-off', at: string) =>
  kept<'given-back'>({ kind: 'given-back', session, how }, at)
const states = (
  givenBack: readonly KeptOf<'given-back'>[],
  tablet: { begun: string | null; holds: readonly string[] } = { begun: null, holds: [] },
) =>
  formsAtTablets({
    handedOver: [sent(session, 47), sent(other, 12)],
    givenBack,
    tablets: [{ device, ...tablet }],
  }).map(({ turn, state, ended }) => [turn, state, ended])

it('a form waits until its tablet says that it is begun, or that a whole one lies where this reader cannot take it in', () => {
  expect(states([])).toEqual([
    [47, 'waiting', null],
    [12, 'waiting', null],
  ])
  expect(states([], { begun: other, holds: [session] })).toEqual([
    [47, 'handed-in', null],
    [12, 'begun', null],
  ])
})

it('one that is called back is so until what was answered has come, and one that was handed in all the same is fetched', () => {
  const [asked, broken, whole] = ['2026-11-29T10:05:00.000Z', '2026-11-29T10:06:00.000Z', '2026-11-29T10:07:00.000Z']
  expect(states([back('asked', asked)], { begun: session, holds: [] })[0]).toEqual([47, 'asked', null])
  expect(states([back('asked', asked), back('broken-off', broken)])[0]).toEqual([47, 'broken-off', broken])
  expect(states([back('asked', asked), back('broken-off', broken), back('handed-in', whole)])[0]).toEqual([
    47,
    'fetched',
    whole,
  ])
})

it('a hand-over of the reader itself is on no tablet', () => {
  const own = kept<'handed-over'>({ kind: 'handed-over', session, forms: [], again: false }, '2026-11-29T10:00:00.000Z')
  expect(formsAtTablets({ handedOver: [own], givenBack: [], tablets: [] })).toEqual([])
})
