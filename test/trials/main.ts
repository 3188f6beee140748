/**
 * `npm run trials -- <id|all|page> [--count N|large] [--seed S] [--on leveldb|…] [--journal off] [--durability relaxed]
 * [--acknowledge early] [--without <guard>]`: strikes the faults, keeps the logs and writes the page. `page` only writes the page.
 */
import { parseArgs } from 'node:util'
import { collectorTrials } from './collector/register.ts'
import { otherTrials } from './everywhere.ts'
import { keepLog, writePage } from './log-pages.ts'
import { trials } from './register.ts'
import { relayTrials } from './relay/register.ts'
import { severalTrials } from './several/register.ts'
import type { Guard, Trial } from './trial.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    seed: { type: 'string', default: '1' },
    on: { type: 'string' },
    journal: { type: 'string' },
    durability: { type: 'string' },
    acknowledge: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
  },
})
const [asked = 'all'] = positionals
const without: Guard[] = [
  ...(values.journal === 'off' ? (['journal'] as const) : []),
  ...(values.durability === 'relaxed' ? (['durability'] as const) : []),
  ...(values.acknowledge === 'early' ? (['waiting'] as const) : []),
  ...(values.without as Guard[]),
]
const register: Readonly<Record<string, Trial>> = {
  ...trials,
  ...collectorTrials,
  ...relayTrials,
  ...severalTrials,
  ...otherTrials,
}

async function strike(id: string, trial: Trial, on: string): Promise<boolean> {
  const count = values.count === 'large' ? trial.large : Number(values.count ?? trial.small)
  const seed = Number(values.seed)
  const began = Date.now()
  const said: string[] = []
  const say = (line: string) => {
    said.push(line)
    process.stdout.write(`${id} ${on}: ${line}\n`)
  }
  say(`${count} times, seed ${seed}${without.length > 0 ? `, without ${without.join(' and ')}` : ''}`)
  const outcome = await trial.run({ count, seed, on, without, say })
  const seconds = Math.round((Date.now() - began) / 1_000)
  say(`struck ${outcome.struck}, lost ${outcome.lost}, torn ${outcome.torn}, ${JSON.stringify(outcome.also)}`)
  const log = await keepLog({
    id,
    fault: trial.fault,
    on,
    without,
    seed,
    at: new Date().toISOString(),
    seconds,
    ...outcome,
    said,
  })
  process.stdout.write(`${id} ${on}: ${outcome.build}, ${seconds} s, log ${log}\n`)
  return outcome.lost + outcome.torn === 0
}

const ids = asked === 'all' ? Object.keys(register) : asked === 'page' ? [] : [asked]
let bad = 0
for (const id of ids) {
  const trial = register[id]
  if (!trial) throw new Error(`no trial ${id}: there are ${Object.keys(register).join(', ')}`)
  const missing = without.filter((guard) => !trial.guards.includes(guard))
  if (missing.length > 0) {
    process.stdout.write(`${id}: cannot be run without ${missing.join(' and ')}\n`)
    continue
  }
  for (const on of values.on ? [values.on] : trial.grounds) {
    if (!trial.grounds.includes(on)) throw new Error(`${id} is run on ${trial.grounds.join(', ')}`)
    const lacking = await trial.lacks?.(on)
    if (lacking) process.stdout.write(`${id} ${on}: cannot be shown here, ${lacking}\n`)
    else if (!(await strike(id, trial, on)) && without.length === 0) bad += 1
  }
}
await writePage()
process.exitCode = bad > 0 ? 1 : 0
