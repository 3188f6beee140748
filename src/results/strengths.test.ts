import { expect, it } from 'vitest'
import { caseFiles } from '../case-file/case-file.ts'
import { unplaced } from './interpretation/index.ts'
import { type Measurement, measurementsOf } from './measurement.ts'
import { answeredAnew, strengthsOf } from './strengths.ts'
import { answersTo, caseBody, kept, later } from './testing.ts'

function forms(...bodies: readonly ReturnType<typeof answersTo>[]): readonly Measurement[] {
  const file = caseFiles(kept([caseBody(), ...bodies].map((body) => ['c', body] as const))).get('c')
  return file ? measurementsOf(file, unplaced) : []
}

it('finds strengths in prosocial and in reverse keyed items, answered as well as can be', () => {
  // All prosocial and all five reverse keyed are at their best, save two: kind "somewhat", friend "not true".
  const [one] = forms(answersTo('sdq-s11-17', { kind: 1, friend: 0, worries: 2 }))
  expect(one && strengthsOf(one)).toEqual([
    'consid',
    'shares',
    'obeys',
    'caring',
    'popular',
    'helpout',
    'reflect',
    'attends',
  ])
})

it('never calls the absence of a symptom, or a risk item, a strength', () => {
  const [one] = forms(answersTo('core-om', {}))
  expect(one && strengthsOf(one)).toEqual(['i3', 'i4', 'i7', 'i12', 'i19', 'i21', 'i31', 'i32'])
})

it('shows what is answered otherwise than at first, and leaves blanks out', () => {
  const [first, last] = forms(
    answersTo('sdq-s11-17', { worries: 2, unhappy: 1, afraid: null }),
    answersTo('sdq-s11-17', { worries: 0, unhappy: 1, afraid: 2 }, later),
  )
  expect(first && last && answeredAnew(first, last)).toEqual([{ item: 'worries', first: 2, last: 0 }])
})
