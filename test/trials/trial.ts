/** What every trial is given and gives back, with a browser or without. A trial finds facts; whether they are good enough is for its reader. */
import { chance } from '../../src/practice/chance.ts'

/** A guard that a trial can take away, to show that it would see what the guard prevents. */
export type Guard =
  | 'journal'
  | 'durability'
  | 'waiting'
  | 'memory'
  | 'lock'
  | 'transaction'
  | 'synchrony'
  | 'retry'
  | 'gate'
  | 'addition'

export interface TrialRun<Ground extends string = string> {
  readonly count: number
  readonly seed: number
  /** One of the trial's own grounds. */
  readonly on: Ground
  /** Guards taken away. Empty in every run that counts. */
  readonly without: readonly Guard[]
  readonly say: (line: string) => void
}

export interface Outcome {
  /** What was struck, in the words of its maker: a browser's build, a database's version. */
  readonly build: string
  /** How often the fault was struck. */
  readonly struck: number
  /** What was acknowledged and is nowhere to be found. */
  readonly lost: number
  /** What came back other than it was given. */
  readonly torn: number
  /** Anything else worth a line: by name, how many. */
  readonly also: Readonly<Record<string, number>>
}

export interface Trial<Ground extends string = string> {
  readonly fault: string
  /** Runs for CI, and for a release. */
  readonly small: number
  readonly large: number
  /** What it is run on, one after the other: the browser's storage backends, the collector's stores. */
  readonly grounds: readonly Ground[]
  /** The guards that it can do without, and then must report losses. */
  readonly guards: readonly Guard[]
  /** Why this browser or machine cannot show it at all, or null. TrialRun before a run. */
  lacks?(on: Ground): Promise<string | null> | string | null
  // A method, so that a trial of few grounds can stand in a register of all.
  run(asked: TrialRun<Ground>): Promise<Outcome>
}

/** So that a run can be repeated. Gives numbers in [0, 1). */
export const seeded = (seed: number): (() => number) => chance(seed).next

export const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
