/** The way between a device and the server, and what may happen to a message on it. */
import type { Chance } from '../../../src/practice/chance.ts'
import { type Entry, tampered } from './entry.ts'

/** Each from 0 to 1: of whole messages for `lost`, of single entries for the others. */
export interface Trouble {
  readonly lost: number
  readonly dropped: number
  readonly replayed: number
  readonly tampered: number
  readonly reordered: boolean
}

export const noTrouble: Trouble = { lost: 0, dropped: 0, replayed: 0, tampered: 0, reordered: false }

export class Line {
  readonly #trouble: Trouble
  readonly #chance: Chance
  /** What went by before: it may come again. */
  readonly #past: Entry[] = []

  constructor(trouble: Trouble, chance: Chance) {
    this.#trouble = trouble
    this.#chance = chance
  }

  /** Whether a message comes through at all. */
  passes = (): boolean => !this.#chance.yes(this.#trouble.lost)

  /** What comes out at the other end. */
  carried(entries: readonly Entry[]): readonly Entry[] {
    const { dropped, replayed, tampered: bent, reordered } = this.#trouble
    const chance = this.#chance
    const out: Entry[] = []
    for (const entry of entries) {
      if (chance.yes(dropped)) continue
      out.push(chance.yes(bent) ? tampered(entry) : entry)
      if (this.#past.length > 0 && chance.yes(replayed)) out.push(chance.pick(this.#past))
    }
    this.#past.push(...entries)
    return reordered ? chance.shuffled(out) : out
  }
}
