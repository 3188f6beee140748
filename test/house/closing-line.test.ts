/** What a run says last: who needed a second try, and what was not shown and why. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const tests = `import { expect, it } from 'vitest'
let tries = 0
it('at the second try', () => expect(++tries).toBe(2))
it('never', ({ skip }) => skip('no such program here'))
it('at once', () => {})
`

it('names each test that passed at the second try, and counts what was skipped by its reason', () => {
  const house = mkdtempSync(join(tmpdir(), 'closing-'))
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
  cpSync('scripts/closing-reporter.ts', join(house, 'closing-reporter.ts'))
  writeFileSync(join(house, 'some.test.ts'), tests)
  writeFileSync(
    join(house, 'vitest.config.js'),
    `export default { test: { retry: 1, reporters: ['./closing-reporter.ts'] } }`,
  )
  const vitest = join('node_modules', 'vitest/vitest.mjs')
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run'], { cwd: house, encoding: 'utf8' })
  rmSync(house, { recursive: true })
  expect(status).toBe(0)
  expect(stdout.trim().split('\n')).toEqual([
    '1 needed a second try: some.test.ts › at the second try',
    '1 not shown here: 1 no such program here',
  ])
})
