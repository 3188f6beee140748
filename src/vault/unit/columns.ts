/**
 * Records as the snapshot holds them: by columns, where a device, a member of staff or a case that many records name stands
 * once. Half as much to open and to read at each unlock as the records one by one. Pure.
 */
import type { Kept, RecordBody } from '../records.ts'

export interface Columns {
  /** What records name by its place in here. */
  readonly names: readonly string[]
  readonly id: readonly string[]
  readonly lamport: readonly number[]
  readonly device: readonly number[]
  readonly at: readonly string[]
  /** Null for whoever answered. */
  readonly by: readonly (number | null)[]
  /** Null for what is the unit's own. */
  readonly caseId: readonly (number | null)[]
  readonly body: readonly RecordBody[]
  /** What else a record has, by its place. */
  readonly more: readonly (readonly [number, Partial<Kept>])[]
}

export function columnsOf(records: readonly Kept[]): Columns {
  const places = new Map<string, number>()
  const placeOf = (name: string): number => {
    const place = places.get(name) ?? places.size
    places.set(name, place)
    return place
  }
  const columns = {
    id: records.map(({ id }) => id),
    lamport: records.map(({ lamport }) => lamport),
    device: records.map(({ device }) => placeOf(device)),
    at: records.map(({ at }) => at),
    by: records.map(({ by }) => (by === 'respondent' ? null : placeOf(by.staff))),
    caseId: records.map(({ caseId }) => (caseId === null ? null : placeOf(caseId))),
    body: records.map(({ body }) => body),
    more: records.flatMap(({ id, lamport, device, at, by, caseId, body, ...more }, i) =>
      Object.keys(more).length > 0 ? [[i, more] as const] : [],
    ),
  }
  return { names: [...places.keys()], ...columns }
}

export function recordsIn({ names, more, ...columns }: Columns): readonly Kept[] {
  const staff = names.map((name) => ({ staff: name }))
  const named = (place: number | null | undefined) => (place == null ? null : (names[place] as string))
  const records = columns.id.map((id, i) => ({
    id,
    lamport: columns.lamport[i] as number,
    device: named(columns.device[i]) as string,
    at: columns.at[i] as string,
    by: staff[columns.by[i] ?? -1] ?? ('respondent' as const),
    caseId: named(columns.caseId[i]),
    body: columns.body[i] as RecordBody,
  }))
  for (const [i, each] of more) Object.assign(records[i] as Kept, each)
  return records
}
