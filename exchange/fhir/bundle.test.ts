import { describe, expect, it } from 'vitest'
import { formById, score, trainingPack } from '#instruments'
import { invented, measured } from '../../test/exchange/cases.ts'
import { grouped, weighted } from '../../test/exchange/foreign.ts'
import { fhirFaults } from '../../test/exchange/valid.ts'
import { caseBundle } from './bundle.ts'
import { readResponse } from './response.ts'
import { writeQuestionnaire } from './write-questionnaire.ts'

const given = () => {
  let next = 0
  return { newId: () => `22222222-2222-4222-8222-${String(next++).padStart(12, '0')}`, made: '2026-11-21T10:00:00Z' }
}
type Resource = Record<string, unknown> & { resourceType: string }
const write = (file = invented) => {
  const written = caseBundle(file, given())
  const { entry } = written.bundle as { entry: { fullUrl: string; resource: Resource }[] }
  const of = (type: string) => entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type)
  return { ...written, entry, of, text: JSON.stringify(written.bundle) }
}

describe('Medplum’s validator', () => {
  it('finds no fault with the bundle, nor with any resource in it', () => {
    const { bundle, entry } = write()
    expect(fhirFaults(bundle)).toEqual([])
    expect(entry.flatMap(({ resource }) => fhirFaults(resource))).toEqual([])
    expect(entry.length).toBeGreaterThan(40)
  })

  it('finds no fault with a wording written as a Questionnaire, in any language', async () => {
    for (const form of ['sdq-p4-17', 'core-om', 'cgas'])
      for (const language of ['sv', 'en', 'ar'] as const) {
        const pack = await trainingPack(form, language)
        if (pack) expect(fhirFaults(writeQuestionnaire(pack))).toEqual([])
      }
  })

  it('finds no fault with the foreign files of the tests, and does find one that is put there', () => {
    expect(fhirFaults(grouped())).toEqual([])
    expect(fhirFaults(weighted())).toEqual([])
    expect(fhirFaults({ ...grouped(), status: undefined }).join()).toContain('status')
    const [{ resource } = { resource: {} }] = write().entry
    expect(fhirFaults({ ...resource, birthDate: 'in spring' })).not.toEqual([])
  })
})

describe('a case as a bundle', () => {
  it('holds a response for each form and an observation for each scale, each derived from its response', () => {
    const { of, responses, scores, leftOut } = write()
    const scales = invented.measurements.map(({ form }) => Object.keys(formById(form)?.scales ?? {}).length)
    expect([responses, scores, leftOut]).toEqual([5, scales.reduce((a, b) => a + b), 0])
    expect(of('Observation')).toHaveLength(scores)
    for (const observation of of('Observation'))
      expect(invented.measurements.map(({ id }) => [{ reference: `urn:uuid:${id}` }])).toContainEqual(
        observation.derivedFrom,
      )
  })

  it('says of each score how its form was filled in', () => {
    const home = { ...invented, measurements: invented.measurements.map((one) => ({ ...one, via: 'home' as const })) }
    const viaOf = (file: typeof invented) =>
      new Set(
        write(file)
          .of('Observation')
          .flatMap(({ extension }) => (extension as { url: string; valueCode?: string }[]).map((one) => one.valueCode)),
      )
    expect([...viaOf(home)].filter(Boolean)).toEqual(['home'])
    expect(viaOf(invented)).not.toContain('home')
  })

  it('gives the core’s own scores, unrounded, with the revision of the rules that made them', () => {
    const core = invented.measurements[4]
    const form = formById('core-om')
    if (!core || !form) throw new Error('no CORE-OM')
    const { scales } = score(form, core.answers, { age: null, sex: 'f' }, [])
    const told = write()
      .of('Observation')
      .filter(({ code }) => JSON.stringify(code).includes('core-om.'))
    expect(told.map(({ valueQuantity }) => (valueQuantity as { value: number } | undefined)?.value ?? null)).toEqual(
      Object.values(scales).map((got) => (got.kind === 'scored' ? got.value : null)),
    )
    // Risk has a blank and bears none: no figure, and the reason in the public code and in ours.
    const risk = told.find(({ code }) => JSON.stringify(code).includes('core-om.risk'))
    expect(risk?.valueQuantity).toBeUndefined()
    expect(risk?.dataAbsentReason).toEqual({
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' },
        { system: 'urn:x-mattstock:not-scored', code: 'too-many-blanks' },
      ],
    })
    expect(told[0]?.code).toEqual({
      coding: [{ system: 'urn:x-mattstock:scale', version: '2', code: 'core-om.wellbeing' }],
    })
    expect(told[0]?.method).toEqual({ coding: [{ system: 'urn:x-mattstock:form', version: '2', code: 'core-om' }] })
  })

  it('marks practice wordings on the response and on every score made of it, and nothing else', () => {
    const { entry } = write()
    const marked = entry.filter(({ resource }) => resource.meta).map(({ resource }) => resource.resourceType)
    expect(marked.filter((type) => type === 'QuestionnaireResponse')).toHaveLength(1)
    expect(marked.filter((type) => type === 'Observation')).toHaveLength(
      Object.keys(formById('sdq-t4-17')?.scales ?? {}).length,
    )
  })

  it('names nobody: a year, a code of the unit, and who answered as a relationship', () => {
    const { of, text } = write()
    expect(of('Patient')).toEqual([
      {
        resourceType: 'Patient',
        id: invented.id,
        identifier: [{ system: 'urn:x-mattstock:case-code', value: '7KD-2F9' }],
        gender: 'female',
        birthDate: '2010',
      },
    ])
    expect(of('RelatedPerson')).toHaveLength(2)
    expect(text).not.toMatch(/"(name|family|given|telecom|address)"/)
    expect(write({ ...invented, sex: 'x' }).text).not.toContain('gender')
  })

  it('writes no norm, no band and no sentence, of a form or of a score', () => {
    expect(write().text).not.toMatch(/"(interpretation|referenceRange|component|text|display|note|narrative)"/)
  })

  it('says that a form of an unknown instrument was left out', () => {
    const file = { ...invented, measurements: [{ ...measured(1, 'cgas'), form: 'no-such-form' }] }
    expect(write(file)).toMatchObject({ responses: 0, scores: 0, leftOut: 1 })
  })

  it('comes back whole when it is read as answers', () => {
    const read = readResponse(write().text, { today: '2026-11-21', dayOfInstant: () => '', born: 2010 })
    expect(read.is === 'answers' && read.answers).toEqual(
      invented.measurements.map(({ id, form, informant, occasion, day, answers, blanks, wording }) => ({
        source: id,
        form,
        revision: 2,
        informant,
        occasion,
        day,
        answers,
        blanks,
        training: wording?.training ?? false,
        wording: wording && { hash: wording.hash, language: wording.language },
      })),
    )
  })
})
