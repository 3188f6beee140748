import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  blankAnswers,
  everyForm,
  formById,
  isOwnForm,
  readInstrumentFile,
  readNormSet,
  score,
  setOwnForms,
} from '../index.ts'
import { ordinaryWeekForm } from '../ordinary-week/instrument.ts'
import { ordinaryWeekNorms } from '../ordinary-week/norms.ts'

// biome-ignore lint/suspicious/noExplicitAny: a file can hold anything
type Loose = any

const own: Loose = {
  format: 'mattstock-instrument-1',
  id: 'our-week',
  title: 'Our week',
  forms: [{ ...ordinaryWeekForm, id: 'our-week', instrument: 'our-week', title: 'Our week' }],
}

function changed(change: (file: Loose) => void): Loose {
  const file: Loose = JSON.parse(JSON.stringify(own))
  change(file)
  return file
}

function faultsOf(change: (file: Loose) => void): readonly string[] {
  const read = readInstrumentFile(changed(change))
  return read.ok ? [] : read.faults.map(({ at, reason }) => `${at}: ${reason}`)
}

afterEach(() => setOwnForms([]))

it.each([
  ['a-scale-added-twice', 'forms.0.scales.all.scales.1: repeated-scale'],
  ['a-choice-worth-nothing', 'forms.0.items.q1.worth: bad-choices'],
])('refuses the file %s with its place', (name, fault) => {
  const file = JSON.parse(readFileSync(`test/fixtures/cases/instruments/${name}.json`, 'utf8'))
  const read = readInstrumentFile(file)
  expect(read.ok ? [] : read.faults.map(({ at, reason }) => `${at}: ${reason}`)).toEqual([fault])
})

describe('an answer that would count double, or for nothing, is refused', () => {
  const cite = { source: 'manual', at: 'p. 1', grade: 'own' }
  const sum = (...scales: string[]) => ({ higherIs: 'worse', cite, scales })
  const scale = (file: Loose, id: string): Loose => file.forms[0].scales[id]
  /** The scale of the items named, as `body` is but for them. */
  const of = (file: Loose, ...items: string[]) => ({ ...scale(file, 'body'), items, missing: { allow: 0, cite } })
  const ids = Object.keys(ordinaryWeekForm.items)
  const [one = '', two = '', three = ''] = ids
  const add = (file: Loose, scales: Loose) => Object.assign(file.forms[0].scales, scales)
  it.each<[why: string, fault: string, change: (file: Loose) => void]>([
    ['an item twice in a scale', 'forms.0.scales.a.items.1: repeated-item', (f) => add(f, { a: of(f, one, one) })],
    [
      'two scales that share an item, added',
      'forms.0.scales.c.scales.1: repeated-scale',
      (f) => add(f, { a: of(f, one, two), b: of(f, two, three), c: sum('a', 'b') }),
    ],
    [
      'a sum and a part of it, added',
      'forms.0.scales.d.scales.1: repeated-scale',
      (f) => add(f, { a: of(f, one), b: of(f, two), c: sum('a', 'b'), d: sum('c', 'b') }),
    ],
    [
      'a part that comes in by two sums',
      'forms.0.scales.e.scales.1: repeated-scale',
      (f) => add(f, { a: of(f, one), b: of(f, two), c: sum('a'), d: sum('b', 'a'), e: sum('c', 'd') }),
    ],
    ['a sum of itself', 'forms.0.scales.a.scales: unknown-scale', (f) => add(f, { a: sum('a') })],
    [
      'a sum of what comes later',
      'forms.0.scales.a.scales: unknown-scale',
      (f) => add(f, { a: sum('z'), z: of(f, one) }),
    ],
    [
      'a choice with no worth',
      `forms.0.items.${one}.worth: bad-choices`,
      (f) => (f.forms[0].items[one].worth = [0, null]),
    ],
    ['half a point', `forms.0.items.${one}.worth: bad-choices`, (f) => (f.forms[0].items[one].worth = [0, 0.5, 1])],
    ['points as text', `forms.0.items.${one}.worth: bad-choices`, (f) => (f.forms[0].items[one].worth = ['0', '1'])],
    ['one choice alone', `forms.0.items.${one}.worth: bad-choices`, (f) => (f.forms[0].items[one].worth = [1])],
  ])('%s', (_, fault, change) => {
    expect(faultsOf(change)).toContain(fault)
  })

  it('and a sum of scales that share nothing is taken', () => {
    expect(faultsOf((f) => add(f, { a: of(f, one, two), b: of(f, three), c: sum('a', 'b') }))).toEqual([])
  })
})

it('takes an instrument whose forms are as right as the built-in ones', () => {
  expect(readInstrumentFile(own)).toEqual({ ok: true, file: own })
})

it('still takes the first released file of the format, which is never edited', () => {
  const released: unknown = JSON.parse(readFileSync('test/fixtures/formats/mattstock-instrument-1.json', 'utf8'))
  expect(readInstrumentFile(released)).toEqual({ ok: true, file: released })
})

describe('an instrument as a file is refused', () => {
  it.each<[why: string, fault: string, change: (file: Loose) => void]>([
    ['with a title that turns round', 'title: hidden-characters', (f) => (f.title = 'Our \u202ekeew')],
    ['with a form’s title on two lines', 'forms.0.title: markup', (f) => (f.forms[0].title = 'Our\nweek')],
    [
      'with a scale’s name in broken characters',
      'forms.0.scales.body.name: garbled',
      (f) => (f.forms[0].scales.body.name = 'Body \ufffd'),
    ],
    [
      'with a source that turns round',
      'forms.0.sources.manual.reference: hidden-characters',
      (f) => (f.forms[0].sources.manual.reference = 'Manual \u202eas read'),
    ],
    [
      'with a page that nobody can see',
      'forms.0.scales.body.cite: bad-cite',
      (f) => (f.forms[0].scales.body.cite.at = 'p. \u2066 3'),
    ],
    [
      'with a headline that it has no scale for',
      'forms.0.shown.headline: unknown-scale',
      (f) => (f.forms[0].shown = { headline: 'total', rows: ['body'] }),
    ],
    [
      'with levels, which are a table’s',
      'forms.0.shown.levels: norms-not-taken',
      (f) => (f.forms[0].shown = { headline: 'body', rows: ['body'], levels: 'cgas-bands' }),
    ],
    ['with four decimals', 'forms.0.scales.body.decimals: bad-number', (f) => (f.forms[0].scales.body.decimals = 4)],
    ['with limits', ': norms-not-taken', (f) => (f.norms = ordinaryWeekNorms)],
    ['of another format', 'format: unknown-format', (f) => (f.format = 'mattstock-instrument-2')],
    ['with a field of its own', 'owner: unknown-key', (f) => (f.owner = 'x')],
    ['without forms', 'forms: no-forms', (f) => (f.forms = [])],
    ['under the name of a built-in instrument', 'id: taken-id', (f) => (f.id = 'sdq')],
    [
      'with a form under the name of a built-in one',
      'forms.0.id: taken-id',
      (f) => Object.assign(f, { id: 'core', forms: [{ ...f.forms[0], id: 'core-om', instrument: 'core' }] }),
    ],
    ['with a form of another instrument', 'forms.0: other-instrument', (f) => (f.forms[0].instrument = 'sdq')],
    ['with two forms of one name', 'forms.1.id: taken-id', (f) => f.forms.push(f.forms[0])],
    [
      'with a grade that only the project can give',
      'forms.0.scales: grade-not-own',
      (f) => (f.forms[0].scales.body.cite.grade = 'primary'),
    ],
    ['with a form that is rated', 'forms.0.informant: rated-form', (f) => (f.forms[0].informant = 'clinician')],
    ['with a fault in a form', 'forms.0.items.slept.kind: unknown-kind', (f) => (f.forms[0].items.slept.kind = 'x')],
    ['with a wording for another form', 'wordings.0.form: bad-wording', (f) => (f.wordings = [{ form: 'core-om' }])],
  ])('%s', (_, fault, change) => {
    expect(faultsOf(change)).toContain(fault)
  })

  it('whatever it is, without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readInstrumentFile(value).ok).toBe(false)
      }),
    )
  })

  it('whatever stands where one of its parts did, without throwing', () => {
    const paths = [
      ['id'],
      ['title'],
      ['forms'],
      ['forms', 0],
      ['forms', 0, 'items'],
      ['forms', 0, 'scales'],
      ['wordings'],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        const file = changed(() => undefined)
        const last = path.at(-1) as string
        const holder = path.slice(0, -1).reduce((at: Loose, key) => at[key], file)
        holder[last] = value
        expect(() => readInstrumentFile(file)).not.toThrow()
      }),
    )
  })
})

describe('a second version of a known instrument', () => {
  const known = () => setOwnForms(own.forms)

  it('is taken when its revision is raised', () => {
    known()
    expect(faultsOf((f) => Object.assign(f.forms[0], { revision: 2, review: [] }))).toEqual([])
  })

  it('is refused when it scores otherwise under the same revision', () => {
    known()
    expect(faultsOf((f) => (f.forms[0].review = []))).toEqual(['forms.0: revision-not-raised'])
  })

  it('is refused when answers already given would not read', () => {
    known()
    expect(
      faultsOf((f) =>
        Object.assign(f.forms[0], { revision: 2, items: { ...f.forms[0].items, ran: f.forms[0].items.ate } }),
      ),
    ).toEqual(['forms.0: items-changed'])
  })

  it('is taken when only what it is called has changed', () => {
    known()
    expect(faultsOf((f) => (f.forms[0].title = 'Our other week'))).toEqual([])
    expect(faultsOf((f) => (f.forms[0].scales.body.name = 'Kropp'))).toEqual([])
    expect(faultsOf((f) => (f.forms[0].items.slept.topic = 'Sömn'))).toEqual([])
  })
})

describe('a form that came as data', () => {
  it('is found by its id while it is there, and never stands before a built-in one', () => {
    expect(formById('our-week')).toBeNull()
    setOwnForms([...own.forms, { ...own.forms[0], id: 'core-om' }])
    expect([isOwnForm('our-week'), isOwnForm('core-om')]).toEqual([true, false])
    expect(formById('core-om')?.instrument).toBe('core-om')
    expect(everyForm().map(({ id }) => id)).toContain('our-week')
    setOwnForms([])
    expect(formById('our-week')).toBeNull()
  })

  it('is scored by the same core, and placed nowhere', () => {
    setOwnForms(own.forms)
    const form = own.forms[0]
    // As in ordinary-week/examples.ts: 1→3, 3, –, 2, 2→2: 10 of four answered, times five fourths.
    const answers = { ...blankAnswers(form), slept: 1, worried: 3, ate: 2, played: 2 }
    const result = score(form, { ...answers, cried: null }, { age: 12, sex: 'f' })
    // 3 + 3 + 2 + 2 = 10 over four of five: 12.5
    expect(result.scales.strain).toMatchObject({ value: 12.5, placements: [], unplaced: 'no-norms' })
  })

  it('gets no limits by another way', () => {
    setOwnForms(own.forms)
    const set = { ...ordinaryWeekNorms[0], instrument: 'our-week', forms: ['our-week'] }
    expect(readNormSet(set)).toMatchObject({ ok: false })
  })
})
