/** What one more instrument costs, tried in a copy of the rooms it touches. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const house = mkdtempSync(join(tmpdir(), 'new-instrument-'))
afterAll(() => rmSync(house, { recursive: true }))

function node(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

/** The contract that every folder is held to, run in the copy. */
const contract = () => node(['node_modules/vitest/vitest.mjs', 'run', 'instruments/every-instrument', '--no-color'])

beforeAll(() => {
  for (const path of ['instruments', 'scripts/new-instrument.ts', 'package.json', 'tsconfig.base.json'])
    cpSync(path, join(house, path), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
})

describe('npm run new-instrument', () => {
  it('makes a folder and adds a line', () => {
    const register = () => readFileSync(join(house, 'instruments/register.ts'), 'utf8').split('\n')
    const before = register()
    expect(node(['scripts/new-instrument.ts', 'plain-day']).status).toBe(0)
    const added = register().filter((line) => !before.includes(line))
    expect(added).toEqual(["export { plainDay } from './plain-day/index.ts'"])
  })

  it('starts red: without worked sums, and without sources', () => {
    const { status, said } = contract()
    expect(status).toBe(1)
    expect(said).toContain('plain-day > has a worked sum for every scale of every form')
    expect(said).toContain('plain-day > says its sources in words')
  })

  it('is green when it has them, with no other file touched', () => {
    for (const file of ['examples.ts', 'SOURCES.md']) {
      const text = readFileSync(join(house, 'instruments/ordinary-week', file), 'utf8')
      writeFileSync(join(house, 'instruments/plain-day', file), text.replaceAll('ordinary-week', 'plain-day'))
    }
    const { status, said } = contract()
    expect([status, said]).toEqual([0, expect.stringContaining('passed')])
  })

  it.each([
    ['plain-day', 'is there already'],
    ['Plain Day', 'say its id'],
    ['', 'say its id'],
  ])('refuses %j', (id, why) => {
    const { status, said } = node(['scripts/new-instrument.ts', id])
    expect([status, said]).toEqual([1, expect.stringContaining(why)])
  })
})
