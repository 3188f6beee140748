/** What `npm test` says last: what failed, what passed at the second try that CI gives, and what was not shown and why. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const skipping = `import { it } from 'vitest'
it('never', ({ skip }) => skip('no such program here'))
it('at once', () => {})
`
/** In one of these the second line can pass only after the first, as where tests go on in the page of the one before. */
const story = `import { existsSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
let begun = 0
it('begins', () => expect(++begun).toBe(1))
it('goes on', () => {
  const again = existsSync('tried')
  writeFileSync('tried', '')
  begun += again ? 0 : 1
  expect(begun, 'somebody was quicker').toBe(1)
})
`
const faults = `import { beforeAll, describe, expect, it } from 'vitest'
it('is wrong', () => expect(1).toBe(2))
describe('a hook', () => {
  beforeAll(() => { throw new Error('no database') })
  it('is not run', () => {})
})
it('waits for nothing', () => { setTimeout(() => { throw new Error('too late') }); return new Promise((done) => setTimeout(done, 50)) })
`

it('counts what was skipped by its reason', () => {
  const { status, lines } = npmTest({ 'skipping.test.js': skipping })
  expect(status).toBe(0)
  expect(lines).toEqual(['1 not shown here: 1 no such program here'])
})

it('says of a test, a hook and an error that nobody waited for what each said', () => {
  const { status, lines } = npmTest({ 'faults.test.js': faults })
  expect(status).toBe(1)
  expect(lines).toContain('Failed:')
  expect(lines).toEqual(expect.arrayContaining(['faults.test.js › a hook', 'Error: no database']))
  expect(lines).toEqual(
    expect.arrayContaining(['faults.test.js › is wrong', 'AssertionError: expected 1 to be 2 // Object.is equality']),
  )
  expect(lines).toEqual(expect.arrayContaining(['faults.test.js › outside of every test', 'Error: too late']))
})

it('runs a file anew in CI, from its beginning, and names it', () => {
  const files = { 'story.test.js': story, 'skipping.test.js': skipping }
  const alone = npmTest(files)
  expect(alone.status).toBe(1)
  const { status, lines } = npmTest(files, { CI: '1' })
  expect(status).toBe(0)
  expect(lines).toEqual(
    expect.arrayContaining([
      'story.test.js › goes on',
      'AssertionError: somebody was quicker: expected 2 to be 1 // Object.is equality',
    ]),
  )
  expect(lines.at(-1)).toBe('Passed at the second try: story.test.js')
})

it('is no success in CI where the second try fails too', () => {
  const { status, lines } = npmTest({ 'faults.test.js': faults }, { CI: '1' })
  expect(status).toBe(1)
  expect(lines.filter((line) => line.startsWith('Failed'))).toEqual([
    'Failed at the first try:',
    'Failed at the second try too:',
  ])
  expect(lines.filter((line) => line === 'faults.test.js › is wrong')).toHaveLength(2)
})

function npmTest(files: Record<string, string>, env: { CI?: string } = {}) {
  const house = mkdtempSync(join(tmpdir(), 'closing-'))
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
  mkdirSync(join(house, 'scripts'))
  for (const file of ['test', 'failures', 'closing-reporter'])
    cpSync(`scripts/${file}.ts`, join(house, 'scripts', `${file}.ts`))
  writeFileSync(join(house, 'package.json'), '{"type":"module"}')
  writeFileSync(
    join(house, 'vitest.config.js'),
    "export default { test: { reporters: ['./scripts/closing-reporter.ts'] } }",
  )
  for (const [name, text] of Object.entries(files)) writeFileSync(join(house, name), text)
  const { CI: _, ...around } = process.env
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.ts', '--root', '.'], {
    cwd: house,
    encoding: 'utf8',
    env: { ...around, ...env },
  })
  rmSync(house, { recursive: true })
  return { status, lines: stdout.split('\n').filter(Boolean) }
}
