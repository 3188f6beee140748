/** What one more instrument costs, tried in a copy of the rooms it touches. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const house = mkdtempSync(join(tmpdir(), 'new-instrument-'))
afterAll(() => rmSync(house, { recursive: true }))

function node(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

const vitest = (...args: readonly string[]) => node(['node_modules/vitest/vitest.mjs', 'run', '--no-color', ...args])

/** The contract that every folder is held to, run in the copy. */
const contract = () => vitest('instruments/every-instrument')

beforeAll(() => {
  for (const path of [
    'instruments',
    'scripts/new-instrument.ts',
    'package.json',
    'tsconfig.base.json',
    'relay/protocol',
  ])
    cpSync(path, join(house, path), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
})

const folder = join(house, 'instruments/plain-day')

/** What an author does in the folder, in short: other items, other sentences, another name for everything. */
function rewrite() {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|md)$/.test(file),
  )) {
    const text = readFileSync(join(folder, name), 'utf8')
      .replaceAll(/\b(slept|worried|ate|cried|played)\b/g, '$1_today')
      .replaceAll(/^( {2}\w+_today: '.*)\.',$/gm, "$1 (i dag).',")
      .replaceAll(/\bstrain\b/g, 'total')
      .replaceAll('My Ordinary Week', 'My Plain Day')
      .replaceAll('Ordinary Week', 'Plain Day')
      .replaceAll('Testland', 'Provland')
    const own = text.replaceAll(/^( {2,6})(title|lead|points): .*/gm, (line, indent, key) => {
      if (!/^support/.test(name)) return line
      return key === 'points' ? `${indent}points: ['${name}'],` : `${indent}${key}: '${name} ${key}',`
    })
    const label = /^labels/.test(name)
      ? own
          .replaceAll(/(title|population): '.*'/g, "$1: 'Provland'")
          .replaceAll(/(name|'plain-day'): '.*'/g, "$1: 'En dag'")
          .replaceAll(/total: '.*'/g, "total: 'Dagens summa'")
          .replaceAll(/high: '.*'/g, "high: 'en tung dag'")
      : own
    writeFileSync(join(folder, name), label)
  }
}

/** The page that a clinician reads, drawn in the copy with the worst day there is: 20, past 15. */
const resultPage = `
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { VaultProvider } from '../vault/react.tsx'
import { ResultPage } from './result-page.tsx'
import { answersTo, caseBody, kept, vaultInMemory } from './testing.ts'

it('is read in its own labels', () => {
  const worst = { slept_today: 0, worried_today: 4, ate_today: 0, cried_today: 4, played_today: 0 }
  const records = kept([['c', caseBody()], ['c', answersTo('plain-day', worst)]])
  const { container } = render(
    <VaultProvider vault={vaultInMemory(records)}>
      <ResultPage caseId="c" recordId={records[1].id} />
    </VaultProvider>,
  )
  const rows = [...container.querySelectorAll('.scale')].map((row) => row.textContent)
  expect(rows[0]).toMatch(/^Dagens summa .*20,0 .*en tung dag/)
  expect(container.textContent).toContain('Provland')
  expect(container.textContent).not.toMatch(/Totala svårigheter|högt/)
})
`

describe('npm run new-instrument', () => {
  it('makes a folder and adds a line to each of the two registers', () => {
    const registers = () =>
      ['register.ts', 'norm-register.ts'].flatMap((file) =>
        readFileSync(join(house, 'instruments', file), 'utf8').split('\n'),
      )
    const before = registers()
    expect(node(['scripts/new-instrument.ts', 'plain-day']).status).toBe(0)
    const added = registers().filter((line) => !before.includes(line))
    expect(added).toEqual([
      "export { plainDay } from './plain-day/index.ts'",
      "export { plainDayNorms } from './plain-day/norms.ts'",
    ])
  })

  it('starts red: without worked sums, and without sources', () => {
    const { status, said } = contract()
    expect(status).toBe(1)
    expect(said).toContain('plain-day > has a worked sum for every scale of every form')
    expect(said).toContain('plain-day > says its sources in words')
  })

  it('stays red while it asks the model’s items in the model’s sentences', () => {
    for (const file of ['examples.ts', 'SOURCES.md']) {
      const text = readFileSync(join(house, 'instruments/ordinary-week', file), 'utf8')
      writeFileSync(join(folder, file), text.replaceAll('ordinary-week', 'plain-day'))
    }
    const { status, said } = contract()
    expect(status).toBe(1)
    expect(said).toContain('plain-day has kept nothing of the model')
    expect(said).not.toContain('plain-day > ')
  })

  it('is green when everything in it is its own, with no other file touched', () => {
    rewrite()
    const { status, said } = contract()
    expect({ status, said }, said).toEqual({ status: 0, said: expect.stringContaining('passed') })
  })

  it('is then read under its own labels, though another instrument has a total and a high too', () => {
    for (const path of [
      'src',
      'aggregate',
      'exchange',
      'scripts',
      'test/app-setup.ts',
      'test/low-costs.ts',
      'test/low-costs-alias.ts',
      'vitest.config.ts',
    ])
      cpSync(path, join(house, path), { recursive: true })
    writeFileSync(join(house, 'src/results/plain-day.test.tsx'), resultPage)
    const { status, said } = vitest('--project', 'app', '--reporter', 'default', 'src/results/plain-day')
    expect({ status, said }, said).toEqual({ status: 0, said: expect.stringContaining('1 passed') })
  })

  it('can be offered to a real unit, as the model cannot', () => {
    expect(readFileSync(join(house, 'instruments/ordinary-week/index.ts'), 'utf8')).toContain('practiceOnly')
    expect(readFileSync(join(folder, 'index.ts'), 'utf8')).not.toContain('practiceOnly')
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
