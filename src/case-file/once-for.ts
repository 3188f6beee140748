/**
 * What is worked out of the unit's records, or of one case: once for each change of them, whoever asks. What else it goes
 * by may change with them alone.
 */
import type { Kept } from '../vault/index.ts'

export function onceFor<T, Of extends object = readonly Kept[], More extends readonly unknown[] = []>(
  work: (of: Of, ...more: More) => T,
): (of: Of, ...more: More) => T {
  const done = new WeakMap<Of, { readonly result: T }>()
  return (of, ...more) => {
    const known = done.get(of) ?? { result: work(of, ...more) }
    done.set(of, known)
    return known.result
  }
}
