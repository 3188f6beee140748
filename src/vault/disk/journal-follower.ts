/** Keeps the journal in step with the database: appends each write, and writes the whole journal anew where the two have parted. */

import type { Bytes } from '../crypto/bytes.ts'
import { type JournalPosition, type LocalChange, NOWHERE } from './database.ts'
import type { Journal, Position } from './journal-file.ts'
import { type Op, rowLines, tables } from './rows.ts'
import type { Tables } from './tables.ts'

/** Steps to write, and what changes on this device alone. */
export interface Write {
  readonly ops: readonly Op[]
  readonly local?: readonly LocalChange[]
  /** The share of the running hand-over's key that lies in a file: kept before the rest is written, or, as null, written over after it. */
  readonly share?: Bytes | null | undefined
}

/** What a page remembers that has nothing open. */
export const nothing = async (): Promise<Write> => ({ ops: [] })

/** How often a journal that refused is tried again. */
const RETRY_MS = 60_000

export class JournalFollower {
  /** Null where the browser keeps no private files. */
  readonly journal: Journal | null
  /** What an open page can write anew if the browser clears both places under it. */
  remembered: () => Promise<Write> = nothing
  #tried = Number.NEGATIVE_INFINITY

  constructor(journal: Journal | null) {
    this.journal = journal
  }

  /** From where to where the journal went, or null when it refused. */
  async append(from: Tables, before: JournalPosition, ops: readonly Op[]) {
    if (!this.journal || before.unsquared) return null
    try {
      const at = before.behind || before.generation === 0 ? await this.#caughtUp(from, before) : before
      return { from: at, to: { ...at, ...(await this.journal.append(at.which, at, JSON.stringify(ops))) } }
    } catch {
      return null
    }
  }

  /** Takes back what was appended last. */
  async undo({ which, ...to }: JournalPosition): Promise<void> {
    await this.journal?.undo(which, to)
  }

  /**
   * Writes the whole journal anew from the database into the file that rests, and only then points to it and empties the
   * other: neither holds what no longer stands. Called alone.
   */
  async rebuild(from: Tables): Promise<void> {
    const before = (await from.local('position')) ?? NOWHERE
    const after = await this.#rewritten(from, before)
    await from.write([], [{ set: 'position', to: after }])
    await this.journal?.empty(before.which).catch(() => undefined)
  }

  /** Where it cannot be kept, a reload finds no key and asks for a passphrase. */
  async keepShare(share: Bytes): Promise<void> {
    await this.journal?.keepShare(share).catch(() => undefined)
  }

  /** No reload comes back to a hand-over from here on. What fails is tried again at the next start. */
  async dropShare(): Promise<void> {
    await this.journal?.dropShare().catch(() => undefined)
  }

  /** Whether one that refused may be tried again; asking counts as a try. */
  mayTry(): boolean {
    const now = performance.now()
    if (now - this.#tried < RETRY_MS) return false
    this.#tried = now
    return true
  }

  /** Not before a while: the browser is clearing. */
  rest(): void {
    this.#tried = performance.now()
  }

  async #caughtUp(from: Tables, before: JournalPosition): Promise<JournalPosition> {
    if (!this.mayTry()) throw new Error('the journal refused a moment ago')
    const after = await this.#rewritten(from, before)
    this.#tried = Number.NEGATIVE_INFINITY
    return after
  }

  async #rewritten(from: Tables, before: JournalPosition): Promise<JournalPosition> {
    if (!this.journal) throw new Error('there is no journal here')
    const which = before.which === 'a' ? 'b' : 'a'
    const generation = before.generation + 1
    const position: Position = await this.journal.rewrite(which, generation, await allLines(from))
    // The browser may have cleared the private files: what this page remembers of them is kept again.
    const { share } = await this.remembered()
    if (share) await this.journal.keepShare(share)
    const { unsquared: _, ...known } = before
    return { ...known, ...position, which, generation, behind: false }
  }
}

async function allLines(from: Tables): Promise<string[]> {
  const lines: string[] = []
  for (const table of tables) lines.push(...rowLines(table, await from.all(table)))
  return lines
}
