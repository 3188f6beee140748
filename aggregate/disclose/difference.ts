/**
 * The difference rule. Two figures that are safe one by one can be subtracted: twenty children at first, eighteen of them
 * followed up, and the two who left stand alone. Checked over everything ever released on the same variable.
 */
import { basisOf, inSpan } from './span.ts'

export type Cases = ReadonlySet<string>

/** Two released groups differ by nobody, or by at least `k` counted both ways. */
export function pairsHold(groups: readonly Cases[], k: number): boolean {
  return groups.every((a, i) =>
    groups.slice(i + 1).every((b) => {
      const apart = a.size + b.size - 2 * [...a].filter((id) => b.has(id)).length
      return apart === 0 || apart >= k
    }),
  )
}

/** Children who are in exactly the same groups: nothing released tells them apart. */
function atomsOf(groups: readonly Cases[]): readonly { readonly within: readonly number[]; readonly size: number }[] {
  const everyone = new Set(groups.flatMap((group) => [...group]))
  const atoms = Map.groupBy(everyone, (id) => groups.map((group) => (group.has(id) ? 1 : 0)).join(''))
  return [...atoms].map(([signature, { length }]) => ({ within: [...signature].map(Number), size: length }))
}

/** No atom, and no union of two, that is below `k` follows from the released sums. */
function spanHolds(groups: readonly Cases[], k: number): boolean {
  const atoms = atomsOf(groups)
  const basis = basisOf(groups.map((_, group) => atoms.map(({ within }) => within[group] ?? 0)))
  const derivable = (...chosen: readonly number[]) =>
    inSpan(
      basis,
      atoms.map((_, i) => (chosen.includes(i) ? 1 : 0)),
    )
  const small = atoms.flatMap(({ size }, i) => (size < k ? [{ i, size }] : []))
  return small.every(
    ({ i, size }, at) =>
      !derivable(i) && small.slice(at + 1).every(({ i: j, size: other }) => size + other >= k || !derivable(i, j)),
  )
}

export interface Audit {
  readonly ok: boolean
  readonly rules: readonly ('pair' | 'linear')[]
}

export function audit(groups: readonly Cases[], k: number): Audit {
  const rules = [
    ...(pairsHold(groups, k) ? [] : (['pair'] as const)),
    ...(spanHolds(groups, k) ? [] : (['linear'] as const)),
  ]
  return { ok: rules.length === 0, rules }
}
