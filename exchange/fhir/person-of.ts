/** Whom a file of one case is about, as our own export tells it: a code, a year and a sex, and no name. */
import type { Sex } from '#instruments'
import { readResource } from './read-resource.ts'
import { bundle, patient } from './shapes.ts'
import { own } from './systems.ts'

export interface PersonInFile {
  /** The unit's code, or empty. */
  readonly code: string
  readonly born: number | null
  readonly sex: Sex
}

/** Null where the file holds no person, or more than one. */
export function personOf(text: string): PersonInFile | null {
  const opened = readResource(text, 'Bundle')
  const read = opened.is === 'resource' ? bundle.safeParse(opened.resource) : null
  const people = (read?.data?.entry ?? []).flatMap(({ resource }) => patient.safeParse(resource).data ?? [])
  const [one] = people
  if (people.length !== 1 || !one) return null
  const year = /^\d{4}/.exec(one.birthDate ?? '')?.[0]
  return {
    code: one.identifier?.find(({ system }) => system === own.caseCode)?.value ?? '',
    born: year === undefined ? null : Number(year),
    sex: one.gender === 'female' ? 'f' : one.gender === 'male' ? 'm' : 'x',
  }
}
