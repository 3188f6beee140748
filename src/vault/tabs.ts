/** What the app's tabs tell each other: that something was written, and that the tablet is handed over. */
import type { Place } from './vault.ts'

type Told = { readonly written: Place } | { readonly lock: true }

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

export function onOtherTabs(place: Place, heard: { written(): void; lock(): void }): () => void {
  const ear = channel()
  ear.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('lock' in data) heard.lock()
    else if (data.written === place) heard.written()
  }
  return () => ear.close()
}
