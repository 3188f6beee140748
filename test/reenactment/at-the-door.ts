/** Mutants offered to the door, and each that is taken to `disclose` run backwards. */
import { readBatch } from '#aggregate'
import { undecided, unmakeable } from './backwards.ts'
import { type Mutant, mutants, type Original } from './mutants.ts'

interface Wrong extends Mutant {
  readonly why: string
}

export function atTheDoor(units: readonly Original[], count: number, seed: number) {
  let [offered, taken] = [0, 0]
  const wrong: Wrong[] = []
  for (const mutant of mutants(units, count, seed)) {
    offered++
    if ('refused' in readBatch(mutant.batch, mutant.period)) continue
    taken++
    const why = unmakeable(mutant.batch, mutant.period, offered)
    if (why) wrong.push({ ...mutant, why })
  }
  const open = wrong.filter(({ why }) => why.startsWith(undecided))
  return { offered, taken, wrong: wrong.filter((one) => !open.includes(one)), undecided: open.length }
}
