/**
 * Two cases that are of one child: nothing is moved, and what was written to either belongs to one of them from then on, for
 * as long as the record that says so stands. A function of the set of records. Pure.
 */
import { ofKind } from './by-kind.ts'
import type { Kept } from './records.ts'

/**
 * By the id of each case that belongs to another: which. `records` are those that stand, in order of writing. Of two merged
 * into each other the first that was written holds; a case that was erased takes in none, and goes into none.
 */
export function homesOf(records: readonly Kept[]): ReadonlyMap<string, string> {
  const merged = ofKind(records, 'merged')
  if (merged.length === 0) return new Map()
  const erased = new Set(ofKind(records, 'tombstone').map(({ body }) => body.record))
  const into = new Map<string, string>()
  const homeOf = (id: string): string => {
    const next = into.get(id)
    return next === undefined ? id : homeOf(next)
  }
  for (const { body } of merged) {
    const [from, to] = [homeOf(body.from), homeOf(body.into)]
    if (from !== to && !erased.has(body.from) && !erased.has(body.into)) into.set(from, to)
  }
  return new Map([...into.keys()].map((id) => [id, homeOf(id)]))
}

/** The same records, each under the case that it belongs to by now. */
export function atHome(records: readonly Kept[], homes: ReadonlyMap<string, string>): readonly Kept[] {
  if (homes.size === 0) return records
  return records.map((record) => {
    const home = record.caseId !== null && homes.get(record.caseId)
    return home ? { ...record, caseId: home } : record
  })
}
