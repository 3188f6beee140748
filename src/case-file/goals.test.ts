import { expect, it } from 'vitest'
import { type Kept, ofKind, type RecordBody } from '../vault/index.ts'
import { mayAgree, goalsOf as readGoals } from './goals.ts'

const ids = { bus: '00000000-0000-4000-8000-000000000001', sleep: '00000000-0000-4000-8000-000000000002' }

function records(...bodies: readonly (RecordBody | readonly [RecordBody, readonly string[]])[]): readonly Kept[] {
  return bodies.map((one, i) => {
    const [body, replaces] = 'kind' in one ? [one, undefined] : one
    const place = { id: `r${i}`, lamport: i + 1, device: 'd', at: '2026-01-01T10:00:00.000Z' }
    return { ...place, by: 'respondent' as const, caseId: 'c', body, ...(replaces && { replaces }) }
  })
}

const goalsOf = (own: readonly Kept[]) => readGoals(ofKind(own, 'goal'), ofKind(own, 'goal-rating'))

const goal = (id: string, texts: readonly (readonly [string, string])[], ended: string | null = null): RecordBody => ({
  kind: 'goal',
  goal: id,
  wordings: texts.map(([from, text]) => ({ from, text })),
  owner: 'young-person',
  agreed: texts[0]?.[0] ?? '',
  ended,
  follows: null,
})
const rating = (day: string, ratings: readonly (readonly [string, number])[]): RecordBody => ({
  kind: 'goal-rating',
  day,
  rater: 'self',
  via: 'tablet',
  ratings: ratings.map(([one, value]) => ({ goal: one, value })),
})

it('are as the newest record of each says, in the order they were agreed, each with its own ratings', () => {
  const goals = goalsOf(
    records(
      goal(ids.bus, [['2026-01-10', 'Åka buss']]),
      goal(ids.sleep, [['2026-01-10', 'Sova']]),
      rating('2026-01-10', [
        [ids.bus, 2],
        [ids.sleep, 5],
      ]),
      [
        goal(ids.bus, [
          ['2026-01-10', 'Åka buss'],
          ['2026-02-10', 'Åka buss ensam'],
        ]),
        ['r0'],
      ],
      [goal(ids.sleep, [['2026-01-10', 'Sova']], '2026-02-10'), ['r1']],
      rating('2026-02-10', [[ids.bus, 4]]),
    ),
  )
  expect(goals.map(({ wordings, ended }) => [wordings.map(({ text }) => text), ended])).toEqual([
    [['Åka buss', 'Åka buss ensam'], null],
    [['Sova'], '2026-02-10'],
  ])
  expect(goals.map(({ ratings }) => ratings.map(({ value }) => value))).toEqual([[2, 4], [5]])
  expect(goals.map(({ versions }) => versions.unsettled)).toEqual([[], []])
})

it('reworded on two devices at once show both, and the later holds until somebody writes over both', () => {
  const worded = (text: string) =>
    goal(ids.bus, [
      ['2026-01-10', 'Åka buss'],
      ['2026-02-10', text],
    ])
  const [one] = goalsOf(
    records(goal(ids.bus, [['2026-01-10', 'Åka buss']]), [worded('Till skolan'), ['r0']], [worded('Hem'), ['r0']]),
  )
  expect(one?.wordings.at(-1)?.text).toBe('Hem')
  expect(one?.versions).toMatchObject({ ids: ['r1', 'r2'], unsettled: [{ field: 'wordings' }] })
})

it('are up to three at a time, and an ended one makes room', () => {
  const three = ['a', 'b', 'c'].map((id) => goal(id, [['2026-01-10', id]]))
  expect(mayAgree({ goals: goalsOf(records(...three)) })).toBe(false)
  const [first, ...rest] = three as [RecordBody, ...RecordBody[]]
  const over = { ...first, ended: '2026-02-01' } as RecordBody
  expect(mayAgree({ goals: goalsOf(records(first, ...rest, [over, ['r0']])) })).toBe(true)
})
