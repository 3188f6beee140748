/** Responses as other systems write them, rebuilt from public bug reports (test/fixtures/cases), and more of each kind. */
import { describe, expect, it } from 'vitest'
import { dayOfInstant } from '#aggregate'
import { seenFhir } from '../../test/exchange/seen.ts'
import { type ResponseContext, readResponse } from './response.ts'
import { personDifferences } from './subject.ts'

// biome-ignore lint/suspicious/noExplicitAny: a file can hold anything
type Loose = any

const seen = (name: string): string => seenFhir('responses', name)
const read = (text: string, more: Partial<ResponseContext> = {}) =>
  readResponse(text, { today: '2026-11-21', dayOfInstant, born: null, ...more })
const faults = (got: ReturnType<typeof read>) =>
  got.is === 'refused' ? got.faults.map(({ at, reason }) => `${at}: ${reason}`) : [got.is]
const digits = (got: ReturnType<typeof read>) =>
  got.is === 'answers' ? got.answers.map(({ answers }) => Object.values(answers).join('')) : faults(got)

const one = (change: (file: Loose) => void = () => {}): Loose => {
  const file: Loose = JSON.parse(seen('with-its-sum'))
  file.item.pop()
  change(file)
  return file
}
const every = (file: Loose, change: (item: Loose, at: number) => void) => {
  for (const [at, item] of file.item.entries()) change(item, at)
}
const bundle = (...resources: Loose[]) =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) })
const patient = (id: string, more: Loose = {}) => ({ resourceType: 'Patient', id, ...more })
const later = (subject: Loose) =>
  one((file) =>
    Object.assign(file, { id: 'svar-2', authored: '2024-04-08', subject, source: { ...subject, type: 'Patient' } }),
  )

describe('whose answers they are', () => {
  it.each([
    ['two patients in a bundle', seen('two-persons-in-one-bundle')],
    ['two subjects that are not in the bundle', bundle(one(), later({ reference: 'Patient/b' }))],
    [
      'a response without a subject beside two patients',
      bundle(
        patient('a'),
        patient('b'),
        one((file) => delete file.subject),
      ),
    ],
    [
      'two identifiers',
      bundle(
        later({ identifier: { system: 'urn:x', value: '1' } }),
        one((file) =>
          Object.assign(file, {
            subject: { identifier: { system: 'urn:x', value: '2' } },
            source: { type: 'Patient' },
          }),
        ),
      ),
    ],
    ['a patient that is not the subject', bundle(patient('b'), one())],
    [
      'two contained patients',
      bundle(
        ...['1990', '2001'].map((birthDate, at) =>
          one((file) =>
            Object.assign(file, {
              authored: `2024-03-0${at + 1}`,
              contained: [patient('p', { birthDate })],
              subject: { reference: '#p' },
              source: { reference: '#p' },
            }),
          ),
        ),
      ),
    ],
    [
      'two servers’ patients',
      bundle(
        ...['one', 'two'].map((host, at) =>
          one((file) =>
            Object.assign(file, {
              authored: `2024-03-0${at + 1}`,
              subject: { reference: `https://${host}.example.org/Patient/a` },
              source: { reference: `https://${host}.example.org/Patient/a` },
            }),
          ),
        ),
      ),
    ],
  ])('%s are not one person’s', (_, text) => {
    expect(faults(read(text))[0]).toMatch(/several-persons$/)
  })

  it('somebody answered who is another’s parent', () => {
    const person = { resourceType: 'RelatedPerson', id: 'r', patient: { reference: 'Patient/b' } }
    const file = one((loose) => Object.assign(loose, { contained: [person], source: { reference: '#r' } }))
    expect(faults(read(JSON.stringify(file)))).toEqual(['source: several-persons'])
  })

  it('one person by several addresses is one', () => {
    const full = { reference: 'https://example.org/fhir/Patient/a/_history/2' }
    expect(read(bundle(patient('a'), one(), later(full))).is).toBe('answers')
  })

  it('is told, and compared with the case', () => {
    const got = read(seen('another-case-of-our-own'))
    if (got.is !== 'answers' || !got.person) throw new Error('no person')
    expect(got.person).toEqual({ code: 'PROV-77', born: 2010, sex: 'm' })
    const against = (more: Loose) =>
      personDifferences(got.person as never, { code: 'PROV77', born: 2010, sex: 'm', ...more })
    expect(against({})).toEqual([])
    expect(against({ code: 'X1', born: 2011, sex: 'f' })).toEqual(['code', 'born', 'sex'])
    expect(against({ sex: 'x' })).toEqual([])
  })

  it('by our code alone is told as well', () => {
    const identifier = { system: 'urn:x-mattstock:case-code', value: '7KD-2F9' }
    const file = one((loose) => Object.assign(loose, { subject: { identifier }, source: { type: 'Patient' } }))
    expect(read(JSON.stringify(file))).toMatchObject({ person: { code: '7KD-2F9', born: null, sex: 'x' } })
  })
})

describe('what the file does not say is asked, and never guessed', () => {
  it('what the first choice counts as', () => {
    const text = seen('counted-from-1')
    expect(read(text)).toEqual({ is: 'asks', asks: 'first' })
    expect(digits(read(text, { first: 1 }))).toEqual(['0123012301'])
    expect(digits(read(text, { first: 0 }))).toEqual(['1234123412'])
  })
  it('also where the highest number is past the last place from 0, and where numbers are decimals', () => {
    const most = (key: string) =>
      JSON.stringify(one((file) => every(file, (item) => Object.assign(item, { answer: [{ [key]: 5 }] }))))
    for (const key of ['valueInteger', 'valueDecimal']) {
      expect(read(most(key))).toEqual({ is: 'asks', asks: 'first' })
      expect(digits(read(most(key), { first: 1 }))).toEqual(['4444444444'])
    }
  })
  it('not where another answer of the file is 0, or where our own codes say the place', () => {
    const ones = one((file) => every(file, (item) => Object.assign(item, { answer: [{ valueInteger: 1 }] })))
    expect(digits(read(bundle(ones, later({ reference: 'Patient/a' }))))).toEqual(['1111111111', '0123401234'])
    const coded = one((file) =>
      every(file, (item) =>
        Object.assign(item, { answer: [{ valueCoding: { system: 'urn:x-mattstock:choice', code: '1' } }] }),
      ),
    )
    expect(digits(read(JSON.stringify(coded)))).toEqual(['1111111111'])
  })
  it('who answered', () => {
    const text = seen('nobody-says-who-answered')
    expect(read(text)).toEqual({ is: 'asks', asks: 'informant' })
    expect(read(text, { informant: 'self' })).toMatchObject({ answers: [{ informant: 'self' }] })
    expect(faults(read(text, { informant: 'parent' }))).toEqual(['parent: other-informant'])
    const related = one((file) => (file.source = { reference: 'RelatedPerson/b' }))
    expect(read(JSON.stringify(related))).toEqual({ is: 'asks', asks: 'informant' })
  })
  it('which day it was', () => {
    const text = JSON.stringify(one((file) => delete file.authored))
    expect(read(text)).toEqual({ is: 'asks', asks: 'day' })
    expect(read(text, { day: '2024-05-01' })).toMatchObject({ answers: [{ day: '2024-05-01' }] })
    expect(faults(read(text, { day: '2027-05-01' }))).toEqual(['authored: day-to-come'])
  })
})

it.each([
  [seen('late-in-the-evening-utc'), '2024-03-05'],
  ['2024-03-04T23:30:00+01:00', '2024-03-04'],
  ['2024-07-01T22:30:00Z', '2024-07-02'],
  ['2024-03-05T00:15:00+09:00', '2024-03-04'],
  ['2024-03-04T23:30:00', '2024-03-04'],
  ['2024-03-04T12:00:00.123Z', '2024-03-04'],
])('the day of %s is the unit’s', (file, day) => {
  const text = file.startsWith('{') ? file : JSON.stringify(one((loose) => (loose.authored = file)))
  expect(read(text)).toMatchObject({ answers: [{ day }] })
})

it.each([
  'ten-digits-that-are-no-day',
  'a-mean-in-the-narrative',
  'server-numbers',
  'an-entry-without-a-resource',
  'answers-below-answers',
])('%s is taken', (name) => {
  expect(digits(read(seen(name)))).toEqual(['0123401234'])
})

describe('what is no answer', () => {
  it('declined in FHIR’s way is a blank', () => {
    const got = read(seen('declined-as-fhir-says-it'))
    expect(got).toMatchObject({ answers: [{ answers: { i3: 2, i4: null }, blanks: { i4: 'declined' } }] })
  })
  const url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
  it.each([
    ['on the question', { extension: [{ url, valueCode: 'unknown' }] }, 'skipped'],
    ['on the answer', { answer: [{ extension: [{ url, valueCode: 'asked-declined' }] }] }, 'declined'],
    ['beside a coding', { answer: [{ _valueCoding: { extension: [{ url, valueCode: 'not-asked' }] } }] }, 'not-shown'],
    ['in a coding', { answer: [{ valueCoding: { extension: [{ url, valueCode: 'temp-unknown' }] } }] }, 'skipped'],
    [
      'as a code',
      {
        answer: [
          {
            valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'asked-declined' },
          },
        ],
      },
      'declined',
    ],
  ])('said %s is a blank', (_, item, how) => {
    const file = one((loose) => (loose.item[3] = { linkId: 'i4', ...item }))
    expect(read(JSON.stringify(file))).toMatchObject({ answers: [{ answers: { i4: null }, blanks: { i4: how } }] })
  })

  it('a sum, a comment or a day beside the ten is left unread, and said', () => {
    const got = read(seen('with-its-sum'))
    expect(digits(got)).toEqual(['0123401234'])
    expect(got.is === 'answers' && got.notes).toContainEqual({ at: 'summa', reason: 'not-read' })
    const beside = one((file) =>
      file.item.push(
        { linkId: 'kommentar', answer: [{ valueString: 'Det gick bra.' }] },
        { linkId: 'ifyllt', answer: [{ valueDate: '2024-03-04' }] },
        { linkId: 'total-score', answer: [{ valueInteger: 20 }] },
      ),
    )
    const noted = read(JSON.stringify(beside))
    expect(noted.is === 'answers' && noted.notes.map(({ at }) => at).slice(0, 3)).toEqual([
      'kommentar',
      'ifyllt',
      'total-score',
    ])
  })

  it('one more question of another form is refused', () => {
    const file = one((loose) => loose.item.push({ linkId: 'i11', answer: [{ valueInteger: 2 }] }))
    expect(faults(read(JSON.stringify(file)))).toEqual(['i11: extra-question'])
  })
})

it('numbered questions with a sum beside them are known by their numbers', () => {
  const file = one((loose) => {
    every(loose, (item, at) => Object.assign(item, { linkId: `${at + 1}` }))
    loose.item.push({ linkId: 'summa', answer: [{ valueDecimal: 20 }] })
  })
  expect(digits(read(JSON.stringify(file)))).toEqual(['0123401234'])
})

it('points that contradict the choice beside them are refused', () => {
  const file = one((loose) => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 4 }]
    loose.item[0].answer = [{ valueCoding: { system: 'urn:x-mattstock:choice', code: '0', extension } }]
  })
  expect(faults(read(JSON.stringify(file)))).toEqual(['i1: wrong-points'])
})

it('somebody of another age than the form’s is said', () => {
  expect(read(JSON.stringify(one()), { born: 2015 })).toMatchObject({
    notes: [{ at: 'CORE-10 2024-03-04', reason: 'age-outside-form' }],
  })
})

it.each([
  ['only-the-points-tell-answers-apart', 'i1: unknown-choice'],
  ['two-answers-to-one', 'i1: several-answers'],
])('%s goes on being refused', (name, first) => {
  expect(faults(read(seen(name)))[0]).toBe(first)
})
