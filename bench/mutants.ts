/**
 * `npm run bench -- mutants [--mutants N] [--seed S] [--only 17,42,1000-2000]`: changed batches at the collector's door. Of each
 * that is taken an input is looked for by running `disclose` backwards; one without is a figure that the rules cannot
 * have made. Each is named by its number, and `--only` tries those again, or a part of all.
 */
import { parseArgs } from 'node:util'
import { atTheDoor } from '../test/reenactment/at-the-door.ts'
import { originals } from '../test/reenactment/mutants.ts'

const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const [count, seed] = [Number(values.mutants), Number(values.seed)]
/** `42`, or `1000-2000`, both ends included. */
function numbersIn(range: string): readonly number[] {
  const [from = 0, to = from] = range.split('-').map(Number)
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
const only = values.only ? new Set(values.only.split(',').flatMap(numbersIn)) : null
const began = performance.now()
const { offered, taken, wrong, open } = atTheDoor(originals(seed, 20), count, seed, only)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  `${offered} mutants, ${taken} taken, ${wrong.length} of them that no input was found for and ${open.length} undecided, ${seconds} s`,
)
for (const [what, all] of Map.groupBy([...wrong, ...open], ({ by, why }) => `${by.join(' + ')}: ${why}`))
  console.log(`  ${all.length} × ${what}: ${all.map(({ number }) => number).join(',')}`)
process.exitCode = wrong.length > 0 ? 1 : 0
