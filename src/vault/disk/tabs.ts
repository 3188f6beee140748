/** What the app's tabs tell each other: that something was written, and that the tablet is handed over. */
import { unitOf } from '../place.ts'
import type { Place } from '../vault.ts'

type TabMessage =
  | { readonly written: Place }
  | { readonly entered: Place }
  | { readonly handedOver: Place }
  | { readonly erased: Place }

const CHANNEL = 'mattstock'

const channel = () => new BroadcastChannel(CHANNEL)
let out: BroadcastChannel | undefined

function tell(what: TabMessage) {
  out ??= channel()
  out.postMessage(what)
}

export const announceWritten = (place: Place): void => tell({ written: place })

/** No tab may stay open beside a tablet that is handed over, whatever unit it has. */
export const announceHandover = (place: Place): void => tell({ handedOver: place })

/** A practice unit is about to go: no tab keeps it open. */
export const announceErasing = (place: Place): void => tell({ erased: place })

/**
 * Staff are in: a form of the unit that another tab still shows is no longer written there, and no other unit stays open
 * beside this one.
 */
export const announceEntry = (place: Place): void => tell({ entered: place })

/** Whoever has the tablet can say anything on a channel; what is not ours is heard as nothing. */
const read = (data: unknown): TabMessage | Record<never, never> =>
  data !== null && typeof data === 'object' ? data : {}

/** Gives what ends the listening. */
export function whenTakenBack(place: Place, heard: () => void): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent) => {
    const told = read(data)
    if ('entered' in told && told.entered === place) heard()
  }
  return () => ear.close()
}

/** From another tab, while a unit is locked here: the tablet was handed over, and this is another unit. */
export function whenOtherHandedOver(place: Place, heard: () => void): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent) => {
    const told = read(data)
    if ('handedOver' in told && told.handedOver !== place) heard()
  }
  return () => ear.close()
}

export function onOtherTabs(place: Place, heard: { written(): void; lock(): void; erased(): void }): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent) => {
    const told = read(data)
    if ('handedOver' in told || ('entered' in told && isOther(told.entered, place))) heard.lock()
    else if ('erased' in told && told.erased === place) heard.erased()
    else if ('written' in told && told.written === place) heard.written()
  }
  return () => ear.close()
}

/** Two devices of a practice unit in one browser are one unit: there is nothing of another that could be exchanged. */
const isOther = (entered: unknown, place: Place): boolean =>
  entered !== place && (typeof entered !== 'string' || unitOf(entered as Place) !== unitOf(place))
