/**
 * The journal's format, over any file that can be written and flushed: lines of `<n> <running hash> <text>`, each hash
 * being SHA-256 of the hash before and the text. Two files take turns; each begins with its generation, and counts
 * only once its `complete` line stands. Touches nothing but the files it is given.
 */
import { type Bytes, base64, joined, sha256, utf8 } from '../crypto/bytes.ts'
import { SCHEMA } from './database-name.ts'
import { SHARE_BYTES } from './key-shares.ts'

/** As much of `FileSystemSyncAccessHandle` as is used. */
export interface SyncFile {
  getSize(): number
  read(into: Bytes, options: { at: number }): number
  write(bytes: Bytes, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

export type Which = 'a' | 'b'
/** The journal's two, and the one that holds a share of the running hand-over's key. */
export type PrivateFile = Which | 'share'
/** After which line the next one goes, and where that is in bytes. */
export interface Position {
  readonly n: number
  readonly hash: string
  readonly size: number
}
interface Line {
  readonly n: number
  readonly hash: string
  readonly text: string
}

export interface Contents {
  /** Null when the file is empty or was not finished. */
  readonly generation: number | null
  /** In which its lines are. */
  readonly schema: number
  /** Every line that matches its hash, the two marks among them. */
  readonly lines: readonly Line[]
  /** Lines that no longer match their hash. */
  readonly damaged: number
  /** A last line was cut off: it was never acknowledged. */
  readonly torn: boolean
  readonly end: Position
}

export interface Journal {
  read(which: Which): Promise<Contents>
  /** Flushed before it resolves. Rejects, and leaves the file as it was, when the line cannot be written whole. */
  append(which: Which, after: Position, text: string): Promise<Position>
  /** Takes back what was appended after `to`. */
  undo(which: Which, to: Position): Promise<void>
  /** Begins a file anew with these lines. */
  rewrite(which: Which, generation: number, texts: readonly string[]): Promise<Position>
  empty(which: Which): Promise<void>
  /** Written over what was there, and flushed. */
  keepShare(share: Bytes): Promise<void>
  /** Zeros in the share's place, on the same bytes of the disk: nothing is cut off first. */
  dropShare(): Promise<void>
}

export const START: Position = { n: 0, hash: '', size: 0 }
const NEWLINE = 10

/** A journal over its files; `file` opens one for the length of one call. */
export function journalOver(file: (which: PrivateFile) => Promise<SyncFile>): Journal {
  async function using<T>(which: PrivateFile, work: (it: SyncFile) => Promise<T>): Promise<T> {
    const it = await file(which)
    try {
      return await work(it)
    } finally {
      it.close()
    }
  }
  return {
    read: (which) => using(which, readAll),
    append: (which, after, text) => using(which, (it) => append(it, after, [text])),
    undo: (which, to) =>
      using(which, async (it) => {
        it.truncate(to.size)
        it.flush()
      }),
    rewrite: (which, generation, texts) =>
      using(which, async (it) => {
        it.truncate(0)
        return append(it, START, [JSON.stringify({ generation, schema: SCHEMA }), ...texts, completeAs(generation)])
      }),
    empty: (which) =>
      using(which, async (it) => {
        it.truncate(0)
        it.flush()
      }),
    keepShare: (share) => using('share', async (it) => writeShare(it, share)),
    dropShare: () => using('share', async (it) => writeShare(it, new Uint8Array(SHARE_BYTES))),
  }
}

async function append(file: SyncFile, after: Position, texts: readonly string[]): Promise<Position> {
  if (file.getSize() !== after.size) throw new Error('the journal is not where the database believes it is')
  let at = after
  try {
    for (const text of texts) at = await writeLine(file, at, text)
    file.flush()
    return at
  } catch (fault) {
    file.truncate(after.size)
    throw fault
  }
}

function writeShare(file: SyncFile, share: Bytes): void {
  if (file.write(share, { at: 0 }) !== SHARE_BYTES)
    throw new DOMException('the share could not be written', 'QuotaExceededError')
  file.flush()
}

async function writeLine(file: SyncFile, after: Position, text: string): Promise<Position> {
  const n = after.n + 1
  const hash = await chained(after.hash, text)
  const line = utf8(`${n} ${hash} ${text}\n`)
  const written = file.write(line, { at: after.size })
  // A full disk may take a part of it without a word.
  if (written !== line.length) throw new DOMException('the journal could not be written', 'QuotaExceededError')
  return { n, hash, size: after.size + line.length }
}

export async function chained(before: string, text: string): Promise<string> {
  return base64(await sha256(joined(utf8(before), utf8(text))))
}

async function readAll(file: SyncFile): Promise<Contents> {
  const bytes = new Uint8Array(file.getSize())
  file.read(bytes, { at: 0 })
  const whole = bytes.lastIndexOf(NEWLINE) + 1
  const all = new TextDecoder().decode(bytes.subarray(0, whole)).split('\n').slice(0, -1)
  const { lines, damaged, last } = await checked(all)
  const begun = begunAs(lines[0])
  const complete = begun && lines.some(({ text }) => text === completeAs(begun.generation))
  return {
    generation: complete ? begun.generation : null,
    schema: begun?.schema ?? SCHEMA,
    lines,
    damaged,
    torn: whole < bytes.length,
    end: { n: last.n, hash: last.hash, size: whole },
  }
}

/** Each line is checked against the hash that the line before claims, so that one bad line does not cost those after it. */
async function checked(all: readonly string[]) {
  const lines: Line[] = []
  let last = { n: 0, hash: '' }
  for (const raw of all) {
    const [n = '', hash = ''] = raw.split(' ', 2)
    const line = { n: Number(n), hash, text: raw.slice(n.length + hash.length + 2) }
    if (hash === (await chained(last.hash, line.text))) lines.push(line)
    last = line
  }
  return { lines, damaged: all.length - lines.length, last }
}

const completeAs = (generation: number) => JSON.stringify({ complete: generation })

/** What the first line says: which generation of the journal this is, and in which schema. */
function begunAs(line: Line | undefined) {
  const [, generation, schema] = line?.text.slice(0, 60).match(/^\{"generation":(\d+),"schema":(\d+)\}$/) ?? []
  return generation === undefined ? null : { generation: Number(generation), schema: Number(schema) }
}
