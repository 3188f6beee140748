/**
 * `npm run new-instrument -- my-measure`: one folder, and a line in each of two registers. It starts red, and stays so until it has worked sums,
 * sources, and items, sentences and labels of its own in the place of the model's.
 */
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MODEL = 'ordinary-week'
/** The model is invented, and offered to no real unit. What is made from it is to be. */
const practiceOnly = /^ *practiceOnly: true,\n/m

const id = process.argv[2] ?? ''
const folder = join('instruments', id)
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  stop('say its id in small letters and dashes: npm run new-instrument -- my-measure')
if (existsSync(folder)) stop(`${folder} is there already`)

cpSync(join('instruments', MODEL), folder, { recursive: true })
for (const file of filesIn(folder)) {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replaceAll(MODEL, id).replaceAll(camel(MODEL), camel(id)).replace(practiceOnly, ''))
}
// Empty: an example is worked by hand from the manual, and nothing here can know it.
writeFileSync(
  join(folder, 'examples.ts'),
  `/** Worked by hand from the manual, not read off a run. */
import type { Example } from '../model/instrument.ts'

export const examples: readonly Example[] = []
`,
)
writeFileSync(join(folder, 'SOURCES.md'), `# ${id}: where the figures come from\n`)

addLine('register.ts', `export { ${camel(id)} } from './${id}/index.ts'`)
addLine('norm-register.ts', `export { ${camel(id)}Norms } from './${id}/norms.ts'`)

console.log(`${folder}/ is a copy of ${MODEL}, with a line in register.ts and one in norm-register.ts. Make it yours (docs/adding-an-instrument.md), then:
  npm test -- --project pure instruments/every-instrument`)

function addLine(register: string, line: string): void {
  const file = join('instruments', register)
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  writeFileSync(file, `${[head, ...[...lines, line].toSorted(byFolder)].join('\n')}\n`)
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, String(name)))
    .filter((file) => statSync(file).isFile())
}

/** The formatter's order: by the path after `from`. */
function byFolder(a: string, b: string): number {
  const path = (text: string) => text.slice(text.indexOf("'"))
  return path(a) < path(b) ? -1 : 1
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
