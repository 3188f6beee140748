/** Mutants offered to the door, and each that is taken to `disclose` run backwards. */
import { readBatch } from '#aggregate'
import { undecided, unmakeable } from './backwards.ts'
import { type Mutant, mutants, type Original } from './mutants.ts'

interface Wrong extends Mutant {
  /** Which of the mutants it is, from 1. */
  readonly number: number
  readonly why: string
}

/** @param only the numbers of those that are offered; the others are made and passed over. */
export function atTheDoor(
  units: readonly Original[],
  count: number,
  seed: number,
  only: ReadonlySet<number> | null = null,
) {
  let [number, offered, taken] = [0, 0, 0]
  const wrong: Wrong[] = []
  for (const mutant of mutants(units, count, seed)) {
    number++
    if (only && !only.has(number)) continue
    offered++
    if ('refused' in readBatch(mutant.batch, mutant.period)) continue
    taken++
    const why = unmakeable(mutant.batch, mutant.period, number)
    if (why) wrong.push({ ...mutant, number, why })
  }
  const open = wrong.filter(({ why }) => why.startsWith(undecided))
  return { offered, taken, wrong: wrong.filter((one) => !open.includes(one)), open }
}
