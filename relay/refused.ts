/** A request that is refused: thrown, so that whatever it had written by then is undone. */
import type { Refusal } from '#serving'

export class RelayRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}
