/** The unit's raters as a group, beside the reference. No rater is named or can be picked out. Pure. */
import { icc21, type Lean, lean, type NoAgreement } from '../results/rater-agreement.ts'
import type { Round } from './rounds.ts'

interface Rated {
  readonly title: string
  readonly id: string
  readonly score: number
}

interface GroupCase {
  readonly title: string
  readonly id: string
  readonly reference: number
  readonly raters: number
  readonly mean: number
  readonly lowest: number
  readonly highest: number
}

export interface Group {
  readonly raters: number
  /** Over the cases that every rater has rated. */
  readonly icc: number | NoAgreement
  readonly shared: number
  /** All ratings of all raters beside the reference. */
  readonly lean: Lean
  readonly cases: readonly GroupCase[]
}

/** Below three, one rater could be read out of the group by the other. */
const fewest = 3

/** Each rater's latest finished round of one course. Null while fewer than three have finished. */
export function group(rounds: readonly Round[], course: string, cases: readonly Rated[]): Group | null {
  const latest = new Map<string, ReadonlyMap<string, number>>()
  for (const round of rounds)
    if (round.course === course && round.finished !== null)
      latest.set(round.staff, new Map(round.ratings.map((rating) => [rating.case, rating.score])))
  const raters = [...latest.values()]
  if (raters.length < fewest) return null
  const known = cases.map((one) => ({ ...one, scores: raters.flatMap((own) => own.get(one.id) ?? []) }))
  const rated = known.filter((one) => one.scores.length > 0)
  const whole = known.filter((one) => one.scores.length === raters.length)
  const pairs = rated.flatMap((one) => one.scores.map((score) => ({ score, reference: one.score })))
  const all = lean(pairs)
  if (!all) return null
  return {
    raters: raters.length,
    icc: icc21(whole.map((one) => one.scores)),
    shared: whole.length,
    lean: all,
    cases: rated.map(({ id, title, score, scores }) => ({
      title,
      id,
      reference: score,
      raters: scores.length,
      mean: scores.reduce((sum, one) => sum + one, 0) / scores.length,
      lowest: Math.min(...scores),
      highest: Math.max(...scores),
    })),
  }
}
