/** What the app's tabs tell each other: that something was written, and that the tablet is handed over. */
import type { Place } from '../vault.ts'

type TabMessage = { readonly written: Place } | { readonly takenBack: Place } | { readonly lock: true }

const CHANNEL = 'mattstock'

const channel = () => new BroadcastChannel(CHANNEL)
let out: BroadcastChannel | undefined

function tell(what: TabMessage) {
  out ??= channel()
  out.postMessage(what)
}

export const announceWritten = (place: Place): void => tell({ written: place })

/** No tab may stay open beside a tablet that is handed over. */
export const lockOtherTabs = (): void => tell({ lock: true })

/** Staff have the tablet again: a form that another tab still shows is no longer written there. */
export const takeOver = (place: Place): void => tell({ takenBack: place })

/** Whoever has the tablet can say anything on a channel; what is not ours is heard as nothing. */
const read = (data: unknown): TabMessage | Record<never, never> =>
  data !== null && typeof data === 'object' ? data : {}

/** Gives what ends the listening. */
export function whenTakenBack(place: Place, heard: () => void): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent) => {
    const told = read(data)
    if (!('takenBack' in told) || told.takenBack !== place) return
    heard()
  }
  return () => ear.close()
}

export function onOtherTabs(place: Place, heard: { written(): void; lock(): void }): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent) => {
    const told = read(data)
    if ('lock' in told) heard.lock()
    else if ('written' in told && told.written === place) heard.written()
  }
  return () => ear.close()
}
