/**
 * `npm run bench -- withheld [--before <commit>] [--nations N]`: what stricter rules of disclosure cost. The 27 units of 2014,
 * invented, and the same children by the rules of an earlier commit and by those that stand: how many of a unit's own
 * figures are sent, and why others are not. Needs the repository's history.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Disclosure, disclose, type PreviewLine } from '#aggregate'
import { nation } from '../test/reenactment/nation.ts'
import { disclosureOf } from '../test/reenactment/release.ts'
import { table } from './figures.ts'

/** The rules as they were before anything of issue 18 was mended. */
const BEFORE = 'f61c362d^'
const { values } = parseArgs({
  options: { before: { type: 'string', default: BEFORE }, nations: { type: 'string', default: '10' } },
})

type Rules = typeof disclose

/** The rules of another commit, from its own tree. */
async function rulesAt(commit: string, tree: string): Promise<Rules> {
  const archive = execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x', '-C', tree], { input: archive })
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'))
  const rules: { disclose: Rules } = await import(/* @vite-ignore */ join(tree, 'aggregate/index.ts'))
  return rules.disclose
}

const became = (line: PreviewLine | undefined) => {
  if (!line) return 'not in the plan'
  return line.sent === null ? `withheld (${line.why})` : 'sent'
}

const name = ({ table, cell, figure, time }: PreviewLine) => `${table}|${cell}|${figure}|${time}`

/** Figures that the unit has, those that are sent and those that are not. */
function lines(rules: Rules, asked: Disclosure): ReadonlyMap<string, PreviewLine> {
  const release = rules(asked)
  if ('refused' in release) throw new Error(`${asked.unit}: ${release.refused}`)
  return new Map(release.preview.filter(({ own }) => own !== null).map((line) => [name(line), line]))
}

interface Tally {
  counts: number
  scores: number
}
const none = (): Tally => ({ counts: 0, scores: 0 })
const add = (to: Map<string, Tally>, what: string, { figure }: PreviewLine) => {
  const tally = to.get(what) ?? none()
  tally[figure === 'count' ? 'counts' : 'scores']++
  to.set(what, tally)
}

/** What became of every figure, by the two sets of rules. */
function compared(seeds: readonly number[], before: Rules): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>()
  for (const unit of seeds.flatMap((seed) => nation(seed))) {
    const asked = disclosureOf(unit)
    const [then, now] = [lines(before, asked), lines(disclose, asked)]
    for (const [key, line] of new Map([...then, ...now])) {
      const [old, own] = [then.get(key), now.get(key)]
      add(found, `${became(old)} before, ${became(own)} now`, line)
    }
  }
  return found
}

const tree = mkdtempSync(join(tmpdir(), 'rules-'))
try {
  const before = await rulesAt(values.before, tree)
  const nations = Number(values.nations)
  console.log(
    `The rules of ${values.before}, and these, over the same children: figures that a unit has of its own, exact, and what became of them.`,
  )
  for (const seeds of [[1], Array.from({ length: nations }, (_, i) => 1 + i)]) {
    const found = [...compared(seeds, before)].toSorted(([a], [b]) => a.localeCompare(b))
    console.log(
      `\n${seeds.length} ${seeds.length === 1 ? 'nation' : 'nations'} of 27 units\n\n${table(
        ['figures', 'of counts', 'of scores'],
        found.map(([what, { counts, scores }]) => [what, `${counts}`, `${scores}`]),
      )}`,
    )
  }
} finally {
  rmSync(tree, { recursive: true })
}
