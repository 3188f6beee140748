/** The parts of FHIR R4 that are read here, with their shapes. What is not read may hold anything. */
import * as z from 'zod'
import type { Fault } from '../fault.ts'

const text = z.string()

const extension = z.looseObject({
  url: text,
  valueDecimal: z.number().optional(),
  valueInteger: z.number().optional(),
  valueString: text.optional(),
  valueCode: text.optional(),
  valueDate: text.optional(),
  valueBoolean: z.boolean().optional(),
  valueCodeableConcept: z
    .looseObject({ coding: z.array(z.looseObject({ code: text.optional() })).optional() })
    .optional(),
  get extension() {
    return z.array(extension).optional()
  },
})
const extensions = z.array(extension).optional()

const coding = z.looseObject({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
  extension: extensions,
})
const codings = z.array(coding).optional()

const answerOption = z.looseObject({
  valueCoding: coding.optional(),
  valueInteger: z.number().int().optional(),
  valueString: text.optional(),
  extension: extensions,
})

const questionnaireItem = z.looseObject({
  linkId: text,
  type: text,
  text: text.optional(),
  prefix: text.optional(),
  code: codings,
  readOnly: z.boolean().optional(),
  repeats: z.boolean().optional(),
  enableWhen: z.array(z.unknown()).optional(),
  answerOption: z.array(answerOption).optional(),
  answerValueSet: text.optional(),
  extension: extensions,
  get item() {
    return z.array(questionnaireItem).optional()
  },
})

const concept = z.looseObject({
  code: text.optional(),
  display: text.optional(),
  abstract: z.boolean().optional(),
  extension: extensions,
  property: z.array(z.looseObject({ code: text.optional() })).optional(),
  get concept() {
    return z.array(concept).optional()
  },
  get contains() {
    return z.array(concept).optional()
  },
})

export const valueSet = z.looseObject({
  resourceType: z.literal('ValueSet'),
  id: text,
  identifier: z.array(z.looseObject({ system: text.optional(), value: text.optional() })).optional(),
  compose: z
    .looseObject({
      include: z.array(
        z.looseObject({
          system: text.optional(),
          concept: z.array(concept).optional(),
          filter: z.array(z.unknown()).optional(),
          valueSet: z.array(z.unknown()).optional(),
        }),
      ),
      exclude: z.array(z.unknown()).optional(),
    })
    .optional(),
  expansion: z.looseObject({ total: z.number().optional(), contains: z.array(concept).optional() }).optional(),
})

export const codeSystem = z.looseObject({
  resourceType: z.literal('CodeSystem'),
  url: text.optional(),
  concept: z.array(concept).optional(),
})

export const questionnaire = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  url: text.optional(),
  version: text.optional(),
  name: text.optional(),
  title: text.optional(),
  status: text,
  language: text.optional(),
  date: text.optional(),
  publisher: text.optional(),
  copyright: text.optional(),
  effectivePeriod: z.looseObject({ end: text.optional() }).optional(),
  meta: z.looseObject({ tag: codings }).optional(),
  code: codings,
  contained: z.array(z.looseObject({ resourceType: text, id: text.optional(), url: text.optional() })).optional(),
  item: z.array(questionnaireItem).min(1),
  extension: extensions,
})

const answer = z.looseObject({
  valueCoding: coding.optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueString: text.optional(),
  get item() {
    return z.array(responseItem).optional()
  },
})

const responseItem = z.looseObject({
  linkId: text,
  text: text.optional(),
  extension: extensions,
  get answer() {
    return z.array(answer).optional()
  },
  get item() {
    return z.array(responseItem).optional()
  },
})

const reference = z.looseObject({
  reference: text.optional(),
  type: text.optional(),
  display: text.optional(),
  identifier: z.looseObject({ system: text.optional(), value: text.optional() }).optional(),
})

export const response = z.looseObject({
  resourceType: z.literal('QuestionnaireResponse'),
  id: text.optional(),
  meta: z.looseObject({ tag: codings }).optional(),
  questionnaire: text.optional(),
  status: text,
  authored: text.optional(),
  subject: reference.optional(),
  source: reference.optional(),
  author: reference.optional(),
  contained: z.array(z.looseObject({ resourceType: text, id: text.optional() })).optional(),
  item: z.array(responseItem).optional(),
  extension: extensions,
})

export const relatedPerson = z.looseObject({
  resourceType: z.literal('RelatedPerson'),
  patient: reference.optional(),
  relationship: z.array(z.looseObject({ coding: codings })).optional(),
})

export const patient = z.looseObject({
  resourceType: z.literal('Patient'),
  identifier: z.array(z.looseObject({ system: text.optional(), value: text.optional() })).optional(),
  gender: text.optional(),
  birthDate: text.optional(),
})

export const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.looseObject({ fullUrl: text.optional(), resource: z.looseObject({ resourceType: text }).optional() }))
    .optional(),
})

export type Extension = z.infer<typeof extension>
export type Coding = z.infer<typeof coding>
export type AnswerOption = z.infer<typeof answerOption>
export type QuestionnaireItem = z.infer<typeof questionnaireItem>
export type Concept = z.infer<typeof concept>
export type ValueSet = z.infer<typeof valueSet>
export type Questionnaire = z.infer<typeof questionnaire>
export type Response = z.infer<typeof response>
export type Reference = z.infer<typeof reference>
export type ResponseItem = z.infer<typeof responseItem>
export type ResponseAnswer = z.infer<typeof answer>

/** Zod's complaints as faults of ours: the place, and that the shape is not FHIR's. */
export const shapeFaults = (error: z.ZodError): readonly Fault<'wrong-shape'>[] =>
  error.issues.map(({ path }) => ({ at: path.join('.'), reason: 'wrong-shape' }))

export const extensionOf = (list: readonly Extension[] | undefined, url: string): Extension | undefined =>
  list?.find((one) => one.url === url)
