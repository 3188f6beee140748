/** Writes the journal to the origin's private file system. A worker, since only there a write can be flushed before it is acknowledged. */
import { type Journal, journalOver, type PrivateFile, type SyncFile } from './journal-file.ts'
import { SHARE_FILE } from './key-shares.ts'

/** A call of one of the journal's functions, and its answer under the same number. */
interface Call {
  readonly number: number
  readonly folder: string
  readonly name: keyof Journal
  readonly with: readonly unknown[]
}
type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly fault: string; readonly said: string }

const TRIES = 100
const PAUSE_MS = 20
const journals = new Map<string, Journal>()

self.onmessage = async ({ data }: MessageEvent<Call>) => {
  const { number } = data
  try {
    const journal = journals.get(data.folder) ?? journalOver((which) => opened(data.folder, which))
    journals.set(data.folder, journal)
    const call = journal[data.name] as (...all: readonly unknown[]) => Promise<unknown>
    postMessage({ number, value: await call(...data.with) } satisfies Answer)
  } catch (fault) {
    const { name, message } = fault instanceof Error || fault instanceof DOMException ? fault : new Error(String(fault))
    postMessage({ number, fault: name, said: message } satisfies Answer)
  }
}

const nameOf = (which: PrivateFile) => (which === 'share' ? SHARE_FILE : `journal-${which}.log`)

async function opened(folder: string, which: PrivateFile): Promise<SyncFile> {
  const root = await navigator.storage.getDirectory()
  const place = await root.getDirectoryHandle(folder, { create: true })
  const file = await place.getFileHandle(nameOf(which), { create: true })
  for (let attempt = 1; ; attempt++) {
    try {
      return await file.createSyncAccessHandle()
    } catch (fault) {
      // A page that was just closed may hold the file for a moment yet.
      if (attempt === TRIES || !(fault instanceof DOMException) || fault.name !== 'NoModificationAllowedError')
        throw fault
      await new Promise((later) => setTimeout(later, PAUSE_MS))
    }
  }
}
