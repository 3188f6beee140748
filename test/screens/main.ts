/**
 * `npm run screens -- axe|layout [part …]` looks at every screen in every way there is, and keeps a log under bench/logs;
 * `npm run screens -- pictures [part …] [--language ar]` takes pictures of them, and `-- clinic` those of a page under docs.
 * The built app must be there.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { clinicPictures } from './clinic.ts'
import { inspector } from './inspect.ts'
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
const began = Date.now()

if (what === 'pictures') {
  const visitor = photographer()
  await outing({ visitor, stopped: visitor, languages: [values.language as Language], ...only })
} else if (what === 'axe') {
  const languages = ['sv', 'en', 'ar'] as const
  const found = inspector({ languages, looks: () => everyLook })
  await outing({ visitor: counted(found.visitor), languages, ...only })
  report('sv, en, ar × light, dark, forced colours × 100 %, 200 %', found.looks, found.axe)
} else if (what === 'layout') {
  const languages = ['sv', 'pseudo', 'ar'] as const
  const found = inspector({ languages, layoutIn: languages })
  await outing({ visitor: counted(found.visitor), languages, ...only })
  report('sv, long words, ar × 320 px with spaced text, 200 %, 400 %, on its side', found.shapes, found.layout)
} else if (what === 'clinic') await clinicPictures()
else throw new Error(`axe, layout, pictures or clinic, not ${what}`)

function report(ways: string, looks: number, faults: readonly string[]): void {
  const day = new Date().toISOString().slice(0, 10)
  const text = `# ${what}, ${day}

\`npm run screens -- ${[what, ...asked].join(' ')}\`

| screens | ways | looks | faults | seconds |
|--:|--|--:|--:|--:|
| ${screens.size} | ${ways} | ${looks} | ${faults.length} | ${Math.round((Date.now() - began) / 1000)} |

${[...screens].map((screen) => `* ${screen}`).join('\n')}
${faults.length > 0 ? `\n## Faults\n\n${faults.map((line) => `* ${line}`).join('\n')}\n` : ''}`
  writeFileSync(`bench/logs/${[day, what, ...asked].join('-')}.md`, text)
  console.log(text)
  if (faults.length > 0) process.exitCode = 1
}
