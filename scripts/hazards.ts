/**
 * Hazards as files (docs/hazards): what may go wrong, what stands against it, and which tests show that. Read strictly,
 * so that a slip in a file is a fault and not a control that nobody counts.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** A test by its file and its full name, as it stands in the file: `describe > it`, with `%s` where it is one of many. */
export interface Shown {
  readonly file: string
  readonly test: string
}

export interface Hazard {
  readonly slug: string
  readonly title: string
  readonly before: Risk
  readonly after: Risk
  readonly controls: readonly { readonly says: string; readonly shownBy: readonly Shown[] }[]
}

/** Each from 1 to 5: 5 is a life, and 5 is every week. */
interface Risk {
  readonly severity: number
  readonly likelihood: number
}

export function readHazards(folder = 'docs/hazards'): readonly (Hazard | { readonly fault: string })[] {
  return globSync(`${folder}/*.md`)
    .sort()
    .filter((file) => basename(file) !== 'README.md')
    .map((file) => readHazard(basename(file, '.md'), readFileSync(file, 'utf8')))
}

export function readHazard(slug: string, text: string): Hazard | { readonly fault: string } {
  const fault = (says: string) => ({ fault: `${slug}: ${says}` })
  const title = /^# (.+)$/m.exec(text)?.[1]
  if (!title) return fault('has no title')
  for (const part of ['Cause', 'Effect', 'Harm'])
    if (!new RegExp(`^\\*\\*${part}\\.\\*\\* .{10}`, 'm').test(text))
      return fault(`does not say its ${part.toLowerCase()}`)
  const [before, after] = [riskIn(text, 'before'), riskIn(text, 'after')]
  if (!before || !after) return fault('does not weigh severity and likelihood, 1–5, before and after')
  if (after.severity * after.likelihood > before.severity * before.likelihood)
    return fault('is worse after its controls')
  const list = /^## Controls\n\n((?:[* ].*\n)+)/m.exec(text)?.[1]
  if (!list) return fault('has no controls')
  const controls = controlsIn(list)
  if (typeof controls === 'string') return fault(controls)
  const bare = controls.find(({ shownBy }) => shownBy.length === 0)
  return bare ? fault(`no test shows “${bare.says}”`) : { slug, title, before, after, controls }
}

function riskIn(text: string, when: string): Risk | null {
  const [, severity, likelihood] = new RegExp(`^\\| ${when} \\| ([1-5]) \\| ([1-5]) \\|$`, 'm').exec(text) ?? []
  return severity && likelihood ? { severity: Number(severity), likelihood: Number(likelihood) } : null
}

/** A control a line, and under it a line for each test. A line that is neither is a fault. */
function controlsIn(list: string): Hazard['controls'] | string {
  const controls: { says: string; shownBy: Shown[] }[] = []
  for (const line of list.trimEnd().split('\n')) {
    const [, says] = /^\* (.+)$/.exec(line) ?? []
    const [, file, test] = /^ {2}\* `([^`]+)` › (.+)$/.exec(line) ?? []
    if (says) controls.push({ says, shownBy: [] })
    else if (file && test) controls.at(-1)?.shownBy.push({ file, test })
    else return `cannot be read: ${line}`
  }
  return controls
}

/** Every test that a control names. */
export const testsNamed = (hazards: readonly Hazard[]): readonly Shown[] =>
  hazards.flatMap(({ controls }) => controls.flatMap(({ shownBy }) => shownBy))

export const missingFiles = (named: readonly Shown[]): readonly string[] =>
  [...new Set(named.map(({ file }) => file))].filter((file) => !existsSync(file))

export interface Ran {
  readonly file: string
  /** With its values in place, where it is one of many. */
  readonly test: string
  readonly passed: boolean
}

/** What a run leaves unshown: of each named test whose file was run, none by that name, or one that did not pass. */
export function unshown(named: readonly Shown[], ran: readonly Ran[]): readonly string[] {
  const byFile = Map.groupBy(ran, ({ file }) => file)
  return [...new Map(named.map((one) => [`${one.file} › ${one.test}`, one]))].flatMap(([name, { file, test }]) => {
    const inFile = byFile.get(file)
    if (!inFile) return []
    const pattern = patternOf(test)
    const own = inFile.filter((one) => pattern.test(one.test))
    if (own.length === 0) return [`${name}: no such test`]
    const not = own.filter(({ passed }) => !passed)
    return not.length > 0 ? [`${name}: did not pass (${not.length} of ${own.length})`] : []
  })
}

/** `%s` and `$name` stand for whatever was put in their place. */
const patternOf = (test: string): RegExp =>
  new RegExp(
    `^${test
      .split(/%[sdifjo]|\$\{?[\w.]+\}?/)
      .map(RegExp.escape)
      .join('[^]*')}$`,
  )
