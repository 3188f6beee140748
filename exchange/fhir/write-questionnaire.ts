/** A wording pack to a FHIR R4 Questionnaire, with everything that the way back needs. */
import { type Form, formById, type WordingPack } from '#instruments'
import { canonicalOf, extension, ordinalValue, own } from './systems.ts'

/** Takes a pack that `checkPack` has let in. */
export function writeQuestionnaire(pack: WordingPack): object {
  const form = formById(pack.form)
  if (!form) throw new RangeError(`there is no form ${pack.form}`)
  const ids = new Map(Object.keys(pack.options).map((name, at) => [name, idOf(name, at)]))
  return {
    resourceType: 'Questionnaire',
    ...(pack.training && { meta: { tag: [{ system: own.mark, code: 'training' }] } }),
    language: pack.language,
    ...(ids.size > 0 && {
      contained: Object.entries(pack.options).map(([name, labels]) => valueSet(ids.get(name) ?? '', name, labels)),
    }),
    extension: [rights(pack)],
    url: canonicalOf(pack.form),
    version: pack.version,
    title: pack.title,
    status: 'active',
    subjectType: ['Patient'],
    copyright: pack.copyright,
    code: [{ system: own.form, version: String(form.revision), code: form.id }],
    item: [
      said('instruction', pack.instruction),
      said('period', pack.period),
      ...pack.items.map(({ id, text, options }) => ({
        linkId: id,
        code: [{ system: own.item, code: id }],
        text,
        ...answered(form, id, ids.get(options ?? '')),
      })),
    ],
  }
}

/** FHIR's ids are letters, digits, hyphens and points; a list by another name keeps it as an identifier. */
const idOf = (name: string, at: number): string => (/^[A-Za-z0-9\-.]{1,64}$/.test(name) ? name : `list-${at + 1}`)

const valueSet = (id: string, name: string, labels: readonly string[]) => ({
  resourceType: 'ValueSet',
  id,
  identifier: [{ system: own.optionList, value: name }],
  status: 'active',
  compose: {
    include: [
      {
        system: own.choice,
        concept: labels.map((display, code) => ({ code: String(code), display, ...points(code) })),
      },
    ],
  },
})

/** A choice's points here are its place as printed, as in the paper form; what it is worth is the scoring's matter. */
const points = (place: number) => ({ extension: [{ url: ordinalValue, valueDecimal: place }] })

const said = (part: 'instruction' | 'period', text: string) => ({
  linkId: part,
  extension: [{ url: extension.part, valueCode: part }],
  type: 'display',
  text,
})

function answered(form: Form, id: string, list: string | undefined): object {
  return form.items[id]?.kind === 'number' ? { type: 'integer' } : { type: 'choice', answerValueSet: `#${list}` }
}

function rights({ direction, source, licence }: WordingPack): object {
  const text = (url: string, valueString: string) => ({ url, valueString })
  return {
    url: extension.pack,
    extension: [
      { url: 'direction', valueCode: direction },
      text('source', source),
      text('licence', licence.text),
      text('grantedBy', licence.grantedBy),
      text('grantedTo', licence.grantedTo),
      ...(licence.validUntil === null ? [] : [{ url: 'validUntil', valueDate: licence.validUntil }]),
    ],
  }
}
