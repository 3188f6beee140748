import { describe, expect, it } from 'vitest'
import { type Journal, journalOver, START, type SyncFile, type Which } from './journal-file.ts'

/** A file in memory that can be cut, bent and filled up. */
class MemoryFile implements SyncFile {
  bytes = new Uint8Array(0)
  room = Number.POSITIVE_INFINITY
  flushed = 0
  getSize = () => this.bytes.length
  read(into: Uint8Array, { at }: { at: number }) {
    into.set(this.bytes.subarray(at, at + into.length))
    return into.length
  }
  write(bytes: Uint8Array, { at }: { at: number }) {
    const taken = bytes.subarray(0, Math.max(0, this.room - at))
    const grown = new Uint8Array(Math.max(this.bytes.length, at + taken.length))
    grown.set(this.bytes)
    grown.set(taken, at)
    this.bytes = grown
    return taken.length
  }
  truncate(size: number) {
    this.bytes = this.bytes.slice(0, size)
  }
  flush() {
    this.flushed += 1
  }
  close() {}
}

function twoFiles() {
  const files: Record<Which, MemoryFile> = { a: new MemoryFile(), b: new MemoryFile() }
  return { files, journal: journalOver(async (which) => files[which]) }
}

const texts = async (journal: Journal) => (await journal.read('a')).lines.map(({ text }) => text)

describe('the journal', () => {
  it('gives back what was written, in order, and flushes before it says so', async () => {
    const { files, journal } = twoFiles()
    const begun = await journal.rewrite('a', 1, ['["row"]'])
    const flushed = files.a.flushed
    await journal.append('a', begun, '["åäö"]')
    expect(files.a.flushed).toBe(flushed + 1)
    expect(await texts(journal)).toEqual(['{"generation":1}', '["row"]', '{"complete":1}', '["åäö"]'])
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
