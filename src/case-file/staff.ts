/** Who works at the unit, as its records tell: also those who have left, for what they wrote. */
import { type Author, type Kept, type KeptOf, ofKind, useRecords } from '../vault/index.ts'

export interface Person {
  readonly staff: string
  readonly name: string
  readonly active: boolean
}

/** Everybody who has ever worked here, newest word on each, in the order they came. */
export function people(records: readonly Kept[]): readonly Person[] {
  const known = new Map<string, Person>()
  for (const { body } of ofKind(records, 'staff')) known.set(body.staff, body)
  return [...known.values()]
}

export type Team = Omit<KeptOf<'team'>['body'], 'kind'>

/** In the order they were made; one that nobody is in is no more. */
export function teamsIn(records: readonly Kept[]): readonly Team[] {
  const known = new Map<string, Team>()
  for (const { body } of ofKind(records, 'team')) known.set(body.team, body)
  return [...known.values()].filter(({ staff }) => staff.length > 0)
}

/** Names by id. Undefined for an id that the unit does not know. */
export function useStaffNames(): ReadonlyMap<string, string> {
  return new Map(people(useRecords()).map(({ staff, name }) => [staff, name]))
}

/** Those who can be asked to do something: who work here now. */
export const useStaffHere = (): readonly Person[] => people(useRecords()).filter(({ active }) => active)

/** The name of who wrote a record, or null for the one who answered. */
export function writtenBy(by: Author, known: readonly Person[]): string | null {
  if (by === 'respondent') return null
  return known.find(({ staff }) => staff === by.staff)?.name ?? '?'
}
