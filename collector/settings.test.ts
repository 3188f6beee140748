import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSettings } from './settings.ts'

it.each([
  ['DATABASE_URL', 'database'],
  ['ADMIN_PASSPHRASE', 'passphrase'],
] as const)(
  '%s comes from the surroundings, or from the first line of the file that %s_FILE names',
  (name, setting) => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'))
    const file = join(folder, 'secret')
    writeFileSync(file, ' fyra gröna hästar \nand a second line\n')
    expect(readSettings({})[setting]).toBeNull()
    expect(readSettings({ [name]: 'in the open' })[setting]).toBe('in the open')
    expect(readSettings({ [`${name}_FILE`]: file })[setting]).toBe('fyra gröna hästar')
    expect(readSettings({ [name]: 'in the open', [`${name}_FILE`]: file })[setting]).toBe('in the open')
    // A secret that was meant and is not there must not become none.
    expect(() => readSettings({ [`${name}_FILE`]: join(folder, 'missing') })).toThrow('ENOENT')
    rmSync(folder, { recursive: true })
  },
)

it('listens on loopback and believes no proxy unless it is told to', () => {
  expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 8080, behindProxy: false })
  expect(() => readSettings({ PORT: 'eighty' })).toThrow('PORT is not a port: eighty')
})
