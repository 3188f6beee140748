/** What this browser can hold to, asked and not assumed. */
import { openJournal } from './journal.ts'
import { privateFolder } from './key-shares.ts'
import type { StorageGuarantees } from './vault.ts'

/** `journal` is tried by writing: a private window may have the function and refuse its use. */
export async function storageGuarantees(): Promise<StorageGuarantees> {
  const journal = await openJournal(privateFolder('trial'))
  return {
    journal: journal !== null && (await writes(journal)),
    persistent: (await navigator.storage?.persisted?.()) ?? false,
  }
}

/** Asks the browser never to clear this site's data by itself; the answer is the browser's. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

async function writes(journal: NonNullable<Awaited<ReturnType<typeof openJournal>>>): Promise<boolean> {
  return journal.rewrite('a', 1, ['[]']).then(
    () => true,
    () => false,
  )
}
