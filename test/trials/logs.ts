/** The trials' logs under docs/trials/, and the page that is written from them. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backend } from '../vault/browser.ts'
import type { Outcome } from './trial.ts'

export interface Log extends Outcome {
  readonly id: string
  readonly fault: string
  readonly backend: Backend
  readonly seed: number
  readonly journal: boolean
  readonly seconds: number
  readonly at: string
}

const FOLDER = 'docs/trials'
const nameOf = (log: Log) => `${log.id}-${log.backend}${log.journal ? '' : '-without-journal'}.json`

export async function keepLog(log: Log): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(join(FOLDER, nameOf(log)), `${JSON.stringify(log, null, 2)}\n`)
}

export async function writePage(): Promise<void> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort()
  const logs = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(FOLDER, name), 'utf8')) as Log),
  )
  await writeFile('docs/trials.md', page(logs))
}

function page(logs: readonly Log[]): string {
  const row = (log: Log) =>
    `| ${log.id} | ${log.fault} | ${log.backend}${log.journal ? '' : ', journal off'} | ${log.struck} | ${log.lost} | ${log.torn} | ${alsoOf(log)} | ${log.seed} | ${log.browser} | ${log.at.slice(0, 10)} |`
  return `# Trials

Written by \`npm run trials -- <id|all> [--count N] [--seed S]\` from the logs in \`docs/trials/\`; not edited by hand.
The numbers are those of the last run of each trial, and no larger run has been made than the table says.
**Lost**: acknowledged on the screen, and afterwards neither in the database nor brought back from the journal.
**Torn**: came back other than it was given. A row with the journal off is there to show that the trial can fail.

| id | fault | storage | struck | lost | torn | also | seed | Chromium | run |
|--|--|--|--:|--:|--:|--|--:|--|--|
${logs.map(row).join('\n')}
`
}

const alsoOf = ({ also }: Log) =>
  Object.entries(also)
    .map(([name, number]) => `${name}: ${number}`)
    .join('; ')
