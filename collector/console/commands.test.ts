/** What an operator mistypes gets a sentence, and no stack. No collector is started for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readSettings } from '../settings.ts'
import { runCommand } from './commands.ts'

const data = mkdtempSync(join(tmpdir(), 'collector-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const run = async (...args: readonly string[]) => await runCommand(readSettings({ DATA: data }), args)

it.each([['--help'], ['code', '--unit'], ['periods']])('says how it is used when asked for %j', async (...args) => {
  const { text, ok } = await run(...args)
  expect([ok, text]).toEqual([false, expect.stringContaining('period load <file.json>')])
})

it('says of a period that is no file, or no JSON, that it cannot be read', async () => {
  const page = join(data, 'page.md')
  writeFileSync(page, '# A page')
  for (const file of [join(data, 'not-there.json'), page])
    expect(await run('period', 'load', file)).toEqual({
      text: 'Det som kom går inte att läsa. Ingenting har sparats.\n',
      ok: false,
    })
})
