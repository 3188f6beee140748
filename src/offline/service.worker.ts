/**
 * The service worker: keeps every file of the app so that it opens without a network. It answers GET for the app's own
 * files and pages, touches nothing else, and takes over only when a person has said yes.
 */
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching'

/** `later`: not needed for the first steps, and fetched when the app is up (scripts/later.ts). */
type Entry = PrecacheEntry & { readonly later?: true }
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: unknown }

/** Static routes, which TypeScript does not know yet (Service Workers, W3C; Chromium since 123). */
interface Routing extends ExtendableEvent {
  addRoutes?(
    routes: readonly { condition: { urlPattern: { pathname: string } }; source: 'network' }[],
  ): Promise<undefined>
}
/** The page of those at home, pages and addresses of the collector and the relay: first parts of paths that pass by untouched. */
const passing = ['hem', 'v1', 'admin', 'nationellt', 'tillganglighet', 'healthz', 'samlare']
const passes = new RegExp(`^/(${passing.join('|')})(/|$)`)

const entries = self.__WB_MANIFEST as Entry[]
const files = new PrecacheController({ cacheName: 'mattstock' })
files.addToCacheList(entries)

self.addEventListener('install', (event: Routing) => {
  // A worker that is asked of each request is restarted by one just as its place is to be taken, and Chromium then keeps it for up to five minutes.
  const routes = passing.map((first) => ({
    condition: { urlPattern: { pathname: `/${first}{/*}?` } },
    source: 'network' as const,
  }))
  if (event.addRoutes) event.waitUntil(event.addRoutes(routes))
  event.waitUntil(fetchMissing(entries.filter(({ later }) => !later)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(files.activate(event))
  event.waitUntil(self.clients.claim())
})

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
  const answer = (missing: number) => event.ports[0]?.postMessage(missing)
  if (event.data === 'missing?') event.waitUntil(fetchMissing(entries).then(answer))
  if (event.data === 'how-many-missing?') event.waitUntil(missingOf(entries).then(({ length }) => answer(length)))
})

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  const url = new URL(event.request.url)
  if (url.origin !== self.location.origin) return
  const file = event.request.mode === 'navigate' ? shell(url) : url.href
  if (file && files.getCacheKeyForURL(file)) event.respondWith(kept(file, event.request))
})

/** Every page of the app is the same file. */
const shell = (url: URL): string | null => (passes.test(url.pathname) ? null : new URL('/index.html', url).href)

async function kept(file: string, request: Request): Promise<Response> {
  return (await files.matchPrecache(file)) ?? fetch(request)
}

/** Those of the files that are not kept: where each is, and under which name it is kept. */
async function missingOf(wanted: readonly Entry[]): Promise<(readonly [url: string, key: string])[]> {
  const kept = new Set((await (await caches.open(files.strategy.cacheName)).keys()).map(({ url }) => url))
  const all = files.getURLsToCacheKeys()
  const urls = wanted.map(({ url }) => new URL(url, self.location.href).href)
  return urls.map((url) => [url, all.get(url) ?? url] as const).filter(([, key]) => !kept.has(key))
}

/**
 * Fetches what is not kept yet, and says how many files are still missing. One file that cannot be had must not take
 * the others with it, so each is tried on its own; the app asks again, and offers no update until none is missing.
 */
async function fetchMissing(wanted: readonly Entry[]): Promise<number> {
  const cache = await caches.open(files.strategy.cacheName)
  const todo = await missingOf(wanted)
  let missing = 0
  const fetchOneByOne = async () => {
    for (let next = todo.shift(); next; next = todo.shift()) {
      const [url, key] = next
      // A name that holds its own hash is never stale; any other is asked for anew.
      const fetched = await fetch(url, { cache: key === url ? 'default' : 'reload' }).catch(() => null)
      if (fetched?.ok) await cache.put(key, fetched)
      else missing++
    }
  }
  await Promise.all(Array.from({ length: 6 }, fetchOneByOne))
  return missing
}
