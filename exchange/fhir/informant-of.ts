/** Who answered, from a response: our own code, or the kind of person that FHIR says it was. Never guessed from the form. */
import type { Informant } from '#instruments'
import { type Coding, type Extension, extensionOf, type Reference, type Response, relatedPerson } from './shapes.ts'
import { own, publicSystem } from './systems.ts'

const informants: readonly string[] = ['self', 'parent', 'teacher', 'clinician']

/** Parents in HL7's RoleCode: parent, and the kinds of it by sex and by law. */
const parents: readonly string[] = ['PRN', 'NPRN', 'MTH', 'NMTH', 'FTH', 'NFTH', 'PRNFOST', 'STPPRN', 'ADOPTP', 'GUARD']

/** `source` is the resource that the response's source points to, where it is in the file. */
export function informantOf(
  file: Response,
  answered: readonly Extension[] | undefined,
  source: unknown,
): Informant | null {
  const said = extensionOf(answered, 'informant')?.valueCode
  if (said !== undefined) return known(said)
  const kind = kindOfSource(file.source, source)
  if (kind === 'Patient') return 'self'
  if (kind === 'Practitioner' || kind === 'PractitionerRole') return 'clinician'
  return kind === 'RelatedPerson' ? related(source) : null
}

/** What kind of person a reference is to: as it says, as the resource is, or as its address has it. */
export function kindOfSource(reference: Reference | undefined, source: unknown): string | undefined {
  const kind = (source as { readonly resourceType?: unknown } | undefined)?.resourceType
  const address = /^(?:.*\/)?([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference?.reference ?? '')?.[1]
  return reference?.type ?? (typeof kind === 'string' ? kind : address)
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
