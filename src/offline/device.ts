/** What this device says about itself: whether it keeps what it is given, whether the app is installed and at hand offline. */
import { inTime } from '../vault/index.ts'
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
  inTime(Promise.resolve(asked ?? null), 2_000).catch(() => null)
