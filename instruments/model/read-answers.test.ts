import { describe, expect, it } from 'vitest'
import { blankAnswers, type Form, formById, readAnswers } from '../index.ts'

const week = formById('ordinary-week') as Form
const good = { slept: 4, worried: 0, ate: null, cried: 2, played: 1 }

it('reads answers in printed order, whatever order they came in', () => {
  const turned = { played: 1, cried: 2, ate: null, worried: 0, slept: 4 }
  const read = readAnswers(week, turned)
  expect(read).toEqual({ ok: true, answers: good })
  expect(read.ok && Object.keys(read.answers)).toEqual(Object.keys(good))
})

describe('refuses', () => {
  it.each([[null], [undefined], [[]], ['0'], [3]])('%j, which is no set of answers', (value) => {
    expect(readAnswers(week, value)).toEqual({ ok: false, faults: [{ item: null, reason: 'not-answers' }] })
  })

  it('an item that is not on the form', () => {
    expect(readAnswers(week, { ...good, sang: 1 })).toEqual({
      ok: false,
      faults: [{ item: 'sang', reason: 'unknown-item' }],
    })
  })

  it('a name that every object has', () => {
    const { slept: _, ...rest } = good
    expect(
      readAnswers(week, JSON.parse('{"toString": 1, "slept": 4, "worried": 0, "ate": 1, "cried": 2, "played": 1}')),
    ).toEqual({
      ok: false,
      faults: [{ item: 'toString', reason: 'unknown-item' }],
    })
    expect(readAnswers(week, Object.create({ slept: 1 }, Object.getOwnPropertyDescriptors(rest)))).toEqual({
      ok: false,
      faults: [{ item: 'slept', reason: 'absent-item' }],
    })
  })

  it('an item that is left out: a blank is null', () => {
    const { ate: _, ...rest } = good
    expect(readAnswers(week, rest)).toEqual({ ok: false, faults: [{ item: 'ate', reason: 'absent-item' }] })
  })

  it.each([[5], [-1], [0.5], ['1'], [true], [undefined], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    '%j as a code',
    (code) => {
      expect(readAnswers(week, { ...good, ate: code })).toEqual({
        ok: false,
        faults: [{ item: 'ate', reason: 'wrong-code' }],
      })
    },
  )

  it('and names every fault at once, what is extra first', () => {
    expect(readAnswers(week, { extra: 1, slept: 9, worried: 0, ate: null, cried: 2 })).toEqual({
      ok: false,
      faults: [
        { item: 'extra', reason: 'unknown-item' },
        { item: 'slept', reason: 'wrong-code' },
        { item: 'played', reason: 'absent-item' },
      ],
    })
  })
})

it('takes both ends of a written number', () => {
  const cgas = formById('cgas') as Form
  for (const score of [1, 100, null]) expect(readAnswers(cgas, { score })).toEqual({ ok: true, answers: { score } })
})

it('makes blank answers that it reads itself', () => {
  const blank = { slept: null, worried: null, ate: null, cried: null, played: null }
  expect(blankAnswers(week)).toEqual(blank)
  expect(readAnswers(week, blank)).toEqual({ ok: true, answers: blank })
})
