import { describe, expect, it } from 'vitest'
import { type InstrumentFile, normSets } from '#instruments'
import { readBatch } from '../batch/read-batch.ts'
import type { PeriodCase } from '../case.ts'
import { disclose } from '../disclose/disclose.ts'
import { national } from '../national/merge.ts'
import { afterTheVisit } from '../period/after-the-visit.ts'
import { period2014, practicePeriod } from '../period/examples.ts'
import { type Period, readPeriod } from '../period/period.ts'
import { tabulate } from '../tabulate/tabulate.ts'
import { questionsOf, questionWords } from './questions.ts'
import { tablesOf } from './tables.ts'

const practice = practicePeriod('2026-09-01', '2026-11-30')
const withQuestions = (instrument: InstrumentFile, counted: ('first' | 'last')[], kind: Period['kind'] = 'rehearsal') =>
  ({ ...practice, kind, questionnaires: [{ instrument, counted }] }) satisfies Period
const [form] = afterTheVisit.forms
if (!form) throw new Error('no form')

/** Child `i` of so many: `listened` is answered with the choice given, the rest with 3. */
function child(i: number, listened: number | null, training = true): PeriodCase {
  const answers = { listened, understood: 3, decided: 3, safe: 3, helped: 3, recommend: 3 }
  return {
    id: `child-${i}`,
    sex: 'f',
    age: 14,
    reasons: ['anxiety'],
    interventions: null,
    professions: null,
    waiting: { visit: 3, start: null },
    measurements: [{ form: 'after-the-visit', revision: 1, timePoint: 'first', training, scales: {}, answers }],
    changes: {},
  }
}

const release = (period: Period, cases: readonly PeriodCase[], unit = 'enhet-1', key = 7) =>
  disclose({
    period,
    edition: 1,
    cases,
    joined: null,
    unit,
    key: new Uint8Array(32).fill(key),
    app: '0.1.0',
    released: [],
  })

describe('a period with a questionnaire', () => {
  it('is read like any other, and one without stays as it was', () => {
    expect(readPeriod(JSON.parse(JSON.stringify(practice)))).toEqual(practice)
    expect(readPeriod(period2014)).toEqual(period2014)
  })

  it.each<[why: string, questionnaires: unknown]>([
    ['that brings limits', [{ instrument: { ...afterTheVisit, norms: normSets }, counted: [] }]],
    ['that takes a built-in name', [{ instrument: { ...afterTheVisit, id: 'sdq' }, counted: [] }]],
    ['that is no instrument', [{ instrument: {}, counted: [] }]],
    [
      'whose form is there twice',
      [
        { instrument: afterTheVisit, counted: [] },
        { instrument: afterTheVisit, counted: [] },
      ],
    ],
    ['counted at a time that is not', [{ instrument: afterTheVisit, counted: ['middle'] }]],
  ])('is refused with one %s', (_, questionnaires) => {
    expect(readPeriod({ ...practice, questionnaires })).toMatchObject({ refused: 'not-a-period' })
  })

  it('has a table for each item at each time that is counted', () => {
    const tables = tablesOf(withQuestions(afterTheVisit, ['first', 'last'])).map(({ id }) => id)
    expect(tables.filter((id) => id.includes('@'))).toEqual([
      ...Object.keys(form.items).map((item) => `after-the-visit.${item}@first`),
      ...Object.keys(form.items).map((item) => `after-the-visit.${item}@last`),
    ])
    expect(tablesOf(withQuestions(afterTheVisit, [])).filter(({ id }) => id.includes('@'))).toEqual([])
  })

  it('never counts an item that somebody must read, nor a number that was written', () => {
    const items = { ...form.items, minutes: { kind: 'number', from: 0, to: 90 } } as const
    const watched: InstrumentFile = { ...afterTheVisit, wordings: [], forms: [{ ...form, items, review: ['safe'] }] }
    const asked = questionsOf(withQuestions(watched, ['first'])).map(({ item }) => item)
    expect(asked).toEqual(['listened', 'understood', 'decided', 'helped', 'recommend'])
  })
})

describe('what children answered', () => {
  it('is counted once a child and item, blanks apart', () => {
    const { tally } = tabulate([child(1, 0), child(2, 3), child(3, 3), child(4, null)], practice)
    const cells = Object.fromEntries(tally.counts.get('after-the-visit.listened@first') ?? [])
    expect(cells).toEqual({ 0: ['child-1'], 3: ['child-2', 'child-3'], blank: ['child-4'] })
  })

  it('is not counted in a live period when the text was practice text', () => {
    const { tally, notCounted } = tabulate([child(1, 0)], withQuestions(afterTheVisit, ['first'], 'live'))
    expect(tally.counts.has('after-the-visit.listened@first')).toBe(false)
    expect(notCounted).toEqual([{ reason: 'training-wording', measure: 'after-the-visit' }])
  })

  it('leaves the unit rounded to fives, in every cell of the plan, and is read by the collector', () => {
    const cases = Array.from({ length: 23 }, (_, i) => child(i, i < 20 ? 3 : null))
    const made = release(practice, cases)
    if ('refused' in made) throw new Error(made.refused)
    const sent = made.batch.counts['after-the-visit.listened@first']
    // 20 stands as it is; 3 blanks become 0 or 5 by the draw, and an empty cell stays 0.
    expect(sent).toEqual({ 0: 0, 1: 0, 2: 0, 3: 20, blank: expect.toSatisfy((n) => n === 0 || n === 5) })
    expect(readBatch(made.batch, practice)).toEqual({ batch: made.batch })
    const raw = structuredClone(made.batch)
    raw.counts['after-the-visit.listened@first'] = { ...sent, blank: 3 }
    expect(readBatch(raw, practice)).toEqual({
      refused: [{ at: 'counts/after-the-visit.listened@first/blank', reason: 'not-rounded' }],
    })
  })

  it('is not sent of nine, and says that they were too few; of ten it is', () => {
    const asked = (some: number) =>
      release(
        practice,
        Array.from({ length: 20 }, (_, i) => (i < some ? child(i, 3) : notAsked(i))),
      )
    const [nine, ten] = [asked(9), asked(10)]
    if ('refused' in nine || 'refused' in ten) throw new Error('refused')
    const questions = ({ counts }: typeof nine.batch) => Object.keys(counts).filter((id) => id.includes('@')).length
    expect([questions(nine.batch), questions(ten.batch)]).toEqual([0, 6])
    const lines = nine.preview.filter(({ table }) => table.includes('@'))
    expect(lines.map(({ sent, why }) => [sent, why])).toEqual(lines.map(() => [null, 'too-few']))
    expect(nine.caseLists.groups.filter(({ table }) => table.includes('@'))).toEqual([])
    for (const { batch } of [nine, ten]) expect(readBatch(batch, practice)).toEqual({ batch })
  })

  it('draws a number once, whatever item and time it belongs to', () => {
    const items = Object.fromEntries(
      Array.from({ length: 34 }, (_, i) => [`i${i}`, { kind: 'choice', worth: [0, 1, 2, 3], topic: 'x' } as const]),
    )
    const { wordings: _, ...bare } = afterTheVisit
    const long: InstrumentFile = { ...bare, forms: [{ ...form, items, scales: {}, review: [] }] }
    const period = withQuestions(long, ['first', 'last'])
    const cases = Array.from({ length: 24 }, (_, i): PeriodCase => {
      // Three skip everything, and eight choose the first.
      const answers = Object.fromEntries(Object.keys(items).map((id) => [id, i < 3 ? null : i < 11 ? 0 : 3]))
      const [made] = child(i, 0).measurements
      const measurements = (['first', 'last'] as const).map((timePoint) => ({ ...made, timePoint, answers }))
      return { ...child(i, 0), measurements: measurements as PeriodCase['measurements'] }
    })
    for (const key of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const made = release(period, cases, 'e', key)
      if ('refused' in made) throw new Error(made.refused)
      const sent = Object.entries(made.batch.counts).filter(([id]) => id.includes('@'))
      expect(sent.length).toBe(68)
      expect(new Set(sent.map(([, cells]) => JSON.stringify(cells))).size).toBe(1)
    }
  })

  it('is shown for the nation as shares of those who were asked', () => {
    const batches = [1, 2, 3].map((n) => {
      const cases = Array.from({ length: 20 }, (_, i) => child(n * 100 + i, i < 10 ? 3 : 1))
      const made = release(
        practice,
        [...cases, ...Array.from({ length: 10 }, (_, i) => notAsked(n * 1000 + i))],
        `e-${n}`,
      )
      if ('refused' in made) throw new Error(made.refused)
      return made.batch
    })
    const { counts } = national({ period: practice, edition: 1, batches, of: 3 })
    // Three units with 10 of 20 asked: 30 of 60, though 90 children were there.
    expect(counts['after-the-visit.listened@first']?.['3']).toMatchObject({
      value: 30,
      share: { value: 0.5 },
      units: 3,
    })
    expect(counts['after-the-visit.listened@first']?.blank).toEqual({ withheld: 'below-20', units: 3 })
  })
})

const notAsked = (i: number): PeriodCase => ({ ...child(i, 0), measurements: [] })

it('goes by the words that came with it, else by its topic and number', () => {
  const table = 'after-the-visit.listened@first'
  const swedish = questionWords(practice, table, 'sv')
  expect([swedish?.form, swedish?.item, swedish?.choice('3')]).toEqual([
    'Efter besöken',
    'De lyssnade på mig.',
    'Stämmer helt',
  ])
  expect(questionWords(practice, table, 'en')?.choice('0')).toBe('Not true')
  const { wordings: _, ...silent } = afterTheVisit
  const bare = questionWords(withQuestions(silent, ['first']), table, 'sv')
  expect([bare?.item, bare?.choice('3'), bare?.choice('blank')]).toEqual(['Lyssnad på', null, null])
  expect(questionWords(practice, 'reasons', 'sv')).toBeNull()
})
