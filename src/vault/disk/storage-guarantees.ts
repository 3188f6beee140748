/** What this browser can hold to, asked and not assumed. */

import type { StorageGuarantees } from '../vault.ts'
import { privateFolder } from './database-name.ts'
import { inTime } from './in-time.ts'
import { openJournal } from './journal.ts'

/** `journal` is tried by writing: a private window may have the function and refuse its use. */
export async function storageGuarantees(): Promise<StorageGuarantees> {
  const journal = await openJournal(privateFolder('trial'))
  return {
    journal: journal !== null && (await writes(journal)),
    persistent: await inTime(Promise.resolve(navigator.storage?.persisted?.() ?? false), 2_000).catch(() => false),
  }
}

async function writes(journal: NonNullable<Awaited<ReturnType<typeof openJournal>>>): Promise<boolean> {
  return journal.rewrite('a', 1, ['[]']).then(
    () => true,
    () => false,
  )
}
