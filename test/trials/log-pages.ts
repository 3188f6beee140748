/** The trials' logs under test/trials/logs/, one a run, and the page that is written from them. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Guard, Outcome } from './trial.ts'

export interface Log extends Outcome {
  readonly id: string
  readonly fault: string
  readonly on: string
  readonly without: readonly Guard[]
  readonly seed: number
  readonly at: string
  readonly seconds: number
  /** What the run said while it went on. */
  readonly said: readonly string[]
}

const FOLDER = 'test/trials/logs'
const kindOf = ({ id, on, without }: Log) => [id, on, ...without.map((guard) => `without-${guard}`)].join('-')

/** Gives the name of the file. A run with the same seed takes the place of the last. */
export async function keepLog(log: Log): Promise<string> {
  await mkdir(FOLDER, { recursive: true })
  const name = join(FOLDER, `${kindOf(log)}-seed-${log.seed}.json`)
  await writeFile(name, `${JSON.stringify(log, null, 2)}\n`)
  return name
}

export async function writePage(): Promise<void> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort()
  const logs = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(FOLDER, name), 'utf8')) as Log),
  )
  const kinds = Map.groupBy(logs, kindOf)
  await writeFile('docs/trials.md', page([...kinds.values()], await notes()))
}

/** What no number says, written by hand. */
const notes = () => readFile(join(FOLDER, 'notes.md'), 'utf8')

function page(kinds: readonly (readonly Log[])[], notes: string): string {
  const shown = (guarded: boolean) => kinds.filter(([one]) => (one?.without.length === 0) === guarded)
  return `# Trials

Written by \`npm run trials -- <id|all>\` from the logs in \`test/trials/logs/\`; not edited by hand. Runs of one trial with
different seeds add up, and no larger run has been made than a row says.
**Lost**: acknowledged on the screen, and afterwards neither in the database nor brought back from the journal.
**Torn**: came back other than it was given.

${table(shown(true))}

## Shown able to fail

The same trials with a guard taken away by a switch that only a trial can set. One that loses nothing here has not been
shown able to see a loss.

${table(shown(false))}

${notes}`
}

const table = (
  kinds: readonly (readonly Log[])[],
) => `| id | fault | on | struck | lost | torn | also | seeds | build | seconds | last run |
|--|--|--|--:|--:|--:|--|--|--|--:|--|
${kinds.map(row).join('\n')}`

function row(logs: readonly Log[]): string {
  const newest = logs.toSorted((one, other) => other.at.localeCompare(one.at))[0]
  if (!newest) return ''
  const total = (of: (log: Log) => number) => logs.reduce((sum, log) => sum + of(log), 0)
  const on = [newest.on, ...newest.without.map((guard) => `without ${guard}`)].join(', ')
  const seeds = logs.map(({ seed }) => seed).sort((one, other) => one - other)
  const builds = new Set(logs.map(({ build }) => build))
  return `| ${[
    newest.id,
    newest.fault,
    on,
    total(({ struck }) => struck),
    total(({ lost }) => lost),
    total(({ torn }) => torn),
    alsoOf(logs),
    seeds.join(' '),
    [...builds].join(', '),
    total(({ seconds }) => seconds),
    newest.at.slice(0, 10),
  ].join(' | ')} |`
}

/** A measure (its name begins with its unit) is shown as the greatest of the runs, anything else as their sum. */
function alsoOf(logs: readonly Log[]): string {
  const all = Map.groupBy(
    logs.flatMap(({ also }) => Object.entries(also)),
    ([name]) => name,
  )
  return [...all]
    .map(([name, found]) => {
      const numbers = found.map(([, number]) => number)
      const measure = /^(ms|kB|MB) /.test(name)
      return `${name}: ${measure ? Math.max(...numbers) : numbers.reduce((sum, it) => sum + it, 0)}`
    })
    .join('; ')
}
