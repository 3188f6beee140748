/**
 * `npm run bench -- fuzz [--door x] [--cases n] [--seed s]`: the doors of `test/fuzz/doors.ts`, many times over. What came
 * of it is kept in `bench/logs/fuzz.json`, a line a door; a later run of a door takes the place of the earlier.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { doors } from '../test/fuzz/doors.ts'
import { fuzz } from '../test/fuzz/run.ts'

const { values } = parseArgs({
  options: {
    door: { type: 'string', multiple: true, default: [] },
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
})
const log = 'bench/logs/fuzz.json'
const names = values.door.length > 0 ? values.door : Object.keys(doors)
let bad = 0
for (const name of names) {
  const known = doors[name]
  if (!known) throw new Error(`no door ${name}: there are ${Object.keys(doors).join(', ')}`)
  const door = await known.open()
  const began = performance.now()
  const found = await fuzz(door, Number(values.cases), Number(values.seed), console.log)
  await door.close?.()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${name}: ${found.cases} cases in ${seconds} s, ${found.taken} taken, ${found.faults.length} faults`)
  for (const fault of found.faults) console.log(fault)
  bad += found.faults.length
  keep(name, { ...found, seed: Number(values.seed), seconds, at: new Date().toISOString() })
}
process.exitCode = bad > 0 ? 1 : 0

function keep(name: string, line: object): void {
  const all = { ...before(), [name]: line }
  writeFileSync(log, `${JSON.stringify(all, null, 1)}\n`)
}

function before(): object {
  try {
    return JSON.parse(readFileSync(log, 'utf8')) as object
  } catch {
    return {}
  }
}
