import { expect, it } from 'vitest'
import { labelsOf } from './labels.ts'

const sides = (...xs: number[]) => labelsOf(xs.map((x) => ({ x }))).map(({ anchor }) => anchor)

it('writes the number of a point that stands alone above it', () =>
  expect(sides(40, 400)).toEqual(['middle', 'middle']))

it('writes two numbers of one day on either side', () => expect(sides(40, 49, 400)).toEqual(['end', 'start', 'middle']))

it('writes the middle one of three above', () => expect(sides(40, 49, 58)).toEqual(['end', 'middle', 'start']))
