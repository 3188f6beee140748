/** docs/performance.md, made from the newest log of each bench: figures on that page are never written by hand. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { type Bench, benches } from './benches.ts'

const head = `# How fast, and against what

Made by \`npm run bench -- page\` from the newest log of each bench in [\`bench/logs/\`](../bench/logs/). Read the ratios to the floor in the same run: milliseconds belong to one machine and one day. What each optimisation gave, and what was taken out again, stands in [\`bench/logs/optimisations.md\`](../bench/logs/optimisations.md); what is held in every \`npm run check\` and test run is counted and not timed: [\`bench/README.md\`](../bench/README.md).
`

export function writePage(): void {
  writeFileSync('docs/performance.md', [head, ...benches.flatMap(section)].join('\n'))
}

function section({ name, asks, against }: Bench): string[] {
  const newest = globSync(`bench/logs/????-??-??-${name}.md`).sort().at(-1)
  if (!newest) return []
  const log = readFileSync(newest, 'utf8').trim()
  const [title = '', ...body] = log.split('\n')
  return [
    `## ${title.replace(/^# /, '')}\n\n*Asked:* ${asks}. *Against:* ${against}.\n${body.join('\n').replace(/^(#+) /gm, '#$1 ')}\n`,
  ]
}
