/** What every trial is given and gives back. A trial finds facts; whether they are good enough is for its reader. */
import type { Backend } from '../vault/browser.ts'

export interface Asked {
  readonly count: number
  readonly seed: number
  readonly backend: Backend
  /** The journal switched off: shows that the trial can fail. */
  readonly journalOff: boolean
  readonly say: (line: string) => void
}

export interface Outcome {
  readonly browser: string
  /** How often the fault was struck. */
  readonly struck: number
  /** What was acknowledged and is nowhere to be found. */
  readonly lost: number
  /** What came back other than it was given. */
  readonly torn: number
  /** Anything else worth a line: by name, how many. */
  readonly also: Readonly<Record<string, number>>
}

export interface Trial {
  readonly fault: string
  /** Runs for CI. */
  readonly small: number
  run(asked: Asked): Promise<Outcome>
}

/** A small seeded generator (mulberry32), so that a run can be repeated. Gives numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
