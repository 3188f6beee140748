/** What every trial of the collector is given and gives back, on either store. */
import type { Outcome } from '../trial.ts'
import type { StoreKind } from './ground.ts'

export interface AskedOfCollector {
  readonly count: number
  readonly seed: number
  readonly store: StoreKind
  /** With the fault of `broken.ts` that this trial must notice. */
  readonly broken: boolean
  readonly say: (line: string) => void
}

export interface CollectorTrial {
  readonly fault: string
  /** In words, what is broken on purpose when the trial is to show that it can fail. */
  readonly breaks: string
  /** How often for CI, and for a release. */
  readonly small: number
  readonly large: number
  run(asked: AskedOfCollector): Promise<Omit<Outcome, 'browser'>>
}
