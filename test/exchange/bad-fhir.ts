/** Files that are not quite FHIR, or not quite the form: each made from a good one by one change, and named by it. */
import { grouped, weighted } from './foreign.ts'

export interface BadFile {
  readonly name: string
  readonly text: string
  readonly reason: string
}

// biome-ignore lint/suspicious/noExplicitAny: a corpus of wrong shapes is written without one
type Loose = any

const changed = (good: () => unknown, change: (file: Loose) => unknown): string => {
  const file = structuredClone(good())
  return JSON.stringify(change(file) ?? file)
}

const q = (name: string, reason: string, change: (file: Loose) => unknown): BadFile => ({
  name,
  reason,
  text: changed(grouped, change),
})
const w = (name: string, reason: string, change: (file: Loose) => unknown): BadFile => ({
  name,
  reason,
  text: changed(weighted, change),
})

const nested = (depth: number): Loose => (depth === 0 ? {} : { item: [nested(depth - 1)] })
const first = (file: Loose): Loose => file.item[1].item[0]

/** Puts a value at a path of the file; what is put there as undefined is gone when it is written. */
const put =
  (path: string, value: unknown) =>
  (file: Loose): void => {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    steps.reduce((inner, step) => inner[step], file)[last] = value
  }

/** Read as CORE-10 (`grouped`) or YP-CORE (`weighted`). */
export const badQuestionnaires: readonly (BadFile & { readonly form: string })[] = [
  ...[
    { name: 'an empty file', text: '', reason: 'not-json' },
    { name: 'half a file', text: JSON.stringify(grouped()).slice(0, 500), reason: 'not-json' },
    { name: 'FHIR as XML', text: '<Questionnaire xmlns="http://hl7.org/fhir"/>', reason: 'xml' },
    { name: 'a page of HTML', text: '\uFEFF <!doctype html><title>404</title>', reason: 'xml' },
    { name: 'a list', text: '[]', reason: 'not-fhir' },
    { name: 'nothing', text: 'null', reason: 'not-fhir' },
    { name: 'JSON of something else', text: '{"format":"mattstock-wording-1"}', reason: 'not-fhir' },
    { name: 'a resource type that is a number', text: '{"resourceType":7}', reason: 'not-fhir' },
    { name: 'another resource', text: '{"resourceType":"Patient"}', reason: 'other-resource' },
    { name: 'a file beyond all measure', text: `"${'a'.repeat(4_000_001)}"`, reason: 'too-large' },
    {
      name: 'a thousand groups in each other',
      text: JSON.stringify({ resourceType: 'Questionnaire', ...nested(1000) }),
      reason: 'too-deep',
    },
    q('no items', 'wrong-shape', put('item', undefined)),
    q('an empty list of items', 'wrong-shape', put('item', [])),
    q('no status', 'wrong-shape', put('status', undefined)),
    q('a title that is a number', 'wrong-shape', put('title', 7)),
    q('a question without a link id', 'wrong-shape', put('item.1.item.0.linkId', undefined)),
    q('a question without a type', 'wrong-shape', put('item.1.item.0.type', undefined)),
    q('a retired questionnaire', 'retired', put('status', 'retired')),
    q('a modifier on the whole', 'modifier', put('modifierExtension', [{ url: 'urn:x', valueBoolean: true }])),
    q('a modifier on a question', 'modifier', put('item.1.item.0.modifierExtension', [{ url: 'urn:x' }])),
    q('rules that must be known', 'modifier', put('implicitRules', 'https://example.org/rules')),
    q('a question too few', 'wrong-count', (f) => void f.item[1].item.pop()),
    q('a question too many', 'wrong-count', (f) => void f.item[2].item.push({ ...first(f), linkId: '3.6' })),
    q('a question without text', 'question-without-text', put('item.1.item.0.text', undefined)),
    q('a question of spaces', 'question-without-text', put('item.1.item.0.text', '  ')),
    q('a question that is asked sometimes', 'conditional', put('item.1.item.0.enableWhen', [{ question: '3.1' }])),
    q('several answers to a question', 'several-answers', put('item.1.item.0.repeats', true)),
    q('a question with a free answer', 'other-answer', put('item.1.item.0.type', 'open-choice')),
    q('a question with a yes', 'other-answer', put('item.1.item.0.type', 'boolean')),
    q('a question as R5 has them', 'newer-fhir', put('item.1.item.0.type', 'coding')),
    q('a choice with nothing to choose', 'no-options', put('item.1.item.0.answerValueSet', undefined)),
    q('a value set out on the net', 'outside-value-set', put('item.1.item.0.answerValueSet', 'https://example.org/v')),
    q('a value set that is not there', 'outside-value-set', put('contained', [])),
    q('a value set that is another resource', 'outside-value-set', put('contained.0.resourceType', 'Basic')),
    q('a value set of a whole system', 'open-value-set', put('contained.0.compose.include.0.concept', undefined)),
    q('an empty value set', 'open-value-set', put('contained.0.compose.include', [])),
    q(
      'a choice without words',
      'option-without-text',
      put('contained.0.compose.include.0.concept.2.display', undefined),
    ),
    q('a choice too few', 'wrong-options-count', (f) => void f.contained[0].compose.include[0].concept.pop()),
    q('two ways to answer', 'mixed-options', put('item.1.item.0.answerOption', [{ valueString: 'Ja' }])),
    q('choices printed backwards', 'wrong-points', (f) => void f.contained[0].compose.include[0].concept.reverse()),
    q('markup in a sentence', 'markup', put('item.1.item.0.text', 'Ett <b>ord</b>')),
    q('a control sign in a sentence', 'markup', put('item.1.item.0.text', 'Ett\u0007ord')),
    q('a sentence beyond all measure', 'too-long', put('item.1.item.0.text', 'ord '.repeat(200))),
    q('a language nobody speaks', 'bad-language', put('language', 'svenska')),
    q('an end of licence that is no day', 'bad-date', put('effectivePeriod', { end: '2029' })),
  ].map((file) => ({ ...file, form: 'core-10' })),
  ...[
    w('the number three twice', 'wrong-count', (f) => {
      f.item[2] = { ...f.item[3] }
      f.item.splice(5, 1)
    }),
    w('an option of two kinds', 'mixed-options', put('item.1.answerOption.1', { valueInteger: 1 })),
    w('an option of a day', 'mixed-options', put('item.1.answerOption', [{ valueDate: '2025-01-01' }])),
    w('an option without words', 'option-without-text', put('item.1.answerOption.1.valueCoding.display', undefined)),
    w('weights of one question turned', 'wrong-points', (f) => {
      for (const [at, one] of f.item[1].answerOption.entries()) one.extension[0].valueDecimal = 4 - at
    }),
    w('a weight that is a half', 'wrong-points', put('item.1.answerOption.1.extension.0.valueDecimal', 1.5)),
    w('a weight that is text', 'wrong-shape', put('item.1.answerOption.1.extension.0.valueDecimal', '1')),
  ].map((file) => ({ ...file, form: 'yp-core' })),
]

/** A good answer to CORE-10 from another system, as our own documentation tells them to write it. */
export const goodResponse = () => ({
  resourceType: 'QuestionnaireResponse',
  id: 'answer-1',
  questionnaire: 'urn:x-mattstock:form:core-10|1',
  status: 'completed',
  authored: '2026-10-05T09:30:00+02:00',
  subject: { reference: 'Patient/a' },
  source: { reference: 'Patient/a' },
  item: Array.from({ length: 10 }, (_, i) => ({ linkId: `i${i + 1}`, answer: [{ valueInteger: i % 5 }] })) as Loose[],
})

const r = (name: string, reason: string, change: (file: Loose) => unknown): BadFile => ({
  name,
  reason,
  text: changed(goodResponse, change),
})

/** Read on 2026-11-21, about somebody born in 2008. */
export const badResponses: readonly BadFile[] = [
  { name: 'no JSON', text: 'status;item', reason: 'not-json' },
  { name: 'a questionnaire', text: JSON.stringify(grouped()), reason: 'other-resource' },
  { name: 'a bundle without an answer', text: '{"resourceType":"Bundle","entry":[]}', reason: 'no-response' },
  { name: 'a bundle of nothing', text: '{"resourceType":"Bundle","entry":[{}]}', reason: 'no-response' },
  {
    name: 'a bundle with the same answer twice',
    text: JSON.stringify({
      resourceType: 'Bundle',
      entry: [{ resource: goodResponse() }, { resource: goodResponse() }],
    }),
    reason: 'twice-in-file',
  },
  {
    name: 'a bundle with one good answer and one bad',
    text: JSON.stringify({
      resourceType: 'Bundle',
      entry: [{ resource: goodResponse() }, { resource: { ...goodResponse(), authored: '2127-01-01' } }],
    }),
    reason: 'day-to-come',
  },
  r('no status', 'wrong-shape', put('status', undefined)),
  r('a modifier', 'modifier', put('item.0.modifierExtension', [])),
  r('an answer still being given', 'not-completed', put('status', 'in-progress')),
  r('an answer broken off', 'not-completed', put('status', 'stopped')),
  r('an answer taken back', 'entered-in-error', put('status', 'entered-in-error')),
  r('a form nobody knows', 'unknown-form', put('questionnaire', 'urn:x-mattstock:form:core-11')),
  r('rules newer than ours', 'newer-revision', put('questionnaire', 'urn:x-mattstock:form:core-10|99')),
  r('a month', 'bad-date', put('authored', '2026-10')),
  r('a day that never was', 'bad-date', put('authored', '2026-02-30')),
  r('a day in a hundred years', 'day-to-come', put('authored', '2126-11-22')),
  r('a day before birth', 'day-before-birth', put('authored', '2007-12-31')),
  r('a clinician on a young person’s form', 'other-informant', put('source', { type: 'Practitioner' })),
  r('no questions', 'no-questions', put('item', undefined)),
  r('a question left out', 'missing-question', (f) => void f.item.pop()),
  r('a question twice', 'repeated-question', (f) => void f.item.push(f.item[0])),
  r('a question of another form', 'extra-question', put('item.0.linkId', 'consid')),
  r('questions that nobody can tell apart', 'unknown-questions', (f) => {
    for (const item of f.item) item.linkId = 'x'
  }),
  r('two answers to a question', 'several-answers', (f) => void f.item[0].answer.push({ valueInteger: 1 })),
  r('a five where four is most', 'outside-range', put('item.0.answer', [{ valueInteger: 5 }])),
  r('less than nothing', 'outside-range', put('item.0.answer', [{ valueInteger: -1 }])),
  r('a half', 'outside-range', put('item.0.answer', [{ valueDecimal: 1.5 }])),
  r('a yes', 'other-answer', put('item.0.answer', [{ valueBoolean: true }])),
  r('a code of somebody else', 'unknown-choice', put('item.0.answer', [{ valueCoding: { code: 'LA6568-5' } }])),
  r('words that no wording has', 'unknown-choice', put('item.0.answer', [{ valueString: 'Kanske' }])),
  // The Tax Agency's own test number.
  r('a personal identity number', 'personnummer', put('subject', { identifier: { value: '19121212-1212' } })),
  r('somebody else’s answer', 'several-persons', put('source.reference', 'Patient/b')),
  r(
    'a personal identity number that is a number',
    'personnummer',
    put('item.0.answer', [{ valueInteger: 1212121212 }]),
  ),
  r('a number in a reference', 'personnummer', put('subject.reference', 'Patient/191212121212')),
]
