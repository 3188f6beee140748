/**
 * `npm run screens -- axe|layout [part …]` looks at every screen in every way there is, and keeps a log under bench/logs;
 * `npm run screens -- pictures [part …] [--language ar]` takes pictures of them. The built app must be there.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { axeVisitor, layoutVisitor, noFindings } from './inspect.ts'
import { everyLook } from './looks.ts'
import { photographer } from './pictures.ts'
import { outing } from './run.ts'
import type { Language } from './speech.ts'
import { type PartName, parts, type Visitor } from './walk.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'sv' } },
})
const [what = 'pictures', ...asked] = positionals
const unknown = asked.filter((part) => !Object.hasOwn(parts, part))
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}: there are ${Object.keys(parts).join(', ')}`)
const only = asked.length > 0 ? { only: asked as PartName[] } : {}

const screens = new Set<string>()
const counted =
  (visitor: Visitor): Visitor =>
  async (screen) => {
    screens.add(`${screen.part} ${screen.name}`)
    await visitor(screen)
  }
const findings = noFindings()
const began = Date.now()

if (what === 'pictures') {
  const visitor = photographer()
  await outing({ visitor, stopped: visitor, languages: [values.language as Language], ...only })
} else if (what === 'axe') {
  const languages = ['sv', 'en', 'ar'] as const
  await outing({ visitor: counted(axeVisitor(findings, languages, () => everyLook)), languages, ...only })
  report('axe', `${languages.join(', ')} × light, dark, forced colours × 100 %, 200 %`, findings.axe)
} else if (what === 'layout') {
  const languages = ['pseudo', 'ar'] as const
  await outing({ visitor: counted(layoutVisitor(findings, ['sv', ...languages])), languages, ...only })
  report('layout', 'sv, the made-up language of long words, ar × 320 px, 200 %, 400 %, on its side', findings.layouts)
} else throw new Error(`axe, layout or pictures, not ${what}`)

function report(name: string, ways: string, looks: number): void {
  const text = `# ${name}, ${new Date().toISOString().slice(0, 10)}

\`npm run screens -- ${name}${asked.length > 0 ? ` ${asked.join(' ')}` : ''}\`

| screens | ways | looks | faults | seconds |
|--:|--|--:|--:|--:|
| ${screens.size} | ${ways} | ${looks} | ${findings.lines.length} | ${Math.round((Date.now() - began) / 1000)} |

${[...screens].map((screen) => `* ${screen}`).join('\n')}
${findings.lines.length > 0 ? `\n## Faults\n\n${findings.lines.map((line) => `* ${line}`).join('\n')}\n` : ''}`
  writeFileSync(`bench/logs/${new Date().toISOString().slice(0, 10)}-${name}.md`, text)
  console.log(text)
  if (findings.lines.length > 0) process.exitCode = 1
}
