/** `npm run trials -- <id|all> [--count N] [--seed S] [--backend leveldb|sqlite] [--journal off]`: strikes the faults and keeps the logs. */
import { parseArgs } from 'node:util'
import type { Backend } from '../vault/browser.ts'
import { keepLog, writePage } from './logs.ts'
import { trials } from './register.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    seed: { type: 'string', default: '1' },
    backend: { type: 'string' },
    journal: { type: 'string', default: 'on' },
  },
})
const [asked = 'all'] = positionals
const ids = asked === 'all' ? Object.keys(trials) : [asked]
const unknown = ids.filter((id) => !Object.hasOwn(trials, id))
if (unknown.length > 0) throw new Error(`no trial ${unknown.join(', ')}: there are ${Object.keys(trials).join(', ')}`)
const backends: readonly Backend[] = values.backend ? [values.backend as Backend] : ['leveldb', 'sqlite']

let bad = 0
for (const id of ids) {
  const trial = trials[id as keyof typeof trials]
  for (const backend of backends) {
    const count = Number(values.count ?? trial.small)
    const seed = Number(values.seed)
    const journalOff = values.journal === 'off'
    const began = Date.now()
    const say = (line: string) => process.stdout.write(`${id} ${backend}: ${line}\n`)
    const outcome = await trial.run({ count, seed, backend, journalOff, say })
    const seconds = Math.round((Date.now() - began) / 1_000)
    await keepLog({
      id,
      fault: trial.fault,
      backend,
      seed,
      journal: !journalOff,
      seconds,
      at: new Date().toISOString(),
      ...outcome,
    })
    say(
      `struck ${outcome.struck}, lost ${outcome.lost}, torn ${outcome.torn}, ${JSON.stringify(outcome.also)}, ${seconds} s`,
    )
    if (!journalOff && outcome.lost + outcome.torn > 0) bad += 1
  }
}
await writePage()
process.exitCode = bad > 0 ? 1 : 0
