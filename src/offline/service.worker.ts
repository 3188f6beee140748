/**
 * The service worker: keeps every file of the app so that it opens without a network. It answers GET for the app's own
 * files and pages, touches nothing else, and takes over only when a person has said yes.
 */
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] }

const files = new PrecacheController({ cacheName: 'mattstock' })
files.addToCacheList(self.__WB_MANIFEST)

self.addEventListener('install', (event) => {
  event.waitUntil(fetchMissing())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(files.activate(event))
  event.waitUntil(self.clients.claim())
})

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
  if (event.data === 'missing?') event.waitUntil(fetchMissing().then((missing) => event.ports[0]?.postMessage(missing)))
})

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  const url = new URL(event.request.url)
  if (url.origin !== self.location.origin) return
  const file = event.request.mode === 'navigate' ? shell(url) : url.href
  if (file && files.getCacheKeyForURL(file)) event.respondWith(kept(file, event.request))
})

/** Every page of the app is the same file. Pages and addresses of the collector pass by untouched. */
function shell(url: URL): string | null {
  return /^\/(v1|admin|nationellt|tillganglighet|healthz|samlare)(\/|$)/.test(url.pathname)
    ? null
    : new URL('/index.html', url).href
}

async function kept(file: string, request: Request): Promise<Response> {
  return (await files.matchPrecache(file)) ?? fetch(request)
}

/**
 * Fetches what is not kept yet, and says how many files are still missing. One file that cannot be had must not take
 * the others with it, so each is tried on its own; the app asks again, and offers no update until none is missing.
 */
async function fetchMissing(): Promise<number> {
  const cache = await caches.open(files.strategy.cacheName)
  const todo = [...files.getURLsToCacheKeys()]
  let missing = 0
  const fetchOneByOne = async () => {
    for (let next = todo.pop(); next; next = todo.pop()) {
      const [url, key] = next
      if (await cache.match(key)) continue
      // A name that holds its own hash is never stale; any other is asked for anew.
      const fetched = await fetch(url, { cache: key === url ? 'default' : 'reload' }).catch(() => null)
      if (fetched?.ok) await cache.put(key, fetched)
      else missing++
    }
  }
  await Promise.all(Array.from({ length: 6 }, fetchOneByOne))
  return missing
}
