/**
 * Kinds of which the newest holds. Each record names those that it takes the place of; what nobody has taken the place of
 * stands. Two that stand were written without knowledge of each other: on two tabs, or on two devices. Pure.
 */
import type { Kept, RecordBody } from './records.ts'

/** What a record is about, where only the newest of its kind holds; null for kinds that stand beside each other. */
export function registerOf({ caseId, body }: Pick<Kept, 'caseId' | 'body'>): string | null {
  switch (body.kind) {
    case 'unit':
      return 'unit'
    case 'case':
    case 'protocol':
    case 'protection':
      return `${body.kind}|${caseId}`
    case 'staff':
      return `staff|${body.staff}`
    case 'device':
      return `device|${body.device}`
    case 'team':
      return `team|${body.team}`
    case 'counted':
      return `counted|${caseId}|${body.period}`
    case 'goal':
      return `goal|${caseId}|${body.goal}`
    case 'slip':
      return `slip|${caseId}|${body.slip}`
    case 'setting':
      return `setting|${caseId}|${body.name}`
    default:
      return null
  }
}

/** A field that was changed in different ways, and by whom: one for each record that stands, in order of writing. */
export interface Unsettled {
  readonly field: string
  readonly by: readonly Kept[]
}

/** What holds of one register. */
export interface RegisterState<B extends RecordBody = RecordBody> {
  /** The newest that stands, with the fields merged. */
  readonly holds: Kept<B>
  /** Ids of all that stand: whoever saves next, having been shown all, replaces them. */
  readonly ids: readonly string[]
  /** Where both sides changed a field, the newest holds until somebody has chosen. */
  readonly unsettled: readonly Unsettled[]
}

/**
 * A field that only one side changed since their common parent is taken from that side. `records` are of one register, in
 * order of writing; null where there is none.
 */
export function registerState<B extends RecordBody>(records: readonly Kept<B>[]): RegisterState<B> | null {
  const [only] = records
  if (only && records.length === 1) return { holds: only, ids: [only.id], unsettled: [] }
  const replaced = new Set(records.flatMap(({ replaces = [] }) => replaces))
  const heads = records.filter(({ id }) => !replaced.has(id))
  const newest = heads.at(-1)
  if (!newest) return null
  if (heads.length === 1) return { holds: newest, ids: [newest.id], unsettled: [] }
  const parent = commonParent(records, heads)
  const fields = [...new Set(heads.flatMap(({ body }) => Object.keys(body)))] as (keyof B & string)[]
  const unsettled: Unsettled[] = []
  const body = { ...newest.body }
  for (const field of fields) {
    const changed = heads.filter((head) => !parent || textOf(head, field) !== textOf(parent, field))
    const from = changed.at(-1) ?? newest
    if (from.body[field] === undefined) delete body[field]
    else body[field] = from.body[field]
    if (new Set(changed.map((head) => textOf(head, field))).size > 1) unsettled.push({ field, by: heads })
  }
  return { holds: { ...newest, body }, ids: heads.map(({ id }) => id), unsettled }
}

/** What is left out is unlike every value. */
const textOf = <B extends RecordBody>({ body }: Kept<B>, field: keyof B) => JSON.stringify(body[field])

/** The newest record that every one of those that stand goes back to. */
function commonParent<B extends RecordBody>(records: readonly Kept<B>[], heads: readonly Kept<B>[]): Kept<B> | null {
  const byId = new Map(records.map((record) => [record.id, record]))
  const before = (record: Kept<B>, found: Set<string>): Set<string> => {
    for (const id of record.replaces ?? []) {
      const earlier = byId.get(id)
      if (found.has(id) || !earlier) continue
      found.add(id)
      before(earlier, found)
    }
    return found
  }
  const lines = heads.map((head) => before(head, new Set()))
  return records.findLast(({ id }) => lines.every((line) => line.has(id))) ?? null
}
