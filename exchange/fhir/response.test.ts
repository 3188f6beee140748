import { describe, expect, it } from 'vitest'
import { dayOfInstant } from '#aggregate'
import { badResponses, goodResponse } from '../../test/exchange/bad-fhir.ts'
import { grouped, missingRights } from '../../test/exchange/foreign.ts'
import { fhirFaults } from '../../test/exchange/valid.ts'
import { readQuestionnaire } from './questionnaire.ts'
import { type ResponseContext, readResponse } from './response.ts'

const context: ResponseContext = { today: '2026-11-21', dayOfInstant, born: 2008 }
const read = (file: unknown, more: Partial<ResponseContext> = {}) =>
  readResponse(JSON.stringify(file), { ...context, ...more })

it('reads a plain response of another system', () => {
  expect(fhirFaults(goodResponse())).toEqual([])
  expect(read(goodResponse())).toEqual({
    is: 'answers',
    answers: [
      {
        source: 'answer-1',
        form: 'core-10',
        revision: 2,
        informant: 'self',
        occasion: null,
        day: '2026-10-05',
        answers: { i1: 0, i2: 1, i3: 2, i4: 3, i5: 4, i6: 0, i7: 1, i8: 2, i9: 3, i10: 4 },
        blanks: {},
        training: false,
        wording: null,
      },
    ],
    person: null,
    notes: [],
  })
})

it.each(badResponses.map((file) => [file.name, file] as const))('refuses %s, and says why', (_, file) => {
  const got = readResponse(file.text, context)
  expect(got.is).toBe('refused')
  expect(got.is === 'refused' && got.faults[0]?.reason).toBe(file.reason)
})

it('takes a question without an answer as a blank', () => {
  const file = goodResponse()
  delete file.item[3].answer
  const got = read(file)
  expect(got).toMatchObject({ is: 'answers', answers: [{ answers: { i4: null }, blanks: { i4: 'skipped' } }] })
})

it('takes an answer of today, and none of tomorrow', () => {
  expect(read({ ...goodResponse(), authored: '2026-11-21' }).is).toBe('answers')
  expect(read({ ...goodResponse(), authored: '2026-11-22' })).toMatchObject({ faults: [{ reason: 'day-to-come' }] })
})

it('asks which form it is where the file names somebody else’s', () => {
  const file = { ...goodResponse(), questionnaire: 'https://example.org/fhir/Questionnaire/vecka-10' }
  expect(read(file)).toEqual({ is: 'asks', asks: 'form' })
  expect(read(file, { form: 'core-10' }).is).toBe('answers')
})

describe('choices of another system', () => {
  const file = () => ({
    ...goodResponse(),
    item: goodResponse().item.map(({ linkId }, i) => ({
      linkId,
      answer: [{ valueCoding: { system: 'https://example.org/x', code: 'ofta', display: i === 0 ? 'Jämt' : 'Ofta' } }],
    })),
  })

  it('are told by their labels where the unit has the wording', () => {
    const wording = readQuestionnaire(JSON.stringify(grouped()), { form: 'core-10', ...missingRights })
    if (wording.is !== 'pack') throw new Error('no pack')
    expect(read(file(), { packs: [wording.pack] })).toMatchObject({ answers: [{ answers: { i1: 4, i2: 3, i10: 3 } }] })
    const backwards = Object.fromEntries(
      Object.entries(wording.pack.options).map(([name, labels]) => [name, labels.toReversed()]),
    )
    // Two wordings that say different things of a label tell nothing.
    expect(read(file(), { packs: [wording.pack, { ...wording.pack, options: backwards }] }).is).toBe('refused')
  })

  it('are refused where it has not', () => {
    expect(read(file())).toMatchObject({ is: 'refused', faults: { length: 10 } })
  })
})

describe('who answered', () => {
  const parentForm = (source: object, contained: object[] = []) => ({
    ...goodResponse(),
    subject: undefined,
    questionnaire: 'urn:x-mattstock:form:ordinary-week',
    contained,
    source,
    item: ['slept', 'worried', 'ate', 'cried', 'played'].map((linkId) => ({ linkId, answer: [{ valueInteger: 0 }] })),
  })
  it.each([
    ['a patient by reference', { reference: 'Patient/1' }, []],
    ['a patient by an address', { reference: 'https://example.org/fhir/Patient/1' }, []],
    ['a patient by kind', { type: 'Patient' }, []],
    ['a patient in the file', { reference: '#p' }, [{ resourceType: 'Patient', id: 'p' }]],
  ])('%s is the young person', (_, source, contained) => {
    expect(read(parentForm(source, contained)).is).toBe('answers')
  })

  it('a mother or a father is a parent, and not the young person', () => {
    const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH' }]
    const contained = [{ resourceType: 'RelatedPerson', id: 'm', relationship: [{ coding }] }]
    expect(read(parentForm({ reference: '#m' }, contained))).toEqual({
      is: 'refused',
      faults: [{ at: 'parent', reason: 'other-informant' }],
    })
  })
})
