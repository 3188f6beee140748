/** What a run says last: who needed a second try, and what was not shown and why. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const tests = `import { expect, it } from 'vitest'
let tries = 0
it('at the second try', () => expect(++tries).toBe(2))
it('never', ({ skip }) => skip('no such program here'))
it('at once', () => {})
`

const faults = `import { beforeAll, describe, expect, it } from 'vitest'
it('is wrong', () => expect(1).toBe(2))
describe('a hook', () => {
  beforeAll(() => { throw new Error('no database') })
  it('is not run', () => {})
})
it('waits for nothing', () => { setTimeout(() => { throw new Error('too late') }) ; return new Promise((done) => setTimeout(done, 50)) })
`

it('names each test that passed at the second try, and counts what was skipped by its reason', () => {
  const { status, stdout } = runOf(tests)
  expect(status).toBe(0)
  expect(stdout.trim().split('\n')).toEqual([
    '1 needed a second try: some.test.ts › at the second try',
    '1 not shown here: 1 no such program here',
  ])
})

it('writes down what failed: a test, a hook, and an error that nobody waited for, each with what it said', () => {
  const { status, failed } = runOf(faults)
  expect(status).toBe(1)
  const heads = failed
    .split('\n')
    .flatMap((line, at, all) => (line.startsWith('FAILED ') ? `${line}: ${all[at + 1]}` : []))
  expect(heads.sort()).toEqual([
    'FAILED outside of every test: Error: too late',
    'FAILED some.test.ts › a hook: Error: no database',
    'FAILED some.test.ts › is wrong: AssertionError: expected 1 to be 2 // Object.is equality',
    // Of each try its own.
    'FAILED some.test.ts › is wrong: AssertionError: expected 1 to be 2 // Object.is equality',
  ])
})

function runOf(testFile: string) {
  const house = mkdtempSync(join(tmpdir(), 'closing-'))
  const failed = join(house, 'failed')
  writeFileSync(failed, '')
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
  cpSync('scripts/closing-reporter.ts', join(house, 'closing-reporter.ts'))
  writeFileSync(join(house, 'some.test.ts'), testFile)
  writeFileSync(
    join(house, 'vitest.config.js'),
    `export default { test: { retry: 1, reporters: ['./closing-reporter.ts'] } }`,
  )
  const vitest = join('node_modules', 'vitest/vitest.mjs')
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run'], {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, FAILED: failed },
  })
  const written = readFileSync(failed, 'utf8')
  rmSync(house, { recursive: true })
  return { status, stdout, failed: written }
}
