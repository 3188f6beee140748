/** What is worked out of the unit's records: once for each change of them, whoever asks. */
import type { Kept } from '../vault/index.ts'

export function onceFor<T>(work: (records: readonly Kept[]) => T): (records: readonly Kept[]) => T {
  const done = new WeakMap<readonly Kept[], { readonly result: T }>()
  return (records) => {
    const known = done.get(records) ?? { result: work(records) }
    done.set(records, known)
    return known.result
  }
}
