/** Takes a place away: a practice unit, or what is left where no unit is. No real unit can be erased here. */
import { Dexie } from 'dexie'
import { isPractice } from '../place.ts'
import type { Place, Refusal } from '../vault.ts'
import { databaseName, privateFolder } from './database-name.ts'
import { inTime } from './in-time.ts'
import { openJournal } from './journal.ts'
import { forgetNotes } from './notes.ts'
import { isWhole, making } from './places.ts'

/** Throws for a real unit. */
export async function erasePractice(place: Place): Promise<void> {
  if (!isPractice(place)) throw new Error('only a practice unit is erased')
  await erased(place)
}

/** What a set-up or a restore that was broken off has left, or the mention of a unit that the browser has cleared. */
export const eraseLeftovers = (place: Place): Promise<Refusal<'unit-exists'> | null> =>
  making(place, async () => {
    if (await isWhole(place)) return { refused: 'unit-exists' }
    await erased(place)
    return null
  })

/** The journal first: a database that is gone while its journal is not would be refilled. */
async function erased(place: Place): Promise<void> {
  const journal = await openJournal(privateFolder(place))
  await journal?.empty('a')
  await journal?.empty('b')
  await journal?.dropShare()
  await inTime(Dexie.delete(databaseName(place)))
  await navigator.storage
    ?.getDirectory?.()
    .then((root) => root.removeEntry(privateFolder(place), { recursive: true }))
    // Empty files of a place that is gone; what cannot be taken away now is told of as half-made.
    .catch((fault) => console.warn('the folder stays', fault))
  forgetNotes(place)
}
