/** What holds for every form and every set of answers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answers,
  agesOf,
  change,
  compare,
  type Form,
  forms,
  itemIds,
  normSetsOf,
  type Person,
  type Result,
  readAnswers,
  type Sex,
  score,
} from './index.ts'
import { scoreForm } from './model/score.ts'

const years = fc.integer({ min: 0, max: 100 })
const person = fc.record({
  age: fc.oneof(
    fc.option(years),
    years.map((age) => [age, age + 1] as const),
  ),
  sex: fc.constantFrom<Sex>('f', 'm', 'x'),
})

/** Answers with few, some or many blanks. */
function answersOf(form: Form): fc.Arbitrary<Answers> {
  const item = (id: string, freq: number) => {
    const asked = form.items[id]
    const codes =
      asked?.kind === 'number' ? { min: asked.from, max: asked.to } : { min: 0, max: (asked?.worth.length ?? 1) - 1 }
    return fc.option(fc.integer(codes), { freq })
  }
  const filled = (freq: number) => fc.record(Object.fromEntries(itemIds(form).map((id) => [id, item(id, freq)])))
  return fc.oneof(filled(1), filled(10), filled(100))
}

/** True where a row of these ages is for somebody of an age; an unknown one must be covered whole. */
const holds = ({ from, to }: Form['ages'], age: number | null, form: Form): boolean =>
  age === null ? from <= form.ages.from && form.ages.to <= to : from <= age && age <= to

const scoresOf = (result: Result) => Object.entries(result.scales)

describe.each(forms.map((form) => [form.id, form] as const))('%s', (_, form) => {
  const answers = answersOf(form)

  it('has a value within its range, or says why not', () => {
    fc.assert(
      fc.property(answers, person, (given, who) => {
        for (const [, got] of scoresOf(score(form, given, who))) {
          expect(got.answered + got.blank.length).toBe(got.of)
          if (got.kind === 'not-scored') expect(['too-many-blanks', 'gate-blank', 'part-missing']).toContain(got.reason)
          else {
            expect(got.value).toBeGreaterThanOrEqual(got.range.from)
            expect(got.value).toBeLessThanOrEqual(got.range.to)
            expect(Number.isInteger(got.exact.sum) && Number.isInteger(got.exact.over)).toBe(true)
            expect(got.exact.sum / got.exact.over).toBe(got.value)
            expect(got.unplaced === null).toBe(got.placements.length > 0)
            for (const { norms, ages } of got.placements) {
              const rows = normSetsOf(form).find((set) => set.id === norms.id)?.limits ?? []
              const held = (age: number | null) => rows.some(({ ages }) => ages === undefined || holds(ages, age, form))
              expect(agesOf(who.age).some(held)).toBe(true)
              expect(ages === null || agesOf(who.age).some((age) => holds(ages, age, form))).toBe(true)
            }
          }
        }
      }),
    )
  })

  it('never falls when an item moves in its direction', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...itemIds(form)), (given, item) => {
        const asked = form.items[item]
        const code = given[item]
        // The gate is no item of its scale: opening it may let a 0 rise, and is covered by its own tests.
        if (code === null || code === undefined || asked?.kind !== 'choice' || item === 'ebddiff') return
        const more = asked.worth.findIndex((worth) => worth > (asked.worth[code] ?? 0))
        if (more < 0) return
        const before = score(form, given, { age: null, sex: 'x' })
        const after = score(form, { ...given, [item]: more }, { age: null, sex: 'x' })
        for (const [id, got] of scoresOf(after)) {
          const was = before.scales[id]
          expect(got.kind).toBe(was?.kind)
          if (got.kind === 'scored' && was?.kind === 'scored') expect(got.value).toBeGreaterThanOrEqual(was.value)
        }
      }),
    )
  })

  it('counts no more answers when one is blanked, and never scores for it', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...itemIds(form)), (given, item) => {
        const before = score(form, given, { age: null, sex: 'x' })
        const after = score(form, { ...given, [item]: null }, { age: null, sex: 'x' })
        for (const [id, got] of scoresOf(after)) {
          const was = before.scales[id]
          expect(got.answered).toBeLessThanOrEqual(was?.answered ?? 0)
          if (was?.kind === 'not-scored') expect(got.kind).toBe('not-scored')
        }
        expect(after.review.blank.length).toBeGreaterThanOrEqual(before.review.blank.length)
        expect(after.review.blank.includes(item)).toBe(form.review.includes(item))
      }),
    )
  })

  it('gives the same whatever order the answers came in', () => {
    fc.assert(
      fc.property(answers, person, fc.infiniteStream(fc.nat()), (given, who, chance) => {
        const shuffled = Object.entries(given)
          .map((entry) => [chance.next().value ?? 0, entry] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, entry]) => entry)
        const read = readAnswers(form, Object.fromEntries(shuffled))
        expect(read.ok && score(form, read.answers, who)).toEqual(score(form, given, who))
      }),
    )
  })

  it('is mirrored by a reversed copy', () => {
    const mirror: Form = {
      ...form,
      items: Object.fromEntries(
        Object.entries(form.items).map(([id, item]) => [
          id,
          item.kind === 'choice' ? { kind: 'choice', worth: item.worth.toReversed() } : item,
        ]),
      ),
      // A gate closes at the first choice, so the copy has none; rounding half up has its own mirror, half down.
      scales: Object.fromEntries(
        Object.entries(form.scales).map(([id, scale]) => {
          if (!('items' in scale)) return [id, scale]
          const { gate: _, round: __, ...plain } = scale
          return [id, plain]
        }),
      ),
    }
    const straight: Form = { ...mirror, items: form.items }
    fc.assert(
      fc.property(answers, (given) => {
        const turned = Object.fromEntries(
          Object.entries(given).map(([id, code]) => {
            const item = form.items[id]
            return [id, code === null || item?.kind !== 'choice' ? code : item.worth.length - 1 - code]
          }),
        )
        const one = scoreForm(straight, given, { age: null, sex: 'x' }, [])
        const other = scoreForm(mirror, turned, { age: null, sex: 'x' }, [])
        expect(scoresOf(other).map(([, got]) => got.kind === 'scored' && got.exact)).toEqual(
          scoresOf(one).map(([, got]) => got.kind === 'scored' && got.exact),
        )
      }),
    )
  })
})

describe('change', () => {
  const figure = fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)
  const input = fc.record({
    first: figure,
    last: figure,
    sd: fc.integer({ min: 1, max: 200 }).map((tenths) => tenths / 10),
    reliability: fc.integer({ min: 0, max: 99 }).map((hundredths) => hundredths / 100),
    confidence: fc.constantFrom(0.8, 0.9, 0.95, 0.99),
    cutOff: fc.option(figure),
  })

  it('is mirrored when the scale is turned round', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { first, last, cutOff } = given
        const one = change({ ...given, higherIs: 'worse' })
        const other = change({
          ...given,
          first: -first,
          last: -last,
          cutOff: cutOff === null ? null : -cutOff,
          higherIs: 'better',
        })
        expect([other.reliable, other.category, other.rci]).toEqual([one.reliable, one.category, one.rci])
      }),
    )
  })

  it('never calls a change both ways, and recovers only what improved', () => {
    fc.assert(
      fc.property(input, (given) => {
        const one = change({ ...given, higherIs: 'worse' })
        const back = change({ ...given, first: given.last, last: given.first, higherIs: 'worse' })
        expect(one.reliable === 'improved').toBe(back.reliable === 'deteriorated')
        expect(one.category === 'recovered' ? 'improved' : one.category).toBe(one.reliable)
      }),
    )
  })

  it('asks for more at a higher confidence', () => {
    fc.assert(
      fc.property(input, (given) => {
        const at = (confidence: number) => change({ ...given, confidence, higherIs: 'worse' }).rci
        expect(at(0.9)).toBeLessThan(at(0.95))
      }),
    )
  })
})

it('a result compared with itself is unchanged wherever it can be compared', () => {
  for (const form of forms)
    fc.assert(
      fc.property(
        answersOf(form),
        person,
        fc.constantFrom(...Object.keys(form.scales)),
        (given, who: Person, scale) => {
          const result = score(form, given, who)
          const got = compare(scale, [result, result], who)
          if (got.comparable) for (const label of got.labels) expect(label.category).toBe('unchanged')
        },
      ),
      { numRuns: 30 },
    )
})
