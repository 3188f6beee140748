/**
 * `npm run bench -- leaving [--units N]`: everything that so many invented units send in two years, given to the attacker
 * of `test/reenactment/attacker.ts`, with scales that could not be scored at three densities.
 */
import { parseArgs } from 'node:util'
import { attack, everythingSent } from '../test/reenactment/attacker.ts'

const { values } = parseArgs({ options: { units: { type: 'string', default: '300' } } })
const units = Number(values.units)
let bad = 0
for (const blanks of [0.005, 0.02, 0.05]) {
  const began = performance.now()
  const found = Array.from({ length: units }, (_, i) =>
    attack(everythingSent(Math.round(100_000 * blanks) + i, blanks)),
  ).flat()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${100 * blanks} % unscored: ${units} units, ${found.length} found, ${seconds} s`)
  for (const line of found.slice(0, 20)) console.log(`  ${line}`)
  bad += found.length
}
process.exitCode = bad > 0 ? 1 : 0
