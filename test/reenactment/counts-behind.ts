/** The counts that may stand behind one that was sent, by the draw that rounded it. */
import { roundWith } from '../../aggregate/disclose/round.ts'

export type Numbers = readonly number[]

/** A draw that lies between `k` and `k + 1` fifths: a remainder above `k` goes up. */
export const draws = [0, 1, 2, 3, 4] as const
export const rounding = (k: number) => (count: number) => roundWith((k + 0.5) / 5, count, 5)

/** All counts up to nine over what was sent that this draw sends so. */
export const countsFor = (sent: number, k: number): Numbers =>
  Array.from({ length: 14 }, (_, i) => sent - 4 + i).filter((count) => count >= 0 && rounding(k)(count) === sent)
export const anyCounts = (sent: number): Numbers => [...new Set(draws.flatMap((k) => countsFor(sent, k)))]
export const [least, most] = [(all: Numbers) => Math.min(...all), (all: Numbers) => Math.max(...all)]
export const total = (all: Numbers) => all.reduce((sum, one) => sum + one, 0)
