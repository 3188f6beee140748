/** The way between a device and the server, and what may happen to a message on it. */
import type { Chance } from '../../../src/practice/chance.ts'

/** Each from 0 to 1: of whole messages for `lost`, of single entries for the others. */
export interface Trouble {
  readonly lost: number
  readonly dropped: number
  readonly replayed: number
  readonly tampered: number
  readonly reordered: boolean
}

export const noTrouble: Trouble = { lost: 0, dropped: 0, replayed: 0, tampered: 0, reordered: false }

export class Line<T> {
  readonly #trouble: Trouble
  readonly #chance: Chance
  readonly #bent: (one: T) => T
  /** What went by before: it may come again. */
  readonly #past: T[] = []

  /** `bent` gives one as it is after somebody has changed it on its way. */
  constructor(trouble: Trouble, chance: Chance, bent: (one: T) => T) {
    this.#trouble = trouble
    this.#chance = chance
    this.#bent = bent
  }

  /** Whether a message comes through at all. */
  passes = (): boolean => !this.#chance.yes(this.#trouble.lost)

  /** What comes out at the other end. */
  carried(entries: readonly T[]): readonly T[] {
    const { dropped, replayed, tampered, reordered } = this.#trouble
    const chance = this.#chance
    const out: T[] = []
    for (const entry of entries) {
      if (chance.yes(dropped)) continue
      out.push(chance.yes(tampered) ? this.#bent(entry) : entry)
      if (this.#past.length > 0 && chance.yes(replayed)) out.push(chance.pick(this.#past))
    }
    this.#past.push(...entries)
    return reordered ? chance.shuffled(out) : out
  }
}
