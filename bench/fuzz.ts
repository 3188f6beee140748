/**
 * `npm run bench -- fuzz [--reader x] [--cases n] [--seed s]`: the readers of `test/fuzz/readers.ts`, many times over. What came
 * of it is kept in `bench/logs/fuzz.json`, a line a reader; a later run of a reader takes the place of the earlier.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readers } from '../test/fuzz/readers.ts'
import { fuzz } from '../test/fuzz/run.ts'

const { values } = parseArgs({
  options: {
    reader: { type: 'string', multiple: true, default: [] },
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
})
const log = 'bench/logs/fuzz.json'
const names = values.reader.length > 0 ? values.reader : Object.keys(readers)
let bad = 0
for (const name of names) {
  const known = readers[name]
  if (!known) throw new Error(`no reader ${name}: there are ${Object.keys(readers).join(', ')}`)
  const reader = await known.open()
  const began = performance.now()
  const found = await fuzz(reader, Number(values.cases), Number(values.seed), console.log)
  await reader.close?.()
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
