/** The journal's files in memory, for tests: they can be cut, bent and filled up. */
import { journalOver, type SyncFile, type Which } from './journal-file.ts'

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
  const files: Record<Which, MemoryFile> = { a: new MemoryFile(), b: new MemoryFile() }
  return { files, journal: journalOver(async (which) => files[which]) }
}
