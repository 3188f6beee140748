/** What this device says about itself: whether it keeps what it is given, whether the app is installed and at hand offline. */
import { allIsKept } from './service-worker-client.ts'

export interface Device {
  /** Null where the browser cannot say. */
  readonly persistent: boolean | null
  readonly installed: boolean
  readonly offlineReady: boolean
  readonly freeMegabytes: number | null
}

export async function readDevice(): Promise<Device> {
  const { storage } = navigator
  const estimate = await soon(storage?.estimate?.())
  return {
    persistent: await soon(storage?.persisted?.()),
    installed: matchMedia('(display-mode: standalone)').matches,
    offlineReady: await allIsKept(),
    freeMegabytes:
      estimate?.quota === undefined ? null : Math.round((estimate.quota - (estimate.usage ?? 0)) / 1_000_000),
  }
}

/** Null where the browser cannot say, or does not. */
const soon = <T>(asked: Promise<T> | undefined): Promise<T | null> =>
  Promise.race([
    Promise.resolve(asked ?? null).catch(() => null),
    new Promise<null>((late) => setTimeout(late, 2_000, null)),
  ])

/**
 * Asks the browser never to clear this site's data by itself; the answer is the browser's. It may never come: Firefox
 * asks the person. So nobody waits for it.
 */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false
}
