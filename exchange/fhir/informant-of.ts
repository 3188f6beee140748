/** Who answered, from a response: our own code, or the kind of person that FHIR says it was. Never guessed from the form. */
import type { Informant } from '#instruments'
import { type Coding, type Extension, extensionOf, type Response, relatedPerson } from './shapes.ts'
import { own, publicSystem } from './systems.ts'

const informants: readonly string[] = ['self', 'parent', 'teacher', 'clinician']

/** Parents in HL7's RoleCode: parent, and the kinds of it by sex and by law. */
const parents: readonly string[] = ['PRN', 'NPRN', 'MTH', 'NMTH', 'FTH', 'NFTH', 'PRNFOST', 'STPPRN', 'ADOPTP', 'GUARD']

export function informantOf(
  file: Response,
  answered: readonly Extension[] | undefined,
  people: ReadonlyMap<string, unknown>,
): Informant | null {
  const said = extensionOf(answered, 'informant')?.valueCode
  if (said !== undefined) return known(said)
  const { reference = '', type } = file.source ?? {}
  const person = people.get(reference)
  const kind = type ?? kindOf(person) ?? /^(?:.*\/)?([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference)?.[1]
  if (kind === 'Patient') return 'self'
  if (kind === 'Practitioner' || kind === 'PractitionerRole') return 'clinician'
  return kind === 'RelatedPerson' ? related(person) : null
}

const kindOf = (person: unknown): string | undefined => {
  const kind = (person as { readonly resourceType?: unknown } | undefined)?.resourceType
  return typeof kind === 'string' ? kind : undefined
}

function related(person: unknown): Informant | null {
  const read = relatedPerson.safeParse(person)
  const codes = read.success ? (read.data.relationship ?? []).flatMap(({ coding }) => coding ?? []) : []
  return codes.map(byCode).find((informant) => informant !== null) ?? null
}

function byCode({ system, code = '' }: Coding): Informant | null {
  if (system === own.informant) return known(code)
  return system === publicSystem.role && parents.includes(code) ? 'parent' : null
}

const known = (code: string): Informant | null => (informants.includes(code) ? (code as Informant) : null)
