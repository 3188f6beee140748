/**
 * The difference rule. Two figures that are safe one by one can be subtracted: twenty children at first, eighteen of them
 * followed up, and the two who left stand alone. Checked over everything ever released on the same variable.
 */
import { basisOf } from './span.ts'

export type Cases = Iterable<string>

/** Children who are in exactly the same groups: nothing released tells them apart. */
interface Atom {
  /** By group, 1 where its children are in it. */
  readonly within: readonly number[]
  size: number
}

/** Each group in turn divides the atoms so far into those who are in it and those who are not. */
function atomsOf(groups: readonly Cases[]): readonly Atom[] {
  const nowhere: Atom = { within: groups.map(() => 0), size: 0 }
  const where = new Map<string, Atom>()
  const atoms: Atom[] = []
  for (const [g, group] of groups.entries()) {
    const parts = new Map<Atom, Atom>()
    for (const id of group) {
      const from = where.get(id) ?? nowhere
      // A list that names a child twice counts it once.
      if (from.within[g] === 1) continue
      const to = parts.get(from) ?? { within: from.within.with(g, 1), size: 0 }
      if (to.size === 0) atoms.push(to)
      parts.set(from, to)
      where.set(id, to)
      from.size -= 1
      to.size += 1
    }
  }
  return atoms.filter(({ size }) => size > 0)
}

/** Two released groups differ by nobody, or by at least `k` counted both ways. */
function pairsHold(groups: readonly Cases[], atoms: readonly Atom[], k: number): boolean {
  return groups.every((_, a) =>
    groups.slice(a + 1).every((_, i) => {
      const b = a + 1 + i
      const apart = atoms.reduce((sum, { within, size }) => (within[a] === within[b] ? sum : sum + size), 0)
      return apart === 0 || apart >= k
    }),
  )
}

/**
 * Nothing that is of fewer than `k` children, one atom's or two together, follows from the released sums: neither their
 * sum nor any other figure of these alone. It does where the rank falls when their columns are taken away.
 */
function spanHolds(groups: readonly Cases[], atoms: readonly Atom[], k: number): boolean {
  const rankWithout = (...dropped: readonly number[]) =>
    basisOf(
      groups.map((_, group) => atoms.flatMap(({ within }, i) => (dropped.includes(i) ? [] : [within[group] ?? 0]))),
    ).length
  const rank = rankWithout()
  const derivable = (...chosen: readonly number[]) => rankWithout(...chosen) < rank
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

/** Both rules, for groups whose sum is sent. */
export function audit(groups: readonly Cases[], k: number): Audit {
  const atoms = atomsOf(groups)
  const rules = [
    ...(pairsHold(groups, atoms, k) ? [] : (['pair'] as const)),
    ...(spanHolds(groups, atoms, k) ? [] : (['linear'] as const)),
  ]
  return { ok: rules.length === 0, rules }
}

/** For groups whose count is sent, each with a draw of its own: no two may be near each other. A group alone is near none. */
export const farApart = (groups: readonly Cases[], k: number): boolean =>
  groups.length < 2 || pairsHold(groups, atomsOf(groups), k)

/** Whether two lists, each in the order of the ids, name the same children. */
export const sameChildren = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((id, i) => id === b[i]))
