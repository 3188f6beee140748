/**
 * The code systems and extensions that our FHIR names. They are URNs, since no address on the net is this project's to
 * promise; docs/formats/fhir.md says what each holds. Public codes are used where one was found in a public source.
 */
export const own = {
  /** A form; the coding's version is the revision of its rules. */
  form: 'urn:x-mattstock:form',
  /** An item of a form, by its variable name. */
  item: 'urn:x-mattstock:item',
  /** The place of a choice as printed, from 0. */
  choice: 'urn:x-mattstock:choice',
  /** A scale of a form, as `sdq-s11-17.total`. */
  scale: 'urn:x-mattstock:scale',
  /** Why a scale has no score. */
  notScored: 'urn:x-mattstock:not-scored',
  /** `training` on what was answered with, or made of, practice sentences. */
  mark: 'urn:x-mattstock:mark',
  /** Who answers, where no public code says it. */
  informant: 'urn:x-mattstock:informant',
  /** The unit's own code of a case. */
  caseCode: 'urn:x-mattstock:case-code',
  /** Our name of a list of choices. */
  optionList: 'urn:x-mattstock:option-list',
} as const

export const extension = {
  pack: 'urn:x-mattstock:wording',
  /** Which part of a form a display item is: FHIR allows those no code. */
  part: 'urn:x-mattstock:part',
  answered: 'urn:x-mattstock:answered',
  blank: 'urn:x-mattstock:blank',
  prorated: 'urn:x-mattstock:prorated',
  /** On a score: how the form was filled in, as on its response. */
  via: 'urn:x-mattstock:via',
} as const

/** The canonical name of a form. `|` and the revision may follow. */
export const canonicalOf = (form: string): string => `${own.form}:${form}`

/** The form and revision that a canonical of ours names, or null for somebody else's. */
export function formOfCanonical(canonical: string): { readonly form: string; readonly revision: number | null } | null {
  const [name = '', revision] = canonical.split('|')
  if (!name.startsWith(`${own.form}:`)) return null
  return { form: name.slice(own.form.length + 1), revision: /^\d+$/.test(revision ?? '') ? Number(revision) : null }
}

export const publicSystem = {
  role: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  category: 'http://terminology.hl7.org/CodeSystem/observation-category',
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  unit: 'http://unitsofmeasure.org',
} as const

/** The name under which we write a choice's points. */
export const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'

/**
 * Extensions and properties by the last part of their name, since each has been published under several addresses and is
 * written in several value types.
 */
export const named = {
  /** A choice's points: `itemWeight`, `ordinalValue` and its older names, `iso21090-CO-value`. */
  points: /(ordinal(value)?|weight|co-value|score|points?)$/i,
  /** What is printed before a choice. */
  prefix: /optionprefix$/i,
  hidden: /questionnaire-hidden$/i,
  /** Counted by the system that shows the form, and asked of nobody. */
  calculated: /calculated(expression|value)$/i,
  condition: /enablewhen(expression)?$/i,
  control: /questionnaire-itemcontrol$/i,
  translation: /translation$/i,
  absent: /data-absent-reason$/i,
} as const
