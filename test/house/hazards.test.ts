/** Every hazard has controls, every control tests that exist; and whoever takes one away is told by a red run. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Hazard, missingFiles, readHazard, readHazards, testsNamed } from '../../scripts/hazards.ts'
import { notWritten } from './written-tests.ts'

const read = readHazards()
const hazards = read.filter((one): one is Hazard => 'controls' in one)

describe('the hazards of this house', () => {
  it('are all read, with what causes them, what they weigh and what stands against them', () => {
    expect(read.filter((one) => 'fault' in one)).toEqual([])
    expect(hazards.length).toBeGreaterThanOrEqual(18)
  })

  it('name tests in files that are there, by names that are in them', () => {
    const named = testsNamed(hazards)
    expect(missingFiles(named)).toEqual([])
    expect(notWritten(named)).toEqual([])
  })
})

const sound = readFileSync('docs/hazards/missing-as-zero.md', 'utf8')

it.each([
  ['no-test', sound.replaceAll(/^ {2}\* .*\n/gm, ''), 'no test shows'],
  ['no-harm', sound.replace(/^\*\*Harm.*$/m, ''), 'does not say its harm'],
  ['no-weight', sound.replace(/^\| after .*$/m, '| after | 9 | 1 |'), 'does not weigh'],
  ['worse', sound.replace(/^\| before .*$/m, '| before | 1 | 1 |'), 'is worse after its controls'],
  ['no-controls', sound.slice(0, sound.indexOf('## Controls')), 'has no controls'],
  ['slip', sound.replace('  * `', '  - `'), 'cannot be read'],
])('a file with %s is a fault', (slug, text, why) => {
  expect(readHazard(slug, text)).toEqual({ fault: expect.stringContaining(why) })
})

/** A house with one hazard, one test and the reporter. */
const house = mkdtempSync(join(tmpdir(), 'held-'))
afterAll(() => rmSync(house, { recursive: true }))

function run(test: string, ...args: readonly string[]) {
  for (const folder of ['docs/hazards', 'scripts', 'test']) mkdirSync(join(house, folder), { recursive: true })
  for (const file of ['hazards.ts', 'hazard-reporter.ts']) cpSync(`scripts/${file}`, join(house, 'scripts', file))
  const controls = '\n* It is refused.\n  * `test/reader.test.ts` › refuses %s\n'
  writeFileSync(join(house, 'docs/hazards/reader.md'), sound.slice(0, sound.indexOf('## Controls') + 12) + controls)
  writeFileSync(join(house, 'test/reader.test.ts'), `import { expect, it } from 'vitest'\n${test}\n`)
  writeFileSync(join(house, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(house, 'vitest.config.ts'),
    `export default { test: { reporters: ['default', './scripts/hazard-reporter.ts'] } }`,
  )
  const modules = join(house, 'node_modules')
  rmSync(modules, { force: true })
  symlinkSync(join(process.cwd(), 'node_modules'), modules)
  const { status, stdout, stderr } = spawnSync('npx', ['vitest', 'run', ...args], { cwd: house, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('a run of the tests', () => {
  it('is green while the control has its tests', () => {
    const { status, said } = run("it.each(['a', 'b'])('refuses %s', (a) => expect(a).toBeTruthy())")
    expect([status, said]).toEqual([0, expect.not.stringContaining('A hazard is left')])
  })

  it.each([
    ['is taken away', "it('something else', () => expect(1).toBe(1))", 'no such test'],
    [
      'is skipped',
      "it.skip('refuses a', () => expect(1).toBe(1))\nit('b', () => expect(1).toBe(1))",
      'did not pass (1 of 1)',
    ],
    [
      'is skipped for one of its cases',
      "it('refuses a', () => expect(1).toBe(1))\nit.skip('refuses b', () => expect(1).toBe(1))",
      'did not pass (1 of 2)',
    ],
    ['fails', "it('refuses a', () => expect(1).toBe(2))", 'did not pass (1 of 1)'],
  ])('is red when the test %s, and says which hazard is left', (_how, test, why) => {
    const { status, said } = run(test)
    expect(status).toBe(1)
    expect(said).toContain('A hazard is left without its control. A blank is counted as 0')
    expect(said).toContain(`refuses %s: ${why}`)
  })

  it('by name says nothing, since it leaves most out', () => {
    expect(run("it('refuses a', () => expect(1).toBe(1))\nit('b', () => expect(1).toBe(1))", '-t', 'b').status).toBe(0)
  })
})
