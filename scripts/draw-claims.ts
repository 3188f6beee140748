/**
 * Draws claims from the pages that an officer reads, so that somebody checks each against what the program does:
 * `node scripts/draw-claims.ts <seed> [<how many>]`. The same seed and pages give the same claims. Reads docs/, writes nothing.
 */
import { globSync, readFileSync } from 'node:fs'
import { chance } from '../src/practice/chance.ts'

const PAGES = [
  'docs/asvs.md',
  'docs/threats.md',
  'docs/dataskydd.md',
  'docs/dpia.md',
  ...globSync(['docs/hazards/*.md', 'docs/formats/*.md']).sort(),
]

interface Claim {
  /** As `docs/threats.md:21`. */
  readonly at: string
  readonly says: string
}

/** Neither a heading, nor code, nor a table's head, line or weights, nor what a hazard comes of and does. */
const NO_CLAIM =
  /^(#|```| {4}|\*\*(Cause|Effect|Harm)\.|\|[-: |]+\|$|\| (id|what|who|asset|page|table|key|krav|risk) \||\|.*\| \d \| \d \|$|\|\s*\|)/

/** Rows of tables, items of lists with what is said under them, and sentences of everything else. */
function claimsOf(page: string): readonly Claim[] {
  const claims: Claim[] = []
  let code = false
  for (const block of blocks(readFileSync(page, 'utf8'))) {
    if (block.text.startsWith('```')) code = !code
    else if (code || NO_CLAIM.test(block.text)) continue
    const parts = /^[|*]/.test(block.text) ? [block.text] : block.text.split(/(?<=[.:!?]) (?=[\p{Lu}*`])/u)
    for (const says of parts) if (says.split(' ').length > 4) claims.push({ at: `${page}:${block.line}`, says })
  }
  return claims
}

/** Lines that belong together: a row of a table by itself, an item with those indented under it, a paragraph. */
function blocks(page: string): readonly { line: number; text: string }[] {
  const all: { line: number; text: string }[] = []
  let open = false
  for (const [i, line] of page.split('\n').entries()) {
    const whole = /^(#|```|\|)/.test(line)
    const last = all.at(-1)
    if (open && last && line !== '' && !whole && !/^\* /.test(line)) last.text += ` ${line.trim()}`
    else if (line !== '') all.push({ line: i + 1, text: line })
    open = line !== '' && !whole
  }
  return all
}

const [seed, count = '40'] = process.argv.slice(2)
if (!seed) throw new Error('Which seed? node scripts/draw-claims.ts 29')
const drawn = chance(Number(seed)).shuffled(PAGES.flatMap(claimsOf)).slice(0, Number(count))
for (const { at, says } of drawn) console.log(`${at}\n  ${says}\n`)
