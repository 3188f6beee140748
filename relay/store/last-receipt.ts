/**
 * How many entries the store had when this process last gave a receipt, in a file beside it and never in it: a database that is
 * set back to an older state, by whoever and however, does not take this along. It is a lower bound; what other processes
 * on the same database have taken since this one began is not in it.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Noted {
  readonly store: string
  readonly taken: number
}

/** @param taken how many entries the store has ever taken, as it stands now */
export function lastReceipt(data: string, taken: number) {
  const file = join(data, 'relay-last-receipt.json')
  let known = taken
  return {
    /** The file speaks of this store, and of more than there is. */
    isLater(store: string): boolean {
      const noted = read(file)
      return noted !== null && noted.store === store && noted.taken > taken
    },
    note(entries: number, store: string): void {
      if (entries === 0) return
      known += entries
      // A power cut may leave an older number, which is still true.
      writeFileSync(`${file}.part`, JSON.stringify({ store, taken: known } satisfies Noted), { mode: 0o600 })
      renameSync(`${file}.part`, file)
    },
  }
}

function read(file: string): Noted | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Noted
  } catch {
    return null
  }
}
