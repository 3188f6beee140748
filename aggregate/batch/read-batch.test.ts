import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { period2014 } from '../period/examples.ts'
import { tablesOf } from '../plan/tables.ts'
import type { Batch } from './batch.ts'
import { canonical, isCanonical } from './canonical.ts'
import { readBatch } from './read-batch.ts'

const period = period2014
const stats = { mean: 13.4, sd: null, bands: { borderline: 5, abnormal: 5 } }

/** Girls from 13 to 18 and boys up to 12 are fifteen each, and five have each reason; nobody else came. */
const countOf = (cell: string, i: number) => {
  const [people, reason] = [/^(f\|13-18|m\|0-12)/.test(cell), cell.split('|')[2]]
  if (!cell.includes('|')) return (i % 3) * 5
  return people ? (reason ? (reason === 'unknown' ? 0 : 5) : 15) : 0
}

const good: Batch = {
  format: 'mattstock-batch-1',
  plan: 'plan-1',
  rules: 'rules-1',
  app: '0.1.0',
  period: period.id,
  joined: null,
  unit: 'enhet-07',
  edition: 1,
  rehearsal: false,
  size: 'enough',
  counts: Object.fromEntries(
    tablesOf(period)
      .filter((table) => table.kind === 'count')
      .map(({ id, cells }) => [id, Object.fromEntries(cells.map((cell, i) => [cell, countOf(cell, i)]))]),
  ),
  scores: { 'sdq-self.total': { level: 'all', cells: { all: { n: 15, first: stats, last: null } } } },
}

type Change = (batch: ReturnType<typeof loose>) => void
/** The good batch with anything at all in it. */
// biome-ignore lint/suspicious/noExplicitAny: a batch from outside can hold anything
const loose = (): any => structuredClone(good)

function refusal(change: Change): readonly string[] {
  const batch = loose()
  change(batch)
  const read = readBatch(batch, period)
  return 'refused' in read ? read.refused.map(({ at, reason }) => `${at}: ${reason}`) : []
}

it('takes a batch that the rules could have made, and gives it back unchanged', () => {
  expect(readBatch(structuredClone(good), period)).toEqual({ batch: good })
})

describe('a batch is refused', () => {
  const total = (batch: ReturnType<typeof loose>) => batch.scores['sdq-self.total'].cells.all
  it.each<[why: string, at: string, Change]>([
    ['a raw count', 'counts/sex.age/f|0-12: not-rounded', (b) => (b.counts['sex.age']['f|0-12'] = 7)],
    ['a negative count', 'counts/sex.age/f|0-12: negative', (b) => (b.counts['sex.age']['f|0-12'] = -5)],
    ['half a child', 'counts/sex.age/f|0-12: not-whole', (b) => (b.counts['sex.age']['f|0-12'] = 2.5)],
    ['more than any unit', 'counts/sex.age/f|0-12: too-large', (b) => (b.counts['sex.age']['f|0-12'] = 1e6)],
    ['a count that is a word', 'counts/sex.age/f|0-12: wrong-shape', (b) => (b.counts['sex.age']['f|0-12'] = '5')],
    ['a margin', 'counts/sex.age/?: margin', (b) => (b.counts['sex.age']['f|all'] = 50)],
    ['a total', 'counts/sex.age/?: margin', (b) => (b.counts['sex.age'].total = 50)],
    ['an unknown code', 'counts/interventions/?: unknown-cell', (b) => (b.counts.interventions.hypnosis = 5)],
    [
      'a code that is counted nationally only',
      'counts/reasons/?: unknown-cell',
      (b) => (b.counts.reasons['f|0-12|self-harm'] = 5),
    ],
    ['a table outside the plan', 'counts/?: unknown-table', (b) => (b.counts.postcode = { '113 30': 5 })],
    [
      'a score outside the plan',
      'scores/?: unknown-table',
      (b) => (b.scores['core-om.risk'] = b.scores['sdq-self.total']),
    ],
    ['a table missing', 'counts/waiting.visit: missing-table', (b) => delete b.counts['waiting.visit']],
    ['a cell missing', 'counts/waiting.visit/0-7: missing-cell', (b) => delete b.counts['waiting.visit']['0-7']],
    ['free text', '?: unknown-field', (b) => (b.comment = 'x')],
    ['a field in a cell', 'scores/sdq-self.total/cells/all: unknown-field', (b) => (total(b).max = 31)],
    [
      'a mean with two decimals',
      'scores/sdq-self.total/all/first/mean: mean-too-exact',
      (b) => (total(b).first.mean = 13.42),
    ],
    [
      'a mean outside the scale',
      'scores/sdq-self.total/all/first/mean: mean-out-of-range',
      (b) => (total(b).first.mean = 41),
    ],
    ['a mean of about five', 'scores/sdq-self.total/all/n: n-below-10', (b) => (total(b).n = 5)],
    ['a raw n', 'scores/sdq-self.total/all/n: not-rounded', (b) => (total(b).n = 13)],
    [
      'a spread of fewer than twenty',
      'scores/sdq-self.total/all/first/sd: sd-below-20',
      (b) => (total(b).first.sd = 6.1),
    ],
    [
      'an exact spread',
      'scores/sdq-self.total/all/first/sd: sd-too-exact',
      (b) => Object.assign(total(b), { n: 20, first: { ...stats, sd: 6.123 } }),
    ],
    [
      'a negative spread',
      'scores/sdq-self.total/all/first/sd: sd-out-of-range',
      (b) => Object.assign(total(b), { n: 20, first: { ...stats, sd: -1 } }),
    ],
    [
      'the band that is left',
      'scores/sdq-self.total/all/first/bands/normal: margin',
      (b) => (total(b).first.bands.normal = 5),
    ],
    ['an unknown band', 'scores/sdq-self.total/all/first/bands/?: unknown-cell', (b) => (total(b).first.bands.p90 = 5)],
    [
      'a band missing',
      'scores/sdq-self.total/all/first/bands/abnormal: missing-cell',
      (b) => delete total(b).first.bands.abnormal,
    ],
    [
      'a raw band',
      'scores/sdq-self.total/all/first/bands/abnormal: not-rounded',
      (b) => (total(b).first.bands.abnormal = 4),
    ],
    [
      'bands that pass n',
      'scores/sdq-self.total/all/first/bands: bands-above-n',
      (b) => (total(b).first.bands.abnormal = 45),
    ],
    [
      'one school',
      'scores/sdq-self.total/?: unknown-cell',
      (b) => (b.scores['sdq-self.total'].cells['school-3'] = total(b)),
    ],
    [
      'the whole beside its part',
      'scores/sdq-self: margin',
      (b) => (b.scores['sdq-self.total'].cells.completers = total(b)),
    ],
    [
      'a follow-up of those without one',
      'scores/sdq-self.total/all/last: unknown-field',
      (b) => (total(b).last = stats),
    ],
    [
      'two levels of one measure',
      'scores/sdq-self: levels-differ',
      (b) => (b.scores['sdq-self.prosocial'] = { level: 'sex', cells: {} }),
    ],
    [
      'parts of a sum with one kept back',
      'scores/sdq-self.total/all/first: part-missing',
      (b) =>
        (b.scores['sdq-self.conduct'] = {
          level: 'all',
          cells: { all: { ...total(b), first: { ...stats, mean: 3.4 } } },
        }),
    ],
    ['another period', 'period: other-period', (b) => (b.period = 'ovning')],
    ['another correction of the period', 'correction: other-correction', (b) => (b.correction = 1)],
    ['a period joined to itself', 'joined: joined-to-itself', (b) => (b.joined = b.period)],
    ['an unknown plan', 'plan: unknown-plan', (b) => (b.plan = 'plan-0')],
    ['other rules', 'rules: other-rules', (b) => (b.rules = 'rules-0')],
    ['a rehearsal sent as live', 'rehearsal: rehearsal-and-live', (b) => (b.rehearsal = true)],
    ['a third edition', 'edition: wrong-shape', (b) => (b.edition = 3)],
    ['figures of too few', 'size: figures-of-too-few', (b) => (b.size = 'too-few')],
    ['another format', 'format: wrong-shape', (b) => (b.format = 'mattstock-batch-0')],
  ])('with %s', (_, fault, change) => {
    expect(refusal(change)).toContain(fault)
  })

  it('without saying back a name that the sender made up', () => {
    const read = JSON.stringify(readBatch({ ...good, counts: { 'Testa Testsson': { 'på gatan': 5 } } }, period))
    expect(read).not.toMatch(/Testa|gatan/)
  })

  it.each([null, [], 'batch', 7, {}])('when it is %j', (value) => {
    expect(readBatch(value, period)).toHaveProperty('refused')
  })

  it('whatever it is, without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readBatch(value, period)).toHaveProperty('refused')
      }),
    )
  })
})

describe('a batch of whose scores no list can be is refused:', () => {
  const cell = (n: number, first: unknown) => ({ level: 'all', cells: { all: { n, first, last: null } } })
  const scored =
    (scores: Record<string, unknown>): Change =>
    (b) =>
      (b.scores = scores)
  it.each<[what: string, Change]>([
    // Five is the only borderline score: twenty of about twenty have it, and 80 % may.
    [
      'nearly all with one score',
      scored({ 'sdq-self.prosocial': cell(20, { mean: 4.5, sd: null, bands: { borderline: 20, normal: 0 } }) }),
    ],
    // Of 29 at most four are from 20 and four from 16. Four at 40, four at 19, seven at 15 and the rest at 0 have a mean of 12 and SD 13.8.
    [
      'a spread that its bands do not reach',
      scored({ 'sdq-self.total': cell(25, { mean: 12, sd: 15, bands: { borderline: 0, abnormal: 0 } }) }),
    ],
    // At least five borderline at 5 and one normal at 6 are eleven, and four fifths of fewer than twenty nought: 11 of 19 is 0.58, beside one more who is not nought.
    [
      'a mean that only noughts would give',
      scored({ 'sdq-self.prosocial': cell(20, { mean: 0.6, sd: null, bands: { borderline: 5, normal: 5 } }) }),
    ],
    // Twenty children at the most, eleven of them from 6 and one at 5 at the least: these are 71, and 3.6 is 71 or 72. Of
    // 71 there is one list; of 72 that with a 7 has SD 3.03, and that with a 1 has 2.93. So each SD is of one list alone.
    [
      'a spread that one list alone has, and another list with another spread beside it',
      scored({ 'sdq-self.prosocial': cell(20, { mean: 3.6, sd: 3, bands: { borderline: 5, normal: 15 } }) }),
    ],
    // At most nine tenths stand from 2. The only one with this spread is a list of 26 with a sum of 76: four at 0, eighteen
    // at 2 and four at 10 have SD 3.161, the next lists of that sum 3.07; of 24, 25, 27 or 28 it is 3.14 at the most.
    [
      'the widest spread that its bands allow, which one list alone has',
      scored({ 'sdq-self.impact': cell(25, { mean: 2.9, sd: 3.2, bands: { borderline: 0, abnormal: 25 } }) }),
    ],
    // Sums are spread no more than their parts together: 4 · 1.
    [
      'a total spread more than its parts together',
      scored({
        'sdq-self.total': cell(25, { mean: 12, sd: 6, bands: { borderline: 5, abnormal: 5 } }),
        ...Object.fromEntries(
          ['emotional', 'conduct', 'hyperactivity', 'peer'].map((part) => [
            `sdq-self.${part}`,
            cell(25, { mean: 3, sd: 1, bands: { borderline: 5, abnormal: 0 } }),
          ]),
        ),
      }),
    ],
  ])('%s', (_, change) => {
    expect(refusal(change).map((fault) => fault.split(': ')[1])).toContain('no-such-scores')
  })
})

it('with those who have a first only stand ten who were followed up, shown or not, and a batch without room for them is refused', () => {
  // By their waits they are 58 at the most: 4 + 9 + 14 + 4 + 9 + 14 + 4. An n of 55 is 51 at the least and ten more, one of 50 is 46.
  const alone =
    (n: number): Change =>
    (b) => {
      const first = { mean: 13.4, sd: 6, bands: { borderline: 10, abnormal: 10 } }
      const scores = { 'sdq-self.total': { level: 'all', cells: { baseline: { n, first, last: null } } } }
      Object.assign(b, { edition: 2, counts: { 'waiting.visit': b.counts['waiting.visit'] }, scores })
    }
  expect(refusal(alone(55))).toEqual(['scores/sdq-self.total: tables-disagree'])
  expect(refusal(alone(50))).toEqual([])
})

it('an edition 2 has people with their reasons or neither, and some figure', () => {
  const alone: Change = (b) => Object.assign(b, { edition: 2, counts: { 'sex.age': b.counts['sex.age'] } })
  expect(refusal(alone)).toEqual(['counts/reasons: missing-table'])
  expect(refusal((b) => Object.assign(b, { edition: 2, counts: {}, scores: {} }))).toEqual(['size: empty-batch'])
  const fewer = { edition: 2, size: 'too-few', counts: {}, scores: {} }
  expect(refusal((b) => Object.assign(b, fewer))).toEqual(['size: empty-batch'])
})

describe('every text of a batch is a code, a number or a known id:', () => {
  it.each<[what: string, fault: string, Change]>([
    ['a name and twelve digits in `joined`', 'joined: wrong-shape', (b) => (b.joined = 'Testa Testsson 190001010000')],
    ['a name in `joined` that looks like an id', 'joined: joined-to-unknown', (b) => (b.joined = 'testa-testsson')],
    ['a name and twelve digits in `app`', 'app: wrong-shape', (b) => (b.app = 'Testa Testsson 190001010000')],
    ['twelve digits in `app`', 'app: wrong-shape', (b) => (b.app = '190001010000')],
    ['a sentence in `unit`', 'unit: wrong-shape', (b) => (b.unit = 'Testa Testsson')],
  ])('%s is refused', (_, fault, change) => {
    expect(refusal(change)).toContain(fault)
  })

  it('a period that ended before this one may be joined to it', () => {
    const joined = { ...good, joined: 'forsta-linjen-2013' }
    expect(readBatch(joined, period, ['forsta-linjen-2013'])).toEqual({ batch: joined })
    expect(readBatch(joined, period, ['ovning'])).toHaveProperty('refused')
  })
})

it('takes an edition 2 without a table that the difference rule took out', () => {
  expect(refusal((b) => Object.assign(b, { edition: 2, counts: {} }))).toEqual([])
})

it('takes "took part, too few" with no figure in it', () => {
  expect(refusal((b) => Object.assign(b, { size: 'too-few', counts: {}, scores: {} }))).toEqual([])
})

describe('the bytes of a batch', () => {
  it('do not depend on the order its fields were made in', () => {
    const turned = Object.fromEntries(Object.entries(good).reverse()) as unknown as Batch
    expect(canonical(turned)).toEqual(canonical(good))
  })

  it('are refused with a space, or a key said twice, in them', () => {
    const text = new TextDecoder().decode(canonical(good))
    const bytes = (said: string) => new TextEncoder().encode(said)
    expect(isCanonical(bytes(text), good)).toBe(true)
    expect(isCanonical(bytes(`${text} `), good)).toBe(false)
    expect(isCanonical(bytes(text.replace('{', '{"app":"0.0.1",')), good)).toBe(false)
  })
})
