import { describe, expect, it } from 'vitest'
import { staff } from '../../test/collector/staff.ts'
import { startForTest } from '../../test/collector/started.ts'
import { lookOf, shownName } from './unit-names.ts'

it.each([
  ['Åre', 'åre', 'in small letters'],
  ['Åre', 'A\u030are', 'with its ring apart'],
  ['Norra Åre', 'Norra  Åre', 'with two spaces'],
  ['Norra Åre', 'Norra\u00a0Åre', 'with a space that does not break'],
  ['Enhet', 'En\u200bhet', 'with a sign of no width'],
  ['Enhet', 'Enhet\ufeff', 'with a mark of byte order'],
  ['Enhet', 'En\u00adhet', 'with a soft hyphen'],
  ['Enhet', '\u202eEnhet\u202c', 'turned about'],
  ['Enhet', 'Еnhet', 'with a Cyrillic E'],
  ['Enhet 1', 'Enhet l', 'with an l for a one'],
  ['Enhet 1', 'Ｅｎｈｅｔ １', 'in wide letters'],
  ['Norra-Södra', 'Norra\u2011Södra', 'with another hyphen'],
  ['Barn’s', "Barn's", 'with another apostrophe'],
])('%s and %s look the same: %s', (one, other) => {
  expect(lookOf(other)).toBe(lookOf(one))
})

it.each([
  ['Åre', 'Are'],
  ['Norra Åre', 'NorraÅre'],
  ['Enhet 1', 'Enhet 2'],
  ['الوحدة الأولى', 'الوحدة الثانية'],
])('%s and %s do not', (one, other) => {
  expect(lookOf(other)).not.toBe(lookOf(one))
})

it.each(['', ' ', '\u200b', '\u2060\u00a0', '\u202e'])('%j shows nothing', (name) => {
  expect(lookOf(name)).toBe('')
})

it('a name is kept as it was meant', () => {
  expect(shownName(' Norra\t \u200bA\u030are\u202e ')).toBe('Norra Åre')
  // A joiner that some scripts are written with stays.
  expect(shownName('می\u200cروم')).toBe('می\u200cروم')
})

describe('at the admin pages', () => {
  it('a second unit that looks like the first is refused at its field, which keeps what was typed', async () => {
    const c = await startForTest({ ADMIN_PASSPHRASE: 'fyra gröna hästar' })
    const her = await staff(c)
    await her.submit('/admin/in', '/admin/in', { passphrase: 'fyra gröna hästar' })
    const add = async (name: string) => await her.submit('/admin/enheter', '/admin/enheter', { name })
    expect((await add('Åre')).statusCode).toBe(303)
    const again = await add('å\u200bre')
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('Det finns redan en enhet som ser ut så: Åre')
    expect(again.body).toMatch(/<input[^>]*name="name"[^>]*value="åre"[^>]*aria-invalid="true"/)
    for (const [name, said] of [
      ['\u200b', 'Skriv ett namn'],
      ['x'.repeat(81), 'högst 80 tecken'],
    ] as const)
      expect((await add(name)).body).toContain(said)
    // Two at the same moment, and a command, are held to it as well.
    const both = await Promise.all([add('Enhet 9'), add('ENHET 9')])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
    expect((await c.command('code', { unit: 'A\u030are' })).json().name).toBe('Åre')
    const names = await c.collector.store.db.selectFrom('units').select('name').orderBy('name').execute()
    expect(names.filter(({ name }) => !name.startsWith('Påhittad'))).toHaveLength(2)
    await c.end()
  })
})
