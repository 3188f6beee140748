/**
 * The page's own service worker: keeps the page and what it may need, so that a phone which ends it without a network opens it
 * again. It answers for nothing else, and is taken away with the last form. The list is written by scripts/home-page.ts.
 */
export {}

declare const self: ServiceWorkerGlobalScope
declare const __FILES__: readonly string[]

const PAGE = '/hem'
const CACHE = 'hem'
/** A network that says neither yes nor no is none. */
const PATIENCE_MS = 5_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...__FILES__])))
})

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  const file = event.request.mode === 'navigate' ? PAGE : pathname
  if (event.request.method === 'GET' && pathname.startsWith(PAGE)) event.respondWith(kept(file, event.request))
})

/** Names of files hold their own hash. The page is asked for anew, so that a new version is taken wherever a network brings one. */
async function kept(file: string, request: Request): Promise<Response> {
  const here = await (await caches.open(CACHE)).match(file)
  if (!here || file !== PAGE) return here ?? fetch(request)
  const asked = fetch(request).then(
    (answer) => (answer.ok ? answer : here),
    () => here,
  )
  return Promise.race([asked, new Promise<Response>((late) => setTimeout(() => late(here), PATIENCE_MS))])
}
