/** Takes a place away: a unit that is no more here, or what is left where no unit is. */
import { Dexie } from 'dexie'
import type { Place, Refusal } from '../vault.ts'
import { databaseName, privateFolder } from './database-name.ts'
import { inTime } from './in-time.ts'
import { openJournal } from './journal.ts'
import { forgetNotes } from './notes.ts'
import { isWhole, making } from './places.ts'
import type { Store } from './store.ts'
import { announceErasing } from './tabs.ts'

/** What a set-up or a restore that was broken off has left, or the mention of a unit that the browser has cleared. */
export const eraseLeftovers = (place: Place): Promise<Refusal<'unit-exists'> | null> =>
  making(place, async () => {
    if (await isWhole(place)) return { refused: 'unit-exists' }
    await erased(place)
    return null
  })

/** The same of a place that this page has open. */
export async function eraseOpen(store: Store): Promise<void> {
  // No connection stays that would take the erasing for the browser's own and open the place again.
  store.close()
  announceErasing(store.place)
  await erased(store.place)
}

/** With all that is in it: whoever asks knows that the unit may go. The journal first: a database that is gone while its journal is not would be refilled. */
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
