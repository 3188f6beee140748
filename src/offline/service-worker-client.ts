/** Registers the service worker, and brings word of a new version that is wholly at hand. It never takes over by itself. */
import { formLock } from './form-lock.ts'
import { trustedScript } from './trusted.ts'

export type UpdateOffer = () => Promise<'taken' | 'form-open'>

let offered: UpdateOffer | null = null
const listeners = new Set<() => void>()

/** The new version that waits, or null. A function, so that React keeps it and does not call it. */
export const updateOffer = (): UpdateOffer | null => offered

export function whenUpdateOffered(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Resolves when the worker is registered; a browser without one resolves too. Refused registration is no reason to stop. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register(trustedScript('/sw.js'), { updateViaCache: 'none' })
  const look = async () => {
    const { waiting } = registration
    if (!waiting || !navigator.serviceWorker.controller || (await ask(waiting, 'missing?')) > 0) return
    offered = () => takeOver(waiting)
    for (const listener of listeners) listener()
  }
  const follow = () => registration.installing?.addEventListener('statechange', () => void look())
  registration.addEventListener('updatefound', follow)
  follow()
  await look()
  // The second step of the first visit, and at each start whatever the network could not give before.
  const { active } = await navigator.serviceWorker.ready
  // Not of one whose place another takes: Chromium lets a worker that was just asked something stand idle for half a minute first.
  if (active && !offered) await ask(active, 'missing?')
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

/** True when every file of the app is kept here. */
export async function allIsKept(): Promise<boolean> {
  const worker = (await navigator.serviceWorker?.getRegistration().catch(() => undefined))?.active
  // A worker of an older version does not know the question.
  const silence = new Promise<null>((late) => setTimeout(late, 2_000, null))
  return worker ? (await Promise.race([ask(worker, 'how-many-missing?'), silence])) === 0 : false
}

/** How many files are missing: after trying to fetch them, or as it is. */
function ask(worker: ServiceWorker, what: 'missing?' | 'how-many-missing?'): Promise<number> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<number>((resolve) => {
    port1.onmessage = (message: MessageEvent<number>) => resolve(message.data)
  })
  worker.postMessage(what, [port2])
  return answer
}
