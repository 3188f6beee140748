import { describe, expect, it } from 'vitest'
import { csv, mattstock, table } from '../test/cli/run.ts'
import core from '../test/fixtures/vectors/core.json' with { type: 'json' }

const HEADER = 'id,first,last,sd,reliability,confidence,cut-off,direction'
const change = (...rows: readonly string[]) => mattstock(['change'], [HEADER, ...rows, ''].join('\n'))

it('gives the vectors their figures and labels', () => {
  const rows = core.rci.map((v) => [v.id, v.pre, v.post, v.sd, v.reliability, v.conf, v.csc, v.direction])
  const { out, status } = mattstock(['change'], csv([HEADER.split(','), ...rows]))
  expect(status).toBe(0)
  expect(out.split('\n')[0]).toBe('id,sdiff,rci,rc,reliable,category')
  for (const [at, line] of table(out).entries()) {
    const { id, expected } = core.rci[at] as (typeof core.rci)[number]
    expect(line).toMatchObject({ id, reliable: expected.reliable, category: expected.category })
    expect(Number(line.sdiff)).toBeCloseTo(expected.s_diff, 7)
    expect(Number(line.rci)).toBeCloseTo(expected.rci_threshold, 7)
    expect(Number(line.rc)).toBeCloseTo(expected.rc_index_post_minus_pre, 7)
  }
})

describe('categories', () => {
  // SD 5, r .92: S_diff 5·√.16 = 2, RCI 3.919928.
  const of = (first: number, last: number, cutOff: number | '', direction: string) =>
    table(change(`a,${first},${last},5,0.92,0.95,${cutOff},${direction}`).out)[0]

  it.each([
    [14, 9, 10, 'lower', 'improved', 'recovered'],
    [14, 10, 10, 'lower', 'improved', 'improved'], // at the cut-off is clinical
    [10, 6, 10, 'lower', 'improved', 'recovered'], // and so was this
    [9, 5, 10, 'lower', 'improved', 'improved'], // began on the functional side
    [9, 13, 10, 'lower', 'deteriorated', 'deteriorated'],
    [20, 24, 10, 'lower', 'deteriorated', 'deteriorated'],
    [14, 11, 10, 'lower', 'unchanged', 'unchanged'],
    [11, 9, 10, 'lower', 'unchanged', 'unchanged'], // crossing is not enough
    [14, 9, '', 'lower', 'improved', 'improved'], // without a cut-off nobody recovers
    [55, 62, 61, 'higher', 'improved', 'recovered'],
    [55, 61, 61, 'higher', 'improved', 'improved'],
    [61, 65, 61, 'higher', 'improved', 'recovered'],
    [62, 66, 61, 'higher', 'improved', 'improved'],
    [66, 62, 61, 'higher', 'deteriorated', 'deteriorated'],
    [62, 62, 61, 'higher', 'unchanged', 'unchanged'],
  ] as const)(
    'from %d to %d with a cut-off of %j, %s is better: %s, %s',
    (first, last, cutOff, direction, reliable, category) => {
      expect(of(first, last, cutOff, direction)).toMatchObject({ reliable, category })
    },
  )

  it('a computed RCI must be exceeded', () => {
    // SD √½ and r 0: S_diff 1, RCI z. A change of z is not more than z.
    const rows = [
      `a,0,1.959963984540054,${Math.SQRT1_2},0,0.95,,lower`,
      `b,0,1.95996398454006,${Math.SQRT1_2},0,0.95,,lower`,
    ]
    expect(table(change(...rows).out).map((line) => line.reliable)).toEqual(['unchanged', 'deteriorated'])
  })
})

it('takes confidence as a share or in percent', () => {
  const rows = ['0.95', '95', '95.0', '0.9', '90', '0.5', '50'].map((confidence) => `a,0,0,5,0.92,${confidence},,lower`)
  const rci = table(change(...rows).out).map((line) => Number(line.rci).toFixed(4))
  expect(rci).toEqual(['3.9199', '3.9199', '3.9199', '3.2897', '3.2897', '1.3490', '1.3490'])
})

describe('numbers', () => {
  it('with a decimal comma are read where cells are apart by semicolons', () => {
    const input = `${HEADER.replaceAll(',', ';')}\na;40;52;7,5;0,8;0,95;50;higher\n`
    expect(table(mattstock(['change'], input).out)[0]).toMatchObject({
      category: 'recovered',
      sdiff: '4.743416490252568',
    })
  })

  it('with a decimal comma are refused where commas are', () => {
    const { err, status } = change('a,40,52,"7,5",0.8,0.95,50,higher')
    expect([status, err]).toEqual([1, 'line 2: sd is "7,5", and must be a number above 0\n'])
  })

  it('may have a sign, no leading zero, or an exponent', () => {
    const [line] = table(change('a,-1,+.5,5.,.92,.95,-1e0,lower').out)
    expect(Number(line?.rc)).toBeCloseTo(0.75, 12) // 1.5 / 2
  })
})

describe('a bad line', () => {
  it.each([
    ['a,,1,5,0.9,0.95,,lower', 'first is "", and must be a number'],
    ['a,1,x,5,0.9,0.95,,lower', 'last is "x", and must be a number'],
    ['a,1,1,0,0.9,0.95,,lower', 'sd is "0", and must be a number above 0'],
    ['a,1,1,5,1,0.95,,lower', 'reliability is "1", and must be from 0 to below 1'],
    ['a,1,1,5,-0.1,0.95,,lower', 'reliability is "-0.1", and must be from 0 to below 1'],
    ['a,1,1,5,0.9,0,,lower', 'confidence is "0", and must be a share as 0.95, or percent as 95'],
    ['a,1,1,5,0.9,1,,lower', 'confidence is "1", and must be a share as 0.95, or percent as 95'],
    ['a,1,1,5,0.9,49,,lower', 'confidence is "49", and must be a share as 0.95, or percent as 95'],
    ['a,1,1,5,0.9,100,,lower', 'confidence is "100", and must be a share as 0.95, or percent as 95'],
    ['a,1,1,5,0.9,,,lower', 'confidence is "", and must be a share as 0.95, or percent as 95'],
    ['a,1,1,5,0.9,0.95,low,lower', 'cut-off is "low", and must be a number or empty'],
    ['a,1,1,5,0.9,0.95,,down', 'direction is "down", and must be higher or lower'],
    [
      'a,Infinity,0x1,5,0.9,0.95,,lower',
      'first is "Infinity", and must be a number; last is "0x1", and must be a number',
    ],
    ['a,1,1,5,0.9,0.95,', '7 cells, and the header has 8'],
  ])('%s', (bad, reason) => {
    const { err, out, status } = change('z,1,1,5,0.9,0.95,,lower', bad, 'b,1,1,5,0.9,0.95,, Lower ')
    expect(table(out).map((line) => line.id)).toEqual(['z', 'b'])
    expect([status, err]).toEqual([1, `line 3: ${reason}\n`])
  })
})

it.each([
  [
    'id,first,last\n',
    'this is no table for change: there is no column for sd, reliability, confidence, cut-off, direction',
  ],
  [`${HEADER},note\n`, 'note is no column of a table for change'],
  [`${HEADER},\n`, 'a column without a name is no column of a table for change'],
  [`${HEADER},first\n`, 'the table has two columns for first'],
])('%j is no table for change', (input, sentence) => {
  expect(mattstock(['change'], input)).toEqual({ status: 2, out: '', err: `mattstock: ${sentence}.\n` })
})
