/** Takes the practice unit away, and can take no other: no name is asked for. */
import { Dexie } from 'dexie'
import { databaseName } from './database-name.ts'
import { inTime } from './in-time.ts'
import { openJournal } from './journal.ts'
import { privateFolder } from './key-shares.ts'

/** The journal first: a database that is gone while its journal is not would be refilled. Reload afterwards. */
export async function erasePractice(): Promise<void> {
  const journal = await openJournal(privateFolder('practice'))
  await journal?.empty('a')
  await journal?.empty('b')
  await journal?.dropShare()
  await inTime(Dexie.delete(databaseName('practice')))
}
