/** Registers the service worker, and brings word of a new version that is wholly at hand. It never takes over by itself. */
import { formLock } from './form-lock.ts'
import { trustedScript } from './trusted.ts'

export type UpdateOffer = () => Promise<'taken' | 'form-open'>

let offered: UpdateOffer | null = null
const listeners = new Set<() => void>()

/** The new version that waits, or null. A function, so that React keeps it and does not call it. */
export const updateOffer = (): UpdateOffer | null => offered

export function whenUpdateOffered(told: () => void): () => void {
  listeners.add(told)
  return () => listeners.delete(told)
}

/** Resolves when the worker is registered; a browser without one resolves too. Refused registration is no reason to stop. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register(trustedScript('/sw.js'), { updateViaCache: 'none' })
  const look = async () => {
    const { waiting } = registration
    if (!waiting || !navigator.serviceWorker.controller || (await missingFiles(waiting)) > 0) return
    offered = () => takeOver(waiting)
    for (const told of listeners) told()
  }
  const follow = () => registration.installing?.addEventListener('statechange', () => void look())
  registration.addEventListener('updatefound', follow)
  follow()
  await look()
  // What the network could not give at the first try is asked for again at each start.
  if (registration.active) await missingFiles(registration.active)
}

/** Asks whether there is a newer version; quiet without a network. */
export async function lookForUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  await registration?.update().catch(() => undefined)
}

async function takeOver(waiting: ServiceWorker): Promise<'taken' | 'form-open'> {
  const { held = [] } = await navigator.locks.query()
  if (held.some((lock) => lock.name === formLock)) return 'form-open'
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
  return 'taken'
}

function missingFiles(worker: ServiceWorker): Promise<number> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<number>((resolve) => {
    port1.onmessage = (message: MessageEvent<number>) => resolve(message.data)
  })
  worker.postMessage('missing?', [port2])
  return answer
}
