/** The journal's files in memory, for tests: they can be cut, bent and filled up. */
import { vi } from 'vitest'
import { type Journal, journalOver, type PrivateFile, type SyncFile } from './journal-file.ts'

class MemoryFile implements SyncFile {
  bytes = new Uint8Array(0)
  /** Bytes that the disk takes; what is over is dropped without a word. */
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

export function twoFiles() {
  const files: Record<PrivateFile, MemoryFile> = { a: new MemoryFile(), b: new MemoryFile(), share: new MemoryFile() }
  return { files, journal: journalOver(async (which) => files[which]) }
}

interface Call {
  readonly number: number
  readonly folder: string
  readonly name: keyof Journal
  readonly with: readonly never[]
}

/**
 * Private files for Node, which has none: a worker's calls are carried out over files in memory. Called once in a test
 * file, before anything is opened; `clear` goes with a new database, `remove` is what a browser may do to one folder.
 */
export function privateFilesInMemory() {
  const folders = new Map<string, ReturnType<typeof twoFiles>>()
  const folder = (name: string) => {
    const known = folders.get(name) ?? twoFiles()
    folders.set(name, known)
    return known
  }
  class FileWorker {
    onmessage: (event: { data: unknown }) => void = () => {}
    postMessage({ number, folder: of, name, with: all }: Call) {
      const call = folder(of).journal[name] as (...all: readonly never[]) => Promise<unknown>
      const say = (answer: object) => this.onmessage({ data: { number, ...answer } })
      call(...all).then(
        (value) => say({ value }),
        (fault: Error) => say({ fault: fault.name, said: fault.message }),
      )
    }
  }
  const directory = (of: string) => ({
    getFileHandle: async () => ({ getFile: async () => new Blob([folder(of).files.share.bytes]) }),
  })
  const getDirectory = async () => ({
    async getDirectoryHandle(of: string) {
      if (!folders.has(of)) throw new DOMException(of, 'NotFoundError')
      return directory(of)
    },
    async *keys() {
      yield* folders.keys()
    },
    removeEntry: async (of: string) => void folders.delete(of),
  })
  Object.defineProperty(navigator, 'storage', { value: { getDirectory }, configurable: true })
  Object.assign(globalThis, { Worker: FileWorker, location: new URL('http://localhost/') })
  return { folder, clear: () => folders.clear(), remove: (name: string) => folders.delete(name) }
}

/** The power goes at a step: that step and all after it fail, in the database and in the private files. `count` says how many there were. */
export function powerGoesAt(step: number, disk: Readonly<Record<string, SyncFile>>) {
  let steps = 0
  const gone = () => {
    steps += 1
    if (steps >= step) throw new DOMException('the power is gone', 'UnknownError')
  }
  const { put } = IDBObjectStore.prototype
  const puts = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    gone()
    return put.call(this, value, key)
  })
  const all = Object.values(disk)
  const flushes = all.map((file) => vi.spyOn(file, 'flush').mockImplementation(gone))
  const writes = all.map((file) => {
    const { write } = file
    return vi.spyOn(file, 'write').mockImplementation((bytes, at) => {
      gone()
      return write.call(file, bytes, at)
    })
  })
  return {
    count: () => steps,
    back() {
      for (const each of [puts, ...flushes, ...writes]) each.mockRestore()
    },
  }
}
