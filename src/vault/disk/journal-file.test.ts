import { describe, expect, it } from 'vitest'
import { SCHEMA } from './database-name.ts'
import { type Journal, START } from './journal-file.ts'
import { twoFiles } from './testing-files.ts'

const texts = async (journal: Journal) => (await journal.read('a')).lines.map(({ text }) => text)

describe('the journal', () => {
  it('gives back what was written, in order, and flushes before it says so', async () => {
    const { files, journal } = twoFiles()
    const begun = await journal.rewrite('a', 1, ['["row"]'])
    const flushed = files.a.flushed
    await journal.append('a', begun, '["åäö"]')
    expect(files.a.flushed).toBe(flushed + 1)
    expect(await texts(journal)).toEqual([
      `{"generation":1,"schema":${SCHEMA}}`,
      '["row"]',
      '{"complete":1}',
      '["åäö"]',
    ])
  })

  it('does not count a generation that was not finished', async () => {
    const { files, journal } = twoFiles()
    await journal.rewrite('a', 4, ['["row"]'])
    files.a.truncate(files.a.getSize() - 3)
    expect((await journal.read('a')).generation).toBeNull()
  })

  it.each([1, 7, 30])('drops a last line cut %i bytes short, and keeps every line before it', async (cut) => {
    const { files, journal } = twoFiles()
    const begun = await journal.rewrite('a', 1, [])
    const next = await journal.append('a', begun, '["one"]')
    await journal.append('a', next, '["a longer line than the cut"]')
    files.a.truncate(files.a.getSize() - cut)
    const { torn, damaged, end } = await journal.read('a')
    expect({ torn, damaged, end }).toEqual({ torn: true, damaged: 0, end: next })
  })

  it('finds every single changed byte, and keeps the lines around it', async () => {
    const { files, journal } = twoFiles()
    const begun = await journal.rewrite('a', 1, [])
    await journal.append('a', await journal.append('a', begun, '["first"]'), '["second"]')
    const whole = files.a.bytes
    const first = new TextDecoder().decode(whole).indexOf('["first"]')
    for (let at = first; at < first + 9; at++) {
      files.a.bytes = whole.with(at, (whole[at] ?? 0) ^ 1)
      const { damaged, lines } = await journal.read('a')
      expect([damaged, lines.at(-1)?.text]).toEqual([1, '["second"]'])
    }
  })

  it('leaves the file as it was when a line does not fit', async () => {
    const { files, journal } = twoFiles()
    const begun = await journal.rewrite('a', 1, [])
    for (let room = begun.size; room < begun.size + 40; room++) {
      files.a.room = room
      await expect(journal.append('a', begun, '["does not fit"]')).rejects.toMatchObject({ name: 'QuotaExceededError' })
      expect(files.a.getSize()).toBe(begun.size)
    }
  })

  it('refuses to write where it is not', async () => {
    const { journal } = twoFiles()
    await journal.rewrite('a', 1, [])
    await expect(journal.append('a', START, '["x"]')).rejects.toThrow('not where the database believes')
  })
})
