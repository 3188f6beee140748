/** Scoring many lines is scoring each: the same outcomes, whatever was scored before. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { forms } from '../front.ts'
import { type Answers, type Form, type Item, itemIds, type Result, type Sex, score } from '../index.ts'
import { defaultNormSets } from '../scoring.ts'
import type { Cite } from './definition.ts'
import { placeOf } from './outcome-key.ts'
import type { OfOneAge } from './place.ts'
import { scoreForm } from './score.ts'
import { type Making, ScoreMany } from './score-many.ts'

/** All that may be told of an outcome. */
const telling: Making<{ readonly is: unknown }> = {
  scale: (got) => ({ is: got.kind === 'scored' ? [got.value, got.placements] : got.reason }),
  review: (item, is) => ({ is: [item, is] }),
}

/** The same, told of one result. */
function told(form: Form, { scales, review }: Result) {
  return [
    ...Object.values(scales).map((got) => (got.kind === 'scored' ? [got.value, got.placements] : got.reason)),
    ...form.review.map((item) => [
      item,
      review.blank.includes(item) ? 'blank' : review.above.includes(item) ? 'above' : null,
    ]),
  ]
}

function many(form: Form, scores: ScoreMany<{ readonly is: unknown }>, answers: Answers, person: OfOneAge) {
  for (const [at, id] of itemIds(form).entries())
    scores.places[at] = placeOf(form.items[id] as Item, answers[id] ?? null)
  return scores.score(person).map(({ is }) => is)
}

const person = fc.record({
  age: fc.option(fc.integer({ min: 0, max: 30 })),
  sex: fc.constantFrom<Sex>('f', 'm', 'x'),
})

/** Lines with blanks at every density. */
function linesOf(form: Form): fc.Arbitrary<readonly Answers[]> {
  const code = (item: Item) =>
    item.kind === 'number' ? fc.integer({ min: item.from, max: item.to }) : fc.nat(item.worth.length - 1)
  const line = fc
    .constantFrom(1, 2, 5, 20, 100)
    .chain((freq) =>
      fc.record(Object.fromEntries(itemIds(form).map((id) => [id, fc.option(code(form.items[id] as Item), { freq })]))),
    )
  return fc.array(line, { minLength: 1, maxLength: 12 })
}

it.each(forms.map((form) => [form.id, form] as const))('%s', (_, form) => {
  const scores = new ScoreMany(form, defaultNormSets(form), telling)
  fc.assert(
    fc.property(linesOf(form), person, (lines, who) => {
      for (const answers of lines)
        expect(many(form, scores, answers, who)).toEqual(told(form, score(form, answers, who)))
    }),
  )
})

const cite: Cite<'s'> = { source: 's', at: 'here', grade: 'own' }

const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ kind: fc.constant('choice' as const), worth: fc.array(fc.nat(40), { minLength: 2, maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('number' as const),
    from: fc.integer({ min: -5, max: 0 }),
    to: fc.constantFrom(1, 60),
  }),
  // Too many places to keep a table of.
  fc.constant({ kind: 'number' as const, from: -100_000, to: 100_000 }),
)

const itemScale = fc.record({
  higherIs: fc.constant('worse' as const),
  cite: fc.constant(cite),
  items: fc.constantFrom(['a', 'b', 'c'], ['b', 'd'], ['d', 'e', 'a', 'c', 'b']),
  combine: fc.constantFrom('sum' as const, 'mean' as const),
  times: fc.constantFrom(1, 10),
  missing: fc.constantFrom(
    { allow: 0, cite } as const,
    { allow: 1, by: 'person-mean', cite } as const,
    { allow: 1, by: 'zero', cite } as const,
  ),
  more: fc.constantFrom(
    {},
    { round: 'half-up' as const },
    { gate: { item: 'e', cite } },
    { gate: { item: 'a', cite } },
  ),
})

/** Forms that nobody prints: parts with more values than a sum keeps weights for, worths out of order, wide numbers. */
const anyForm = fc
  .record({ items: fc.tuple(item, item, item, item, item), scales: fc.tuple(itemScale, itemScale, itemScale) })
  .map(({ items: [a, b, c, d, e], scales }): Form => {
    const [one, two, three] = scales.map(({ more, ...scale }) => ({ ...scale, ...more }))
    const sum = (...parts: string[]) => ({ higherIs: 'worse', cite, scales: parts }) as const
    return {
      ...(forms[0] as Form),
      sources: { s: { reference: 'none' } },
      items: { a, b, c, d, e },
      scales: {
        one,
        two,
        three,
        all: sum('one', 'two', 'three'),
        six: sum('one', 'all', 'all', 'all', 'all', 'all'),
      } as Form['scales'],
      review: ['b', 'e'],
    }
  })

it('any form that could be made, line after line', () => {
  fc.assert(
    fc.property(
      anyForm.chain((form) => fc.tuple(fc.constant(form), linesOf(form))),
      person,
      ([form, lines], who) => {
        const scores = new ScoreMany(form, [], telling)
        for (const answers of lines)
          expect(many(form, scores, answers, who)).toEqual(told(form, scoreForm(form, answers, who, [])))
      },
    ),
    { numRuns: 500 },
  )
})

it('makes what is written of an outcome once', () => {
  const form = forms.find(({ id }) => id === 'cgas') as Form
  let made = 0
  const scores = new ScoreMany(form, defaultNormSets(form), { scale: () => ({ made: ++made }), review: () => ({}) })
  const line = (score: number | null, age: number | null) => {
    scores.places[0] = placeOf(form.items.score as Item, score)
    return scores.score({ age, sex: 'x' })
  }
  for (let turn = 0; turn < 3; turn += 1) for (const score of [55, 70, null]) line(score, 12)
  expect(made).toBe(3)
  line(55, 13)
  expect(made).toBe(4)
})

it('forgets when it has made very much, and says the same after', () => {
  const form = forms.find(({ id }) => id === 'cgas') as Form
  const made: string[] = []
  const scores = new ScoreMany(form, defaultNormSets(form), {
    scale: (got) => ({ said: made[made.push(JSON.stringify(got)) - 1] }),
    review: () => ({ said: '' }),
  })
  const line = (score: number | null, age: number) => {
    scores.places[0] = placeOf(form.items.score as Item, score)
    return scores.score({ age, sex: 'f' })[0]?.said
  }
  const first = line(1, 0)
  for (let age = 0; age < 1100; age += 1) for (let score = 1; score <= 100; score += 1) line(score, age)
  expect(made).toHaveLength(110_000)
  // A blank is the first to be met anew, and takes the number that a 1 had.
  expect(line(null, 0)).toContain('too-many-blanks')
  expect(line(1, 0)).toBe(first)
  expect(made).toHaveLength(110_002)
})
