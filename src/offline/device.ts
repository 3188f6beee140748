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
  const estimate = await storage?.estimate?.().catch(() => null)
  return {
    persistent: (await storage?.persisted?.().catch(() => null)) ?? null,
    installed: matchMedia('(display-mode: standalone)').matches,
    offlineReady: await allIsKept(),
    freeMegabytes:
      estimate?.quota === undefined ? null : Math.round((estimate.quota - (estimate.usage ?? 0)) / 1_000_000),
  }
}

/** Asks the browser never to throw the unit away. Its answer is shown, since a no is nothing we can change. */
export async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false
}
