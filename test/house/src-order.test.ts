/** The folders of src stand in an order, and none reaches up: a fault is planted for each. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { circles, valueArrows } from '../../scripts/circles.ts'

const rule = readFileSync('scripts/src-order.grit', 'utf8')
const folders = [...rule.matchAll(/src\/([a-z-]+)\/\.\*",\s+\$source/g)].map(([, folder]) => folder as string)
/** The last folder may import from all: it has no line of its own. */
const order = [...folders, 'app']

const house = mkdtempSync(join(tmpdir(), 'src-order-'))
for (const file of ['biome.json', 'scripts/no-chance.grit', 'scripts/src-order.grit']) cpSync(file, join(house, file))
afterAll(() => rmSync(house, { recursive: true }))

function plant(file: string, code: string) {
  mkdirSync(join(house, file, '..'), { recursive: true })
  writeFileSync(join(house, file), code)
}

/** What the linter says of all that was planted, file by file. */
function complaints(): string {
  const biome = join(process.cwd(), 'node_modules/.bin/biome')
  const told = ['lint', '--diagnostic-level=error', '--colors=off', '--max-diagnostics=none', 'src']
  return spawnSync(biome, told, { cwd: house, encoding: 'utf8' }).stderr
}

it('names every folder of src once', () => {
  const there = readdirSync('src', { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
  expect([...order].sort()).toEqual(there.sort())
})

it('says of every folder that reaches up, by a value, a type, a re-export or a late import, that it may not', () => {
  const up = order.slice(0, -1).map((folder, at) => [folder, order[at + 1] as string] as const)
  for (const [folder, next] of up) {
    plant(`src/${folder}/value.ts`, `import { a } from '../${next}/a.ts'\nexport const x: unknown = a\n`)
    plant(`src/${folder}/type.ts`, `import type { A } from '../${next}/a.ts'\nexport type X = A\n`)
    plant(`src/${folder}/again.ts`, `export { a } from '../${next}/a.ts'\n`)
    plant(`src/${folder}/deep/late.ts`, `export const late = () => import('../../app/a.ts')\n`)
  }
  const said = complaints()
  for (const [folder] of up)
    for (const file of ['value', 'type', 'again', 'deep/late'])
      expect(said, `${folder}/${file}`).toMatch(
        new RegExp(`src/${folder}/${file}\\.ts:\\d+:\\d+ plugin[^×]*× A folder of src imports only`),
      )
})

it('lets every folder import from those before it', () => {
  rmSync(join(house, 'src'), { recursive: true, force: true })
  for (const [at, folder] of order.entries()) {
    const before = order.slice(0, at)
    const lines = before.map((each, i) => `import { a as a${i} } from '../${each}/index.ts'`)
    plant(
      `src/${folder}/down.ts`,
      `${lines.join('\n')}\nexport const x: unknown = [${before.map((_, i) => `a${i}`)}]\n`,
    )
  }
  expect(complaints()).not.toContain('plugin')
})

it('finds a circle that was planted, by its first step, and leaves types out', () => {
  rmSync(join(house, 'src'), { recursive: true, force: true })
  plant('src/a/x.ts', "import { y } from '../b/y.ts'\nexport const x = y\n")
  plant('src/b/y.ts', "export { z as y } from '../c/z.ts'\n")
  plant('src/c/z.ts', "export const z = () => import('../a/x.ts')\n")
  plant('src/c/type.ts', "import type { X } from '../d/x.ts'\nexport type Y = X\n")
  plant('src/d/x.ts', "import { z } from '../c/z.ts'\nexport type X = typeof z\n")
  expect(circles(valueArrows(join(house, 'src')))).toEqual([
    'a → b → … (a/x.ts → b/y.ts)',
    'b → c → … (b/y.ts → c/z.ts)',
    'c → a → … (c/z.ts → a/x.ts)',
  ])
})
