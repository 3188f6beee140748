import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFitPin } from './fit-pin.ts'

const digit = fc.integer({ min: 0, max: 9 })
const two = (n: number) => String(n).padStart(2, '0')
const of = (...digits: readonly number[]) => digits.join('')

/** Counted and written down as people do: 2 4 6 8 10, 10 20 30. */
const counting = fc
  .record({ first: fc.integer({ min: 0, max: 99 }), step: fc.integer({ min: 1, max: 99 }) })
  .map(({ first, step }) =>
    Array.from({ length: 6 }, (_, i) => first + i * step)
      .join('')
      .slice(0, 6),
  )

const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map((at) => ({
  yyyy: String(at.getUTCFullYear()),
  yy: two(at.getUTCFullYear() % 100),
  mm: two(at.getUTCMonth() + 1),
  dd: two(at.getUTCDate()),
}))

const kinds: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'one digit, or two': fc
    .tuple(digit, digit, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
    .map(([a, b, which]) => which.map((first) => (first ? a : b)).join('')),
  'even steps': fc.tuple(digit, digit).map(([a, step]) => of(...[0, 1, 2, 3, 4, 5].map((i) => (a + i * step) % 10))),
  'counted numbers': counting,
  'two digits three times': fc.tuple(digit, digit).map(([a, b]) => of(a, b).repeat(3)),
  'three digits twice': fc.tuple(digit, digit, digit).map(([a, b, c]) => of(a, b, c).repeat(2)),
  pairs: fc.tuple(digit, digit, digit).map(([a, b, c]) => of(a, a, b, b, c, c)),
  triplets: fc.tuple(digit, digit).map(([a, b]) => of(a, a, a, b, b, b)),
  mirrored: fc.tuple(digit, digit, digit).map(([a, b, c]) => of(a, b, c, c, b, a)),
  YYMMDD: day.map(({ yy, mm, dd }) => yy + mm + dd),
  DDMMYY: day.map(({ yy, mm, dd }) => dd + mm + yy),
  MMDDYY: day.map(({ yy, mm, dd }) => mm + dd + yy),
  YYYYMM: day.map(({ yyyy, mm }) => yyyy + mm),
  MMYYYY: day.map(({ yyyy, mm }) => mm + yyyy),
}

describe('a PIN that is', () => {
  it.each(Object.entries(kinds))('%s is refused', (_kind, pins) => {
    fc.assert(
      fc.property(pins, (pin) => !isFitPin(pin)),
      { seed: 18 },
    )
  })

  it.each([
    ['112233'],
    ['123321'],
    ['246810'],
    ['123456'],
    ['654321'],
    ['098765'],
    ['102030'],
    ['147258'],
    ['159357'],
    ['123124'],
    ['290208'],
    [''],
    ['1234'],
    ['4816200'],
    ['48162O'],
    ['٤٨١٦٢٠'],
  ])('%s is refused', (pin) => {
    expect(isFitPin(pin)).toBe(false)
  })

  it.each([['481620'], ['739105'], ['860374'], ['310298'], ['948271']])('%s is taken', (pin) => {
    // 310298 is the thirty-first of February, and no day in any other order.
    expect(isFitPin(pin)).toBe(true)
  })
})

it('refuses kinds and not chance: at least five of six numbers are left', () => {
  let taken = 0
  for (let n = 0; n < 1_000_000; n += 37) if (isFitPin(String(n).padStart(6, '0'))) taken += 1
  expect(taken / Math.ceil(1_000_000 / 37)).toBeGreaterThan(5 / 6)
})
