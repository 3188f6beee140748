/** `npm run bench -- agreement`: both implementations of every scoring rule, on a million random forms. */
import { agreeOn } from './second-opinion/agree.ts'

const COUNT = 1_000_000
const seed = Number(process.argv[2] ?? 20_261_121)
const { asked, differ } = agreeOn(COUNT, seed)
console.log(`${asked} forms, seed ${seed}: ${differ.length === 0 ? 'the two agree on every one' : differ.join('\n')}`)
process.exitCode = differ.length === 0 ? 0 : 1
