/**
 * `npm run bench -- mutants [--mutants N] [--seed S]`: changed batches at the collector's door. Of each that is taken an
 * input is looked for by running `disclose` backwards; one without is a figure that the rules cannot have made.
 */
import { parseArgs } from 'node:util'
import { atTheDoor } from '../test/reenactment/at-the-door.ts'
import { originals } from '../test/reenactment/mutants.ts'

const { values } = parseArgs({
  options: { mutants: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const [count, seed] = [Number(values.mutants), Number(values.seed)]
const began = performance.now()
const { offered, taken, wrong, undecided } = atTheDoor(originals(seed, 20), count, seed)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  `${offered} mutants, ${taken} taken, ${wrong.length} of them that no input was found for and ${undecided} undecided, ${seconds} s`,
)
for (const [what, all] of Map.groupBy(wrong, ({ by, why }) => `${by.join(' + ')}: ${why}`))
  console.log(`  ${all.length} × ${what}`)
process.exitCode = wrong.length > 0 ? 1 : 0
