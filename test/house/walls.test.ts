import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** A house with this project's rules and nothing else in it. */
const house = mkdtempSync(join(tmpdir(), 'walls-'))
for (const rule of ['biome.json', 'scripts/no-chance.grit', 'scripts/src-order.grit']) cpSync(rule, join(house, rule))
afterAll(() => rmSync(house, { recursive: true }))

const refused = [
  ['instruments/a.ts', "import { z } from 'zod'\nexport const x: unknown = z", 'stands alone'],
  ['instruments/core/b.ts', "import { a } from '../../src/a.ts'\nexport const x: unknown = a", 'stands alone'],
  ['instruments/c.ts', 'export const x = Date.now()', 'noRestrictedGlobals'],
  ['instruments/d.ts', 'export const x = Math.random()', 'nothing to chance'],
  ['aggregate/e.ts', "import { s } from '../instruments/model/score.ts'\nexport const x: unknown = s", 'nothing else'],
  ['aggregate/f.ts', "import { k } from 'kysely'\nexport const x: unknown = k", 'nothing else'],
  ['aggregate/g.ts', 'export const x = Math.random()', 'nothing to chance'],
  ['aggregate/h.ts', 'export const x = new Date()', 'noRestrictedGlobals'],
  ['exchange/s.ts', "import { s } from '../instruments/model/score.ts'\nexport const x: unknown = s", 'nothing else'],
  ['exchange/t.ts', "import type { Batch } from '#aggregate'\nexport type X = Batch", 'nothing else'],
  ['exchange/u.ts', "import { parse } from 'csv-parse/sync'\nexport const x: unknown = parse", 'nothing else'],
  ['aggregate/aa.ts', "import { parse } from 'csv-parse/sync'\nexport const x: unknown = parse", 'nothing else'],
  ['exchange/v.ts', 'export const x = Math.random()', 'nothing to chance'],
  ['exchange/w.ts', 'export const x = new Date()', 'noRestrictedGlobals'],
  ['src/cases/x.ts', "import { e } from '../../exchange/index.ts'\nexport const x: unknown = e", 'public interfaces'],
  ['collector/y.ts', "import type { Fault } from '#exchange'\nexport type X = Fault", '#aggregate only'],
  [
    'src/cases/i.ts',
    "import { s } from '../../instruments/model/score.ts'\nexport const x: unknown = s",
    'public interfaces',
  ],
  ['src/cases/j.ts', "import { readFile } from 'node:fs'\nexport const x: unknown = readFile", 'public interfaces'],
  ['collector/k.ts', "import type { Form } from '#instruments'\nexport type X = Form", '#aggregate only'],
  ['collector/l.ts', "import { a } from '../src/a.ts'\nexport const x: unknown = a", '#aggregate only'],
  ['collector/ab.ts', "import type { Entry } from '#relay'\nexport type X = Entry", '#aggregate only'],
  ['collector/ak.ts', "import type { SlipAsked } from '#relay/home'\nexport type X = SlipAsked", '#aggregate only'],
  ['relay/ac.ts', "import { a } from '../collector/start.ts'\nexport const x: unknown = a", 'by #serving'],
  ['relay/logs/ad.ts', "import { a } from '../../src/a.ts'\nexport const x: unknown = a", 'by #serving'],
  ['relay/ae.ts', "import type { Form } from '#instruments'\nexport type X = Form", 'by #serving'],
  ['relay/protocol/af.ts', "import { a } from '../hashes.ts'\nexport const x: unknown = a", 'both ends know'],
  ['relay/protocol/ag.ts', "import { hash } from 'node:crypto'\nexport const x: unknown = hash", 'both ends know'],
  ['relay/protocol/ah.ts', 'export const x = Math.random()', 'nothing to chance'],
  ['src/cases/ai.ts', "import { a } from '../../relay/hashes.ts'\nexport const x: unknown = a", 'public interfaces'],
  ['src/cases/aj.ts', "import { a } from '#serving'\nexport const x: unknown = a", 'public interfaces'],
  [
    'src/home-page/an.ts',
    "import { a } from '../vault/disk/store.ts'\nexport const x: unknown = a",
    'by src/vault/home/index.ts',
  ],
  ['src/home-page/ao.ts', "import { z } from 'zod'\nexport const x: unknown = z", 'no shapes library'],
  ['src/home-page/ap.ts', "import { a } from '#aggregate'\nexport const x: unknown = a", 'what answering has'],
  [
    'src/cases/aq.ts',
    "import { a } from '../vault/home/page.ts'\nexport const x: unknown = a",
    'by src/vault/index.ts alone',
  ],
  ['cli/m.ts', "import { a } from '../src/a.ts'\nexport const x: unknown = a", 'holds no rule'],
] as const

const allowed = [
  ['instruments/core/n.ts', "import type { Form } from '../model/definition.ts'\nexport type X = Form"],
  [
    'aggregate/o.ts',
    "import type { Form } from '#instruments'\nimport * as z from 'zod'\nexport const x: Form | z.ZodType = z.string()",
  ],
  ['aggregate/r.ts', "import { hmac } from '@noble/hashes/hmac.js'\nexport const x: unknown = hmac"],
  [
    'exchange/z.ts',
    "import type { Form } from '#instruments'\nimport * as z from 'zod'\nexport const x: Form | z.ZodType = z.string()",
  ],
  ['src/cases/p.ts', "import type { Form } from '#instruments'\nexport type X = Form"],
  ['src/cases/ak.ts', "import type { Entry } from '#relay'\nexport type X = Entry"],
  ['src/home-page/ar.ts', "import { readLink } from '../vault/home/index.ts'\nexport const x: unknown = readLink"],
  ['relay/al.ts', "import { refuse } from '#serving'\nexport const x: unknown = refuse"],
  ['relay/protocol/am.ts', "import * as z from 'zod'\nexport const x = z.string()"],
  ['collector/q.ts', "import type { Batch } from '#aggregate'\nexport type X = Batch"],
] as const

/** What the linter says of every planted file, each under its name. */
let said: readonly string[]
beforeAll(() => {
  for (const [file, code] of [...refused, ...allowed]) {
    mkdirSync(join(house, dirname(file)), { recursive: true })
    writeFileSync(join(house, file), `${code}\n`)
  }
  const biome = join(process.cwd(), 'node_modules/.bin/biome')
  const asked = ['lint', '--diagnostic-level=error', '--colors=off', '--max-diagnostics=none', '.']
  const { stderr } = spawnSync(biome, asked, { cwd: house, encoding: 'utf8' })
  said = stderr.split(/^(?=\S+\.ts:\d+:\d+ )/m)
})
const complaint = (file: string) => said.filter((one) => one.startsWith(`${file}:`)).join('')

it.each(refused)('%s may not say: %s', (file, _code, words) => {
  expect(complaint(file)).toContain(words)
})

it.each(allowed)('%s may say: %s', (file) => {
  expect(complaint(file)).toBe('')
})
