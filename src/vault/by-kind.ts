/** Records told apart by their kind: once for each change of them, whoever asks. */
import type { Kept, KeptOf, Kind } from './records.ts'

type ByKind = ReadonlyMap<Kind, readonly Kept[]>

const told = new WeakMap<readonly Kept[], ByKind>()
const none: readonly never[] = []

/** Those of one kind, in the order in which they stand. */
export function ofKind<K extends Kind>(records: readonly Kept[], kind: K): readonly KeptOf<K>[] {
  const byKind = told.get(records) ?? Map.groupBy(records, ({ body }) => body.kind)
  told.set(records, byKind)
  return (byKind.get(kind) ?? none) as readonly KeptOf<K>[]
}

/** The newest value of a setting; undefined where it was never set. */
export const settingOf = (records: readonly Kept[], name: string): KeptOf<'setting'>['body']['value'] | undefined =>
  ofKind(records, 'setting').findLast(({ body }) => body.name === name)?.body.value
