/** What the app's tabs tell each other: that something was written, and that the tablet is handed over. */
import type { Place } from './vault.ts'

type Told = { readonly written: Place } | { readonly takenBack: Place } | { readonly lock: true }

const CHANNEL = 'mattstock'

const channel = () => new BroadcastChannel(CHANNEL)
let out: BroadcastChannel | undefined

function tell(what: Told) {
  out ??= channel()
  out.postMessage(what)
}

export const toldWritten = (place: Place): void => tell({ written: place })

/** No tab may stay open beside a tablet that is handed over. */
export const lockOtherTabs = (): void => tell({ lock: true })

/** Staff have the tablet again: a form that another tab still shows is no longer written there. */
export const takeOver = (place: Place): void => tell({ takenBack: place })

export function whenTakenBack(place: Place, heard: () => void): void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent<Told>) => {
    if (!('takenBack' in data) || data.takenBack !== place) return
    ear.close()
    heard()
  }
}

export function onOtherTabs(place: Place, heard: { written(): void; lock(): void }): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('lock' in data) heard.lock()
    else if ('written' in data && data.written === place) heard.written()
  }
  return () => ear.close()
}
