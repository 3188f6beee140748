/** How soon the first question can be answered: nothing cached, without a network, and after the browser was killed. */
import type { startCollector } from '../../test/browser/serve.ts'
import { type BareBrowser, bareBrowser, type Tab } from './bare-browser.ts'
import { watch } from './in-page.ts'

/** DevTools' "Fast 3G": bytes a second, and milliseconds of latency. */
const fast3g = { offline: false, downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 562.5 }
const unthrottled = { offline: false, downloadThroughput: -1, uploadThroughput: -1, latency: 0 }

/** Milliseconds of each round, of the floor and of the app. */
export type Both = { readonly floor: number[]; readonly app: number[] }
const kinds = ['floor', 'app'] as const
type Kind = (typeof kinds)[number]

export interface Question {
  /** A browser profile with a hand-over that goes on. */
  readonly profile: string
  readonly serve: () => ReturnType<typeof startCollector>
  readonly rounds: number
  /** How many times slower than this machine's the processor is. */
  readonly slow: number
}

export async function starting({ profile, serve, rounds, slow }: Question) {
  const taken = () => ({ floor: [] as number[], app: [] as number[] })
  const [first, over3g, repeat, killed] = [taken(), taken(), taken(), taken()]
  const server = await serve()
  const pages: Record<Kind, string> = { floor: `${server.address}/floor/index.html`, app: `${server.address}/` }
  let browser = await bareBrowser(profile)

  const inTurn = async (into: Both, work: (kind: Kind) => Promise<number>) => {
    for (let round = 0; round < rounds; round += 1) for (const kind of kinds) into[kind].push(await work(kind))
  }
  const visit = async (kind: Kind, before: (tab: Tab) => Promise<unknown> = async () => {}) => {
    const tab = await browser.open(watch)
    await before(tab)
    await tab.send('Emulation.setCPUThrottlingRate', { rate: slow })
    const time = await answerable(tab, pages[kind])
    await tab.close()
    return time
  }
  const over = (network: typeof fast3g) => (kind: Kind) =>
    visit(kind, async (tab) => {
      await forgetPages(tab, server.address)
      await tab.send('Network.emulateNetworkConditions', network)
    })

  await inTurn(first, over(unthrottled))
  await inTurn(over3g, over(fast3g))
  const clearing = await browser.open(watch)
  await forgetPages(clearing, server.address)
  await clearing.close()
  // The floor's worker first: it then has its own folder, and the app's all the rest.
  for (const kind of kinds) await keptForOffline(browser, pages[kind])
  await server.stop()
  await inTurn(repeat, visit)
  await inTurn(killed, async (kind) => {
    await browser.kill()
    browser = await bareBrowser(profile)
    // A tablet that was switched on is not opened in the same breath.
    await new Promise((later) => setTimeout(later, 500))
    return visit(kind)
  })
  await browser.kill()
  return { first, over3g, repeat, killed }
}

async function answerable(tab: Tab, page: string): Promise<number> {
  await tab.send('Page.navigate', { url: page })
  for (;;) {
    const time = await tab.evaluate<number>('globalThis.watched?.answerable ?? 0')
    if (time > 0) return time
    // Question seldom, since each asking is the page's time.
    await new Promise((later) => setTimeout(later, 100))
  }
}

/** Nothing of any page is cached; the unit and the hand-over stay, as they would. */
async function forgetPages(tab: Tab, origin: string): Promise<void> {
  await tab.send('Network.clearBrowserCache')
  await tab.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage' })
}

/** Visits until the page's service worker has kept all it wants to, and once more, as whoever comes back does. */
async function keptForOffline(browser: BareBrowser, page: string): Promise<void> {
  for (let visit = 0; visit < 3; visit += 1) {
    const tab = await browser.open(watch)
    await answerable(tab, page)
    await tab.evaluate(`(async () => {
      await navigator.serviceWorker.ready
      for (let before = -1, now = 0; before !== now; ) {
        before = now
        await new Promise((later) => setTimeout(later, 1500))
        now = 0
        for (const name of await caches.keys()) now += (await (await caches.open(name)).keys()).length
      }
    })()`)
    await tab.close()
  }
}
