/** A device of no unit becomes one of a unit's: let in by a device that is in, and filled as a reader, which stays locked until staff unlock on it; or a tablet in the waiting room. */
import { today } from '../clock/today.ts'
import { noteLastHere } from './disk/notes.ts'
import { isWhole, making, placesOnDisk } from './disk/places.ts'
import { Store } from './disk/store.ts'
import type { PairingRefusal } from './pairing/host.ts'
import { type LetIn, type Newcomer, newcomer } from './pairing/newcomer.ts'
import type { Answer } from './pairing/terms.ts'
import { isPractice, placeOf, secondPlaceOf } from './place.ts'
import type { Chain } from './relay-client/chain.ts'
import { fillPlace } from './relay-client/fill.ts'
import { type RelayAt, RelayRefusal } from './relay-client/link.ts'
import { newTabletKeys, signerBy, type TabletKeys, writeTablet } from './tablet/place.ts'
import { type FreshKey, freshDevice } from './unit/device-key.ts'
import type { Place, Progress, Refusal } from './vault.ts'

export interface Joining extends Pick<Newcomer, 'code' | 'scanned' | 'left' | 'stop'> {
  /** @param words called with four words, @param progress while what is saved is fetched: from then on this device is in */
  run(words: (four: readonly string[]) => void, progress: Progress): Promise<{ readonly place: Place } | JoinRefusal>
}

/** `unit-here`: this browser is a device of the unit already. `not-empty`: a tablet in the waiting room must have no unit beside it. */
type Taken = Refusal<'unit-here' | 'not-empty'>
type JoinRefusal = PairingRefusal | Taken

/** Throws a `RelayRefusal` where no relay answers. */
export async function joinUnit(signal: AbortSignal, at: RelayAt = {}): Promise<Joining> {
  const { device, key } = await freshDevice()
  const way = await newcomer(device, signal, at)
  return joining(way, freePlace, (place, found, progress) => filled(place, found, key, progress))
}

/** A tablet in the waiting room: it gets no header and no key. Throws a `RelayRefusal` where no relay answers. */
export async function joinAsTablet(signal: AbortSignal, at: RelayAt = {}): Promise<Joining> {
  const keys = await newTabletKeys()
  const way = await newcomer(await signerBy(keys), signal, at, keys.sealing.public)
  return joining(way, freePlaceOfTablet, (place, { unit, chain }) => written(place, unit, chain, keys))
}

type FreePlace = (unit: Pick<Answer, 'unit' | 'practice'>) => Promise<Place | Taken>

function joining(
  { code, scanned, left, stop, run }: Newcomer,
  free: FreePlace,
  make: (place: Place, found: LetIn, progress: Progress) => Promise<void>,
): Joining {
  return {
    ...{ code, scanned, left, stop },
    async run(words, progress) {
      let taken: Taken | null = null
      const answer = await run({
        async fits(unit) {
          const place = await free(unit)
          taken = typeof place === 'string' ? null : place
          return taken ? { refused: 'cancelled' } : null
        },
        words,
        agree: () => progress(0),
      })
      if (taken) return taken
      if ('refused' in answer) return answer
      const place = await free(answer)
      if (typeof place !== 'string') return place
      await making(place, () => make(place, answer, progress))
      noteLastHere(place, today())
      return { place }
    },
  }
}

async function written(place: Place, unit: string, chain: Chain, keys: TabletKeys): Promise<void> {
  const store = await Store.open(place)
  try {
    await store.clear()
    await writeTablet(store, unit, chain, keys)
  } finally {
    store.close()
  }
}

/** Once the header lies there the device is in: what an interrupted line has kept back comes after the first unlock. */
async function filled(place: Place, { link, chain, header, relayKey }: LetIn, key: FreshKey, progress: Progress) {
  if (!header) throw new Error('a reader was let in without a header')
  const store = await Store.open(place)
  try {
    await store.clear()
    const local = [{ set: 'freshDevice', to: key } as const, { set: 'relayTold', to: relayKey } as const]
    await fillPlace(link, { store, header, chain, relayKey, local }, progress)
  } catch (fault) {
    if (!(fault instanceof RelayRefusal) || !(await store.get('meta', 'header'))) throw fault
  } finally {
    store.close()
  }
}

/** Of a practice unit a second device may lie beside the first. */
async function freePlace({ unit, practice }: Pick<Answer, 'unit' | 'practice'>): Promise<Place | Taken> {
  const onDisk = await placesOnDisk()
  const places = practice ? [placeOf('practice', unit), secondPlaceOf(unit)] : [placeOf('unit', unit)]
  // One that lies nowhere is not looked into: looking would make it.
  for (const place of places) if (!onDisk.includes(place) || !(await isWhole(place))) return place
  return { refused: 'unit-here' }
}

/** Whoever is handed the tablet would find the way to a unit beside it, but for one of invented people. */
async function freePlaceOfTablet(answer: Pick<Answer, 'unit' | 'practice'>): Promise<Place | Taken> {
  for (const place of await placesOnDisk())
    if (!isPractice(place) && (await isWhole(place))) return { refused: 'not-empty' }
  return freePlace(answer)
}
