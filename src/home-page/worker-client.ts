/** The page's own service worker comes when a form is begun, and goes with it. Without one, a reload needs the network. */
import { trustedScript } from '../offline/trusted.ts'
import { inTime } from '../vault/index.ts'

const SCOPE = '/hem'
/** Whoever is to answer is not held up for longer: what is fetched later is kept all the same. */
const PATIENCE_MS = 10_000

/** Resolves when the page can be opened again without a network, or when it will not be. */
export async function keepPage(): Promise<void> {
  const registration = await navigator.serviceWorker
    ?.register(trustedScript('/hem/sw.js'), { scope: SCOPE, updateViaCache: 'none' })
    .catch(() => undefined)
  const coming = registration?.installing
  if (!coming) return
  const kept = new Promise<void>((done) => {
    coming.onstatechange = () => coming.state !== 'installing' && done()
  })
  await inTime(kept, PATIENCE_MS).catch(() => {})
}

export async function letPageGo(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE).catch(() => undefined)
  // The staff's own, on a device of the unit, is left alone.
  if (registration && new URL(registration.scope).pathname === SCOPE) await registration.unregister()
  await caches.delete('hem')
}
