import { expect, it } from 'vitest'
import { formById } from '#instruments'
import { caseFiles } from '../../case-file/case-file.ts'
import type { RecordBody } from '../../vault/index.ts'
import { baselineOf } from '../baseline.ts'
import { measurementsOf } from '../measurement.ts'
import { normsOf } from '../norms.ts'
import { answersTo, caseBody, kept, later, rated } from '../testing.ts'
import { unlabelledOf, verdictName } from './change.ts'
import { changesOf, interpretationOf, unplaced, verdictOf } from './index.ts'
import { twoViews } from './informants.ts'

function read(about: RecordBody, forms: readonly RecordBody[]) {
  const records = kept([about, ...forms].map((body) => ['c', body] as const))
  const file = caseFiles(records).get('c')
  if (!file) throw new Error('no case')
  const interpretation = interpretationOf(records)
  const measurements = measurementsOf(file, interpretation?.placedIn ?? unplaced)
  return { measurements, changes: interpretation ? changesOf(interpretation.norms, measurements) : [] }
}

const training = { hash: 'own', language: 'sv', training: true }
const english = { hash: 'licensed-en', language: 'en', training: false }

const days = (forms: readonly { readonly record: { readonly body: { readonly day: string } } }[]) =>
  forms.map(({ record }) => record.body.day)

it('sets a follow-up against the first form, and against the earliest follow-up', () => {
  const { measurements, changes } = read(caseBody(), [
    answersTo('sdq-p4-17', {}),
    answersTo('sdq-p4-17-followup', {}, { day: '2026-04-01' }),
    answersTo('sdq-p4-17-followup', {}, { day: '2026-06-01' }),
  ])
  const latest = measurements.at(-1)
  expect(latest && days(baselineOf(measurements, latest))).toEqual(['2026-03-02', '2026-04-01'])
  expect(changes.map(({ found }) => found.comparable && [found.labels.length, found.unlabelled])).toEqual([
    [0, 'other-stretch'],
    [1, null],
  ])
})

it.each([
  ['other-stretch', [answersTo('sdq-s11-17', {}), answersTo('sdq-s11-17-followup', {}, later)]],
  ['no-rule', [answersTo('sdq-p2-4', {}), answersTo('sdq-p2-4', {}, later)]],
  ['no-rule', [answersTo('cgas', { score: 50 }), answersTo('cgas', { score: 70 }, later)]],
])('gives the difference and no label: %s', (unlabelled, forms) => {
  expect(read(caseBody(), forms).changes.map(({ found }) => found)).toMatchObject([
    { comparable: true, labels: [], unlabelled },
  ])
})

it('says of C-GAS whether one rater stands behind both figures, or two', () => {
  const other = { ...rated(null), rater: { staff: '00000000-0000-4000-8000-000000000002', trained: null } }
  const why = (second: Partial<ReturnType<typeof answersTo>>) =>
    read(caseBody(), [
      answersTo('cgas', { score: 50 }, rated(null)),
      answersTo('cgas', { score: 70 }, { ...second, ...later }),
    ]).changes.map(unlabelledOf)
  expect([why(rated(null)), why(other)]).toEqual([['one-rater'], ['two-raters']])
})

it.each([
  ['different-period', [answersTo('sdq-s11-17-followup', {}), answersTo('sdq-s11-17', {}, later)]],
  ['different-wording', [answersTo('core-om', {}), answersTo('core-om', {}, { ...later, wording: training })]],
  ['different-wording', [answersTo('core-om', {}), answersTo('core-om', {}, { ...later, wording: english })]],
  ['different-revision', [answersTo('core-om', {}, { revision: 7 }), answersTo('core-om', {}, later)]],
  ['not-scored-last', [answersTo('cgas', { score: 50 }), answersTo('cgas', { score: null }, later)]],
])('gives no label, and says %s', (reason, forms) => {
  expect(read(caseBody(), forms).changes.map(({ found }) => found)).toEqual([{ comparable: false, reason }])
})

it('sets a form typed in from paper beside a licensed one', () => {
  const forms = [answersTo('core-om', {}, { wording: null, via: 'paper' }), answersTo('core-om', {}, later)]
  expect(read(caseBody(2008), forms).changes[0]?.found.comparable).toBe(true)
})

it('gives no single verdict where the limits for girls and boys disagree', () => {
  // 11–13 years: girls from 8.0, boys from 8.3. Sums 8 → 16 are 8 points: girls worse, boys within the error.
  const forms = [answersTo('yp-core', { i1: 4, i2: 4 }), answersTo('yp-core', { i1: 4, i2: 4, i6: 4, i7: 4 }, later)]
  const [changed] = read(caseBody(2013, 'x'), forms).changes
  if (!changed?.found.comparable) throw new Error('not compared')
  expect(changed.found.labels.map(({ sex, reliable }) => [sex, reliable])).toEqual([
    ['m', 'unchanged'],
    ['f', 'deteriorated'],
  ])
  expect(verdictOf(changed.found)).toBeNull()
  expect(verdictName(changed.found)).toBe('split-worse')
})

it('gives no single verdict where one of the two possible ages has no rule for the change', () => {
  // CORE-OM's rule of 5 points is from 16 years on; born in 2010 somebody may be 15 or 16 in 2026.
  const first = answersTo('core-om', { i1: 4, i2: 4, i5: 4, i8: 4, i10: 4 })
  const [changed] = read(caseBody(2010), [first, answersTo('core-om', {}, later)]).changes
  if (!changed?.found.comparable) throw new Error('not compared')
  expect(changed.found.labels.map(({ age }) => age)).toEqual([16])
  expect(verdictOf(changed.found)).toBeNull()
  expect(verdictName(changed.found)).toBe('split-better')
  // 20 of 136 to 16: 1.2 points, within the 5.
  const [small] = read(caseBody(2010), [first, answersTo('core-om', { i1: 4, i2: 4, i5: 4, i8: 4 }, later)]).changes
  if (!small?.found.comparable) throw new Error('not compared')
  expect(verdictName(small.found)).toBe('split-within-error')
})

// Känslor 10, överaktivitet 6, beteende 2: totalt 18. Gränser: förälder 17, unga 20, lärare 16.
const eighteen = {
  worries: 2,
  unhappy: 2,
  clingy: 2,
  afraid: 2,
  somatic: 2,
  restles: 2,
  fidgety: 2,
  distrac: 2,
  tantrum: 2,
}

it('tells two informants apart by their own limits, and averages nothing', () => {
  const views = twoViews(
    read(caseBody(), [answersTo('sdq-s11-17', eighteen), answersTo('sdq-p4-17', eighteen)]).measurements,
  )
  expect(views.map(({ views: [a, b], past }) => [a.value, b.value, past])).toEqual([[18, 18, 'parent']])
})

it('pairs each informant with each other of the newest occasion', () => {
  const forms = ['sdq-s11-17', 'sdq-p4-17', 'sdq-t4-17'].map((form) => answersTo(form, {}))
  expect(twoViews(read(caseBody(), forms).measurements).map(({ past }) => past)).toEqual(['none', 'none', 'none'])
})

it.each([
  ['2026-05-01', 1],
  ['2026-05-02', 0],
])('sets informants side by side only within sixty days: 2 March and %s', (day, pairs) => {
  const forms = [answersTo('sdq-s11-17', {}), answersTo('sdq-p4-17', {}, { day })]
  expect(twoViews(read(caseBody(), forms).measurements)).toHaveLength(pairs)
})

it('does not set a 6-month form of one informant beside a 1-month form of another', () => {
  const forms = [answersTo('sdq-s11-17', {}), answersTo('sdq-p4-17-followup', {}, { occasion: 'first' })]
  expect(twoViews(read(caseBody(), forms).measurements)).toEqual([])
})

const setting = (name: string, value: never | boolean | object) =>
  [null, { kind: 'setting', name, value } as RecordBody] as const

it('is off when the unit says so, and nothing is placed then', () => {
  expect(interpretationOf(kept([]))).not.toBeNull()
  expect(interpretationOf(kept([setting('interpretation', false)]))).toBeNull()
})

const sdq = formById('sdq-s11-17')
if (!sdq) throw new Error('SDQ is not in the register')

const own = {
  id: 'own-table',
  instrument: 'sdq',
  title: 'Egen tabell',
  population: 'Påhittad',
  year: 2026,
  forms: ['sdq-s11-17'],
  sources: { here: { reference: 'Påhittad källa' } },
  limits: [
    {
      scale: 'total',
      informant: 'self',
      bands: [
        { name: 'under', from: 0 },
        { name: 'över', from: 12 },
      ],
      cutOff: 12,
      cite: { source: 'here', at: 'tabell 1', grade: 'own' },
    },
  ],
}

it('reads a form by the default, by the unit’s choice, by its own table, or by none', () => {
  const loaded = [null, { kind: 'loaded', what: 'norms', hash: 'h', text: JSON.stringify(own) }] as const
  const chosen = (value: object) => normsOf(kept([loaded, setting('norms', value)])).chosen(sdq)?.id ?? null
  expect(normsOf(kept([])).chosen(sdq)?.id).toBe('sdq-three-band')
  expect(chosen({ 'sdq-s11-17': 'sdq-four-band' })).toBe('sdq-four-band')
  expect(chosen({ 'sdq-s11-17': 'own-table' })).toBe('own-table')
  expect(chosen({ 'sdq-s11-17': null })).toBeNull()
  expect(chosen({ 'sdq-s11-17': 'no such table' })).toBe('sdq-three-band')
})

it('takes the limit of a change from the chosen table alone', () => {
  const none = normsOf(kept([setting('norms', { 'sdq-s11-17': null })])).forChange(sdq)
  expect(none.flatMap((set) => set.limits)).toEqual([])
  expect(none.some((set) => (set.changes ?? []).length > 0)).toBe(true)
})
