/** Every hazard has controls, every control tests that exist; and whoever takes one away is told by a red run. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

/** A house with a hazard for each of these tests, and the reporter. */
const house = mkdtempSync(join(tmpdir(), 'held-'))
afterAll(() => rmSync(house, { recursive: true }))

function run(tests: Readonly<Record<string, string>>, ...args: readonly string[]) {
  for (const folder of ['docs/hazards', 'test']) {
    rmSync(join(house, folder), { recursive: true, force: true })
    mkdirSync(join(house, folder), { recursive: true })
  }
  for (const [name, test] of Object.entries(tests)) {
    const controls = `\n* It is refused.\n  * \`test/${name}.test.ts\` › refuses %s\n`
    writeFileSync(join(house, `docs/hazards/${name}.md`), sound.slice(0, sound.indexOf('## Controls') + 12) + controls)
    writeFileSync(join(house, `test/${name}.test.ts`), `import { expect, it } from 'vitest'\n${test}\n`)
  }
  const vitest = [join('node_modules', 'vitest/vitest.mjs'), 'run', '--no-color', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, vitest, { cwd: house, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('a run of the tests', () => {
  beforeAll(() => {
    mkdirSync(join(house, 'scripts'))
    for (const file of ['hazards.ts', 'hazard-reporter.ts', 'failures.ts'])
      cpSync(`scripts/${file}`, join(house, 'scripts', file))
    symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
    writeFileSync(join(house, 'package.json'), '{ "type": "module" }')
    writeFileSync(
      join(house, 'vitest.config.ts'),
      `export default { test: { reporters: ['default', './scripts/hazard-reporter.ts'] } }`,
    )
  })

  it('is green while every control has its tests', () => {
    const { status, said } = run({ reader: "it.each(['a', 'b'])('refuses %s', (a) => expect(a).toBeTruthy())" })
    expect([status, said]).toEqual([0, expect.stringContaining('1 passed')])
    expect(said).not.toContain('A hazard is left')
  })

  describe('is red, and says which hazard is left,', () => {
    const passes = "it('something else', () => expect(1).toBe(1))"
    const lacking = {
      gone: [passes, 'no such test'],
      skipped: [`it.skip('refuses a', () => expect(1).toBe(1))\n${passes}`, 'did not pass (1 of 1)'],
      'in-part': [
        "it('refuses a', () => expect(1).toBe(1))\nit.skip('refuses b', () => expect(1).toBe(1))",
        'did not pass (1 of 2)',
      ],
    } as const
    const all = Object.fromEntries(Object.entries(lacking).map(([name, [test]]) => [name, test]))
    let ran: ReturnType<typeof run>
    beforeAll(() => {
      ran = run(all)
    })

    it.each([
      ['is taken away', 'gone'],
      ['is skipped', 'skipped'],
      ['is skipped for one of its cases', 'in-part'],
    ] as const)('when a test %s, though every test that ran has passed', (_how, name) => {
      expect([ran.status, ran.said]).toEqual([1, expect.not.stringContaining('failed')])
      expect(ran.said).toContain('A hazard is left without its control. A blank is counted as 0')
      expect(ran.said).toContain(`test/${name}.test.ts › refuses %s: ${lacking[name][1]}`)
    })
  })

  it('names the control of a test that fails; a run by name says nothing, since it leaves most out', () => {
    const tests = { reader: "it('refuses a', () => expect(1).toBe(2))\nit('b', () => expect(1).toBe(1))" }
    expect(run(tests)).toEqual({ status: 1, said: expect.stringContaining('refuses %s: did not pass (1 of 1)') })
    expect(run(tests, '-t', 'b')).toEqual({ status: 0, said: expect.not.stringContaining('A hazard is left') })
  })
})
