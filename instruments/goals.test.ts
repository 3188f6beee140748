import { describe, expect, it } from 'vitest'
import { readInstrumentFile } from './files.ts'
import { type Goal, goalProgress, goalsForm, goalText, meanProgress, standingRatings } from './goals.ts'
import { goalsPack } from './goals-pack.ts'
import { readForm } from './model/read-form.ts'

type Rated = readonly [day: string, value: number, rater?: 'self' | 'parent' | 'together']

const goal = (ratings: readonly Rated[], change: Partial<Goal> = {}): Goal => ({
  id: 'a',
  wordings: [{ text: 'Åka buss ensam', from: '2026-01-10' }],
  owner: 'young-person',
  agreed: '2026-01-10',
  ended: null,
  follows: null,
  ratings: ratings.map(([day, value, rater = 'self']) => ({ day, value, rater })),
  ...change,
})

describe('the progress of a goal', () => {
  it('is its last rating less its first, of the day it was agreed', () => {
    // 2 when agreed, then 5, then 4: 4 − 2 = +2, whatever lay between.
    const rated = goal([
      ['2026-01-10', 2],
      ['2026-02-10', 5],
      ['2026-03-10', 4],
    ])
    expect(goalProgress(rated)).toMatchObject({ change: 2, first: { value: 2 }, last: { value: 4 } })
  })

  it('is below 0 where it is further away than when it was agreed', () => {
    expect(
      goalProgress(
        goal([
          ['2026-01-10', 6],
          ['2026-02-10', 1],
        ]),
      )?.change,
    ).toBe(-5)
  })

  it('goes on when the goal is said in other words: it is the same goal', () => {
    const reworded = goal(
      [
        ['2026-01-10', 1],
        ['2026-02-10', 3],
        ['2026-03-10', 7],
      ],
      {
        wordings: [
          { text: 'Åka buss ensam', from: '2026-01-10' },
          { text: 'Åka buss till skolan', from: '2026-02-10' },
        ],
      },
    )
    expect(goalProgress(reworded)?.change).toBe(6)
    expect(goalText(reworded)).toBe('Åka buss till skolan')
  })

  it('is asked of two days: what two said on one day is no progress', () => {
    expect(goalProgress(goal([['2026-01-10', 2]]))).toBeNull()
    expect(
      goalProgress(
        goal([
          ['2026-01-10', 2, 'self'],
          ['2026-01-10', 5, 'parent'],
        ]),
      ),
    ).toBeNull()
    expect(goalProgress(goal([]))).toBeNull()
  })

  it('goes by the day, not by when it was written down: a paper may come late', () => {
    expect(
      goalProgress(
        goal([
          ['2026-03-10', 8],
          ['2026-01-10', 3],
        ]),
      )?.change,
    ).toBe(5)
  })

  it('ends where the period does', () => {
    const rated = goal([
      ['2026-01-10', 2],
      ['2026-02-10', 5],
      ['2026-07-01', 9],
    ])
    expect(goalProgress(rated, '2026-06-30')?.change).toBe(3)
    expect(goalProgress(rated, '2026-01-31')).toBeNull()
  })
})

it('of one day and one rater the rating that was written last stands, and two raters stand side by side', () => {
  const { ratings } = goal([
    ['2026-02-10', 7, 'parent'],
    ['2026-01-10', 2],
    ['2026-02-10', 5],
    ['2026-01-10', 3],
  ])
  expect(standingRatings(ratings).map(({ day, value, rater }) => [day, value, rater])).toEqual([
    ['2026-01-10', 3, 'self'],
    ['2026-02-10', 7, 'parent'],
    ['2026-02-10', 5, 'self'],
  ])
})

describe('the mean progress', () => {
  const plusSix = goal([
    ['2026-01-10', 1],
    ['2026-03-10', 7],
  ])
  const minusOne = goal([
    ['2026-01-10', 4],
    ['2026-03-10', 3],
  ])

  it('is of the goals that were rated twice, and says of how many', () => {
    // (6 − 1) / 2 = 2.5, of two goals: the third has been rated once.
    expect(meanProgress([plusSix, minusOne, goal([['2026-03-10', 9]])])).toEqual({ n: 2, sum: 5 })
  })

  it('keeps an ended goal, and counts the one that followed it by itself', () => {
    const ended = { ...plusSix, ended: '2026-03-10' }
    const following = goal(
      [
        ['2026-03-10', 0],
        ['2026-04-10', 2],
      ],
      { id: 'b', follows: 'a', agreed: '2026-03-10' },
    )
    // 6 and 2: the sum 8 of two goals, a mean of 4. The follower begins at its own first rating.
    expect(meanProgress([ended, following])).toEqual({ n: 2, sum: 8 })
  })

  it('is nothing where no goal was rated twice', () => {
    expect(meanProgress([goal([['2026-01-10', 5]])])).toBeNull()
    expect(meanProgress([])).toBeNull()
  })
})

describe('goals as a form', () => {
  const own = { ...goal([]), id: '0b1f6a52-7c1e-4a5f-9d0e-3a4b5c6d7e8f' }

  it('pass the check that an own questionnaire passes on a handed-over tablet', () => {
    expect(readForm(goalsForm([own], 'self'))).toMatchObject({ ok: true })
  })

  it('are asked in the words that hold, from 0 to 10', () => {
    const frame = { title: 'Målen', instruction: '', ends: '', method: '' }
    const pack = goalsPack([own], frame, { language: 'sv', direction: 'ltr' })
    expect(pack.items.map(({ text }) => text)).toEqual(['Åka buss ensam'])
    expect(pack.options.scale).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    expect(Object.keys(goalsForm([own], 'self').items)).toEqual(pack.items.map(({ id }) => id))
  })
})

it('an instrument that came as a file cannot take the goals’ name', () => {
  const file = { format: 'mattstock-instrument-1', id: 'goals', forms: [] }
  const read = readInstrumentFile(file, () => null)
  expect(read.ok ? [] : read.faults).toContainEqual({ at: 'id', reason: 'taken-id' })
})
