/** Many invented nations, straight through the functions: how often a figure lies within its margin, and whether counts lean. */
import { national } from '#aggregate'
import { type Figure, figures, statements } from './figures.ts'
import { nation } from './nation.ts'
import { period, releaseOf } from './release.ts'

interface Tried {
  readonly what: string
  readonly shown: number
  readonly inside: number
  /** For a count: mean of (national − true) in its standard errors. Beyond 4 would be a lean. */
  readonly lean: number | null
}

export interface ManySeeds {
  readonly seeds: number
  readonly tried: readonly Tried[]
  /** Share of all shown figures that lie within their margin. */
  readonly coverage: number
  /** Sum of the squared leans, and of how many counts: without bias the two are about equal, by 8.7 or so for 22: counts of one draw vary together. */
  readonly leans: { readonly squares: number; readonly counts: number }
  /** Seeds in which each statement of the report holds. */
  readonly statements: Readonly<Record<string, number>>
}

function oneSeed(seed: number): readonly Figure[] {
  const units = nation(seed)
  const releases = units.map((unit) => releaseOf(unit))
  const batches = releases.map(({ batch }) => batch)
  return figures(units, releases, national({ period, edition: 1, batches, of: units.length }))
}

export function manySeeds(seeds: readonly number[], each: (seed: number) => void = () => {}): ManySeeds {
  const runs = seeds.map((seed) => {
    each(seed)
    return oneSeed(seed)
  })
  const tried = [...Map.groupBy(runs.flat(), ({ what }) => what)].map(([what, all]) => triedOf(what, all))
  const total = (pick: (one: Tried) => number) => tried.reduce((sum, one) => sum + pick(one), 0)
  const leans = tried.flatMap(({ lean }) => lean ?? [])
  const said = runs.flatMap(statements)
  return {
    seeds: seeds.length,
    tried,
    coverage: total(({ inside }) => inside) / total(({ shown }) => shown),
    leans: { squares: leans.reduce((sum, lean) => sum + lean * lean, 0), counts: leans.length },
    statements: Object.fromEntries(
      [...Map.groupBy(said, ({ what }) => what)].map(([what, all]) => [what, all.filter(({ holds }) => holds).length]),
    ),
  }
}

function triedOf(what: string, all: readonly Figure[]): Tried {
  const shown = all.flatMap(({ national, truth }) => (national ? [{ off: national.value - truth, ...national }] : []))
  return {
    what,
    shown: shown.length,
    inside: shown.filter(({ off, margin }) => Math.abs(off) <= margin).length,
    lean: inStandardErrors(all.flatMap(({ off }) => off ?? [])),
  }
}

function inStandardErrors(errors: readonly number[]): number | null {
  if (errors.length < 2) return null
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1)
  return variance > 0 ? mean / Math.sqrt(variance / errors.length) : 0
}
