/**
 * One case as a FHIR R4 Bundle: a person without a name, a QuestionnaireResponse for each form, and an Observation for
 * each score, with the rule that made it and the response it was derived from. Personal data: for inside the unit.
 */
import { type Form, formById, type Informant, itemIds, readAnswers, type ScaleScore, score } from '#instruments'
import type { CaseForFhir, MeasuredForFhir } from './case.ts'
import { canonicalOf, extension, ordinalValue, own, publicSystem } from './systems.ts'

export interface WrittenBundle {
  readonly bundle: object
  /** How many of each kind it holds, for whoever decides to write it to a file. */
  readonly responses: number
  readonly scores: number
  /** Forms that could not be read, and are left out: of an instrument that this version does not know. */
  readonly leftOut: number
}

/** `newId` gives a new UUID each time; `made` is an instant as `2026-11-21T10:00:00Z`. */
export function caseBundle(file: CaseForFhir, { newId, made, formOf = formById }: Given): WrittenBundle {
  const patient = `urn:uuid:${file.id}`
  const people = new Map<Informant, string>([['self', patient]])
  const others: Entry[] = []
  const personFor = (informant: Informant): string => {
    const known = people.get(informant)
    if (known) return known
    const fullUrl = `urn:uuid:${newId()}`
    people.set(informant, fullUrl)
    others.push({ fullUrl, resource: respondent(informant, patient) })
    return fullUrl
  }
  const read = file.measurements.flatMap((measured) => {
    const form = formOf(measured.form)
    const answers = form && readAnswers(form, measured.answers)
    return form && answers?.ok ? [{ form, measured }] : []
  })
  const responses = read.map(({ form, measured }): Entry => {
    const source = personFor(measured.informant)
    return { fullUrl: `urn:uuid:${measured.id}`, resource: responseOf(form, measured, { patient, source }) }
  })
  const scores = read.flatMap(({ form, measured }) =>
    observations(form, measured, file, { patient, source: personFor(measured.informant) }).map(
      (resource): Entry => ({ fullUrl: `urn:uuid:${newId()}`, resource }),
    ),
  )
  const entry = [{ fullUrl: patient, resource: person(file) }, ...others, ...responses, ...scores]
  return {
    bundle: { resourceType: 'Bundle', type: 'collection', timestamp: made, entry },
    responses: responses.length,
    scores: scores.length,
    leftOut: file.measurements.length - read.length,
  }
}

interface Given {
  readonly newId: () => string
  readonly made: string
  readonly formOf?: (id: string) => Form | null
}

interface Entry {
  readonly fullUrl: string
  readonly resource: object
}

interface People {
  readonly patient: string
  readonly source: string
}

/** No name, no day of birth. `x` is other or unstated, which FHIR would have us tell apart, so nothing is said. */
function person({ id, code, born, sex }: CaseForFhir): object {
  return {
    resourceType: 'Patient',
    id,
    ...(code !== '' && { identifier: [{ system: own.caseCode, value: code }] }),
    ...(sex !== 'x' && { gender: sex === 'f' ? 'female' : 'male' }),
    ...(born !== null && { birthDate: String(born) }),
  }
}

/** Who answered, as a relationship and nothing more. */
function respondent(informant: Informant, patient: string): object {
  const coding = { system: own.informant, code: informant }
  if (informant === 'clinician') return { resourceType: 'PractitionerRole', code: [{ coding: [coding] }] }
  const parent = { system: publicSystem.role, code: 'PRN' }
  return {
    resourceType: 'RelatedPerson',
    patient: { reference: patient },
    relationship: [{ coding: informant === 'parent' ? [parent, coding] : [coding] }],
  }
}

const mark = ({ wording }: MeasuredForFhir): object =>
  wording?.training ? { meta: { tag: [{ system: own.mark, code: 'training' }] } } : {}

function responseOf(form: Form, measured: MeasuredForFhir, { patient, source }: People): object {
  const { wording } = measured
  return {
    resourceType: 'QuestionnaireResponse',
    id: measured.id,
    ...mark(measured),
    ...(wording && { language: wording.language }),
    extension: [
      {
        url: extension.answered,
        extension: [
          { url: 'informant', valueCode: measured.informant },
          { url: 'occasion', valueCode: measured.occasion },
          { url: 'via', valueCode: measured.via },
          ...(wording ? [{ url: 'wording', valueString: wording.hash }] : []),
        ],
      },
    ],
    questionnaire: `${canonicalOf(form.id)}|${form.revision}`,
    status: 'completed',
    subject: { reference: patient },
    authored: measured.day,
    source: { reference: source },
    item: itemIds(form).map((id) => answerOf(form, id, measured)),
  }
}

function answerOf(form: Form, id: string, { answers, blanks }: MeasuredForFhir): object {
  const item = form.items[id]
  const code = answers[id] ?? null
  if (code === null) {
    const how = blanks[id]
    return { linkId: id, ...(how && { extension: [{ url: extension.blank, valueCode: how }] }) }
  }
  if (item?.kind !== 'choice') return { linkId: id, answer: [{ valueInteger: code }] }
  const worth = { url: ordinalValue, valueDecimal: item.worth[code] }
  return { linkId: id, answer: [{ valueCoding: { extension: [worth], system: own.choice, code: String(code) } }] }
}

function observations(
  form: Form,
  measured: MeasuredForFhir,
  file: CaseForFhir,
  { patient, source }: People,
): readonly object[] {
  // Age places a score among norms and never changes it; norms are not written.
  const result = score(form, measured.answers, { age: null, sex: file.sex }, [])
  return Object.entries(result.scales).map(([scale, got]) => ({
    resourceType: 'Observation',
    ...mark(measured),
    extension: [
      { url: extension.via, valueCode: measured.via },
      ...(got.kind === 'scored' && got.prorated ? [{ url: extension.prorated, valueBoolean: true }] : []),
    ],
    status: 'final',
    category: [{ coding: [{ system: publicSystem.category, code: 'survey' }] }],
    code: { coding: [{ system: own.scale, version: String(result.form.revision), code: `${form.id}.${scale}` }] },
    subject: { reference: patient },
    effectiveDateTime: measured.day,
    performer: [{ reference: source }],
    ...scoreOf(got),
    method: { coding: [{ system: own.form, version: String(result.form.revision), code: form.id }] },
    derivedFrom: [{ reference: `urn:uuid:${measured.id}` }],
  }))
}

/** Unrounded, as everywhere. A missing score says why, in the public code and in ours. */
const scoreOf = (got: ScaleScore): object =>
  got.kind === 'scored'
    ? { valueQuantity: { value: got.value, unit: 'score', system: publicSystem.unit, code: '{score}' } }
    : {
        dataAbsentReason: {
          coding: [
            { system: publicSystem.absent, code: 'unknown' },
            { system: own.notScored, code: got.reason },
          ],
        },
      }
