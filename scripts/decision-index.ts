/** Writes docs/decisions/README.md: every decision by its number, and what has become of it. `node scripts/decision-index.ts` */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = 'docs/decisions'

export interface Decision {
  readonly file: string
  readonly text: string
  /** Null where the first line is not `# 0123 What was decided`. */
  readonly heading: { readonly number: string; readonly title: string } | null
  /** The number of the decision that took its place. */
  readonly supersededBy: string | null
}

export function decisions(): readonly Decision[] {
  const files = readdirSync(FOLDER).filter((file) => /^\d{4}-/.test(file))
  return files.sort().map((file) => {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
    const [, number, title] = /^# (\d{4}) (.+)\n/.exec(text) ?? []
    const [, supersededBy = null] = /^\*\*Superseded by \[(\d{4})\]\(/m.exec(text) ?? []
    return { file, text, heading: number && title ? { number, title } : null, supersededBy }
  })
}

export function decisionIndex(all: readonly Decision[]): string {
  const rows = all.map(({ file, heading, supersededBy }) => {
    const next = supersededBy && all.find((one) => one.heading?.number === supersededBy)
    const state = next ? `superseded by [${supersededBy}](${next.file})` : 'in force'
    return `| [${heading?.number}](${file}) | ${heading?.title} | ${state} |`
  })
  return `# Decisions

What would be costly to undo, a page each: decision, rationale, consequences. Written by \`node scripts/decision-index.ts\`. A decision that another has taken the place of says so in its third line and stays for its reasons.

| number | decision | state |
| --- | --- | --- |
${rows.join('\n')}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${FOLDER}/README.md`, decisionIndex(decisions()))
