/** A build without individual interpretation does not hide it: neither its code nor its sentences are in any file. */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'interpretation-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Every script of a build, as one text. */
function builtAs(name: string, env: NodeJS.ProcessEnv): string {
  const to = join(folder, name)
  const { status, stderr } = spawnSync('npx', ['vite', 'build', '--logLevel', 'error', '--outDir', to], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return scriptsOf(to)
}

const scriptsOf = (to: string) =>
  globSync('**/*.js', { cwd: to })
    .map((file) => readFileSync(join(to, file), 'utf8'))
    .join('\n')

let whole: string
let without: string
beforeAll(() => {
  // `.ci/run` has built it before.
  whole = process.env.BUILT ? scriptsOf('dist') : builtAs('whole', {})
  without = builtAs('without', { VITE_INTERPRETATION: 'off' })
  // Two builds.
}, 240_000)

it.each([
  ['the verdict on a change', 'within-error'],
  ['how it is drawn', 'change__verdict'],
  ['its words in Swedish', 'Bättre med mer än mätfelet'],
  ['its words in English', 'Better, by more than the error of measurement'],
  ['a limit beside a score', 'results.cut-off'],
  ['two informants held against each other', 'results.views.both'],
  ['the choice of norms', 'reading__norms'],
])('%s is in the whole app and not in that one', (_name, said) => {
  expect([whole.includes(said), without.includes(said)]).toEqual([true, false])
})

it('what remains is there: answers, sums, and two numbers beside each other', () => {
  for (const said of ['change__numbers', 'results.show-answers', 'reading.built-without'])
    expect(without.includes(said)).toBe(true)
})
