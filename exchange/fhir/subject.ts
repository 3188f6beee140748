/** Whom the answers of a file are about: one person, or none that it names. Two persons' answers are nobody's course. */
import type { Sex } from '#instruments'
import { plainCode } from '../plain-code.ts'
import { patient, type Reference, type Response } from './shapes.ts'
import { own } from './systems.ts'

/** As the file tells it, with our own code where it is our export; no name is read. */
export interface PersonInFile {
  /** The unit's code, or empty. */
  readonly code: string
  readonly born: number | null
  readonly sex: Sex
}

export interface Entry {
  readonly fullUrl?: string | undefined
  readonly resource: { readonly resourceType: string; readonly id?: unknown }
}

/** A response with what stands beside it in the file. */
export interface Found {
  readonly response: Response
  readonly entries: readonly Entry[]
}

/** The resource that a reference in a response points to, where it is in the file. */
export const resolved = ({ response, entries }: Found, { reference = '' }: Reference): unknown =>
  reference.startsWith('#')
    ? response.contained?.find(({ id }) => `#${id}` === reference)
    : entryOf(entries, reference)?.resource

function entryOf(entries: readonly Entry[], reference: string): Entry | undefined {
  const plain = plainOf(reference)
  const byUrl = entries.find(({ fullUrl }) => fullUrl !== undefined && plainOf(fullUrl) === plain)
  const byName = ({ resource }: Entry) => isSameName(plain, `${resource.resourceType}/${resource.id}`)
  return byUrl ?? entries.find((entry) => entry.resource.id !== undefined && byName(entry))
}

const plainOf = (reference: string): string => reference.replace(/\/_history\/.*$/, '')

/** `Patient/a` is what `https://example.org/fhir/Patient/a` is, unless both say where they are. */
const isSameName = (one: string, other: string): boolean =>
  one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`)

/** What tells one person from another; null where the response names nobody. */
function keyOf(found: Found, reference: Reference | undefined): string | null {
  const { reference: to, identifier } = reference ?? {}
  if (to !== undefined) {
    const entry = entryOf(found.entries, to)
    if (entry) return `entry ${found.entries.indexOf(entry)}`
    return to.startsWith('#') ? `contained ${JSON.stringify(resolved(found, { reference: to }))}` : plainOf(to)
  }
  return identifier?.value === undefined ? null : `identifier ${identifier.system} ${identifier.value}`
}

/** Whether both references are to one person, as far as the file can tell. */
export function isSamePerson(found: Found, one: Reference | undefined, other: Reference | undefined): boolean {
  const [first, second] = [keyOf(found, one), keyOf(found, other)]
  return first === null || second === null || isSameName(first, second)
}

/** The one person whom all the responses are about, or null where the file names nobody; refused where there are two. */
export function personIn(all: readonly Found[]): { readonly person: PersonInFile | null } | 'several-persons' {
  const [first] = all
  if (!first) return { person: null }
  const patients = first.entries.filter(({ resource }) => resource.resourceType === 'Patient')
  const keys = all.map((found) => keyOf(found, found.response.subject))
  const said = [...new Set(keys)].filter((key) => key !== null)
  if (said.some((key) => said.some((other) => !isSameName(key, other)))) return 'several-persons'
  if (patients.length > 1 && keys.includes(null)) return 'several-persons'
  const holder = all.find(({ response }) => response.subject) ?? first
  const { subject } = holder.response
  const resource = subject?.reference === undefined ? undefined : resolved(holder, subject)
  const [only] = patients
  // The one person that is in the file is not the one whom the answers are about.
  const named = only?.resource.id !== undefined || only?.fullUrl !== undefined
  if (!resource && patients.length === 1 && named && subject?.reference !== undefined) return 'several-persons'
  const read = patient.safeParse(resource ?? (patients.length === 1 ? only?.resource : undefined)).data
  const code =
    [...(read?.identifier ?? []), subject?.identifier].find((one) => one?.system === own.caseCode)?.value ?? ''
  if (!read && code === '') return { person: null }
  const year = /^\d{4}/.exec(read?.birthDate ?? '')?.[0]
  const sex = read?.gender === 'female' ? 'f' : read?.gender === 'male' ? 'm' : 'x'
  return { person: { code, born: year === undefined ? null : Number(year), sex } }
}

export type PersonFact = keyof PersonInFile

/** What the file and a case say differently of the person. What either leaves unsaid is no difference. */
export function personDifferences(
  file: PersonInFile,
  known: { readonly code: string; readonly born: number; readonly sex: Sex },
): readonly PersonFact[] {
  const differs: Readonly<Record<PersonFact, boolean>> = {
    code: file.code !== '' && plainCode(file.code) !== plainCode(known.code),
    born: file.born !== null && file.born !== known.born,
    sex: file.sex !== 'x' && known.sex !== 'x' && file.sex !== known.sex,
  }
  return (Object.keys(differs) as PersonFact[]).filter((fact) => differs[fact])
}
