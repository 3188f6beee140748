/** The practice unit can be thrown away and begun again. A real unit has no such button. */
import { Dexie } from 'dexie'
import { databaseName } from './database.ts'
import { openJournal } from './journal.ts'

export async function erasePractice(): Promise<void> {
  const journal = await openJournal('mattstock-practice')
  await journal?.empty('a')
  await journal?.empty('b')
  await Dexie.delete(databaseName('practice'))
}
