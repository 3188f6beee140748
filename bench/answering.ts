/**
 * The answering path in the real app, sealing, journal and storage on, against a floor of hand-written HTML from the same
 * server: how soon the first question can be answered, how soon a tap is seen and saved, memory, long tasks. The
 * processor is slowed as a cheap tablet's. `npm run bench -- answering`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { type Form, formById, trainingPack, type WordingPack } from '#instruments'
import { tablet } from '../test/browser/chromium.ts'
import { startCollector } from '../test/browser/serve.ts'
import { handOver, makeCase, startPractice } from '../test/browser/steps.ts'
import { writeFloor } from './answering/floor.ts'
import { watch } from './answering/in-page.ts'
import { held, median, percentile, spread, table } from './figures.ts'

const rounds = Number(process.argv[2] ?? 5)
const slow = 6
/** DevTools' "Fast 3G": bytes a second, and milliseconds of latency. */
const fast3g = { offline: false, downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 562.5 }
const unthrottled = { offline: false, downloadThroughput: -1, uploadThroughput: -1, latency: 0 }

const form = formById('core-om') as Form
const pack = (await trainingPack(form.id, 'sv')) as WordingPack
const app = mkdtempSync(join(tmpdir(), 'bench-app-'))
cpSync('dist', app, { recursive: true })
writeFloor(app, pack)
const data = mkdtempSync(join(tmpdir(), 'bench-'))
const server = await startCollector(data, { LOG: 'silent', APP: app })
const device = await tablet()
const pages = { floor: `${server.address}/floor/index.html`, app: `${server.address}/` } as const
type Kind = keyof typeof pages
const kinds: readonly Kind[] = ['floor', 'app']

let context = await opened()

async function opened(): Promise<BrowserContext> {
  const started = await device.open({ hasTouch: true })
  await started.addInitScript(watch)
  return started
}

interface Tab {
  readonly page: Page
  readonly devtools: CDPSession
}

/** A new tab, slowed. */
async function slowed(factor: number): Promise<Tab> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: factor })
  return { page, devtools }
}

async function answerable({ page }: Tab, kind: Kind): Promise<number> {
  await page.goto(pages[kind], { waitUntil: 'commit' })
  const shown = await page.waitForFunction(() => window.watched.answerable, undefined, { timeout: 60_000 })
  return (await shown.jsonValue()) as number
}

/** Nothing of any page is cached; the unit and the hand-over stay, as they would. */
async function forgetPages({ devtools }: Tab): Promise<void> {
  await devtools.send('Network.clearBrowserCache')
  const storageTypes = 'service_workers,cache_storage'
  await devtools.send('Storage.clearDataForOrigin', { origin: server.address, storageTypes })
}

async function firstVisit(kind: Kind, network: typeof fast3g): Promise<number> {
  const tab = await slowed(slow)
  await forgetPages(tab)
  await tab.devtools.send('Network.emulateNetworkConditions', network)
  const time = await answerable(tab, kind)
  await tab.page.close()
  return time
}

/** Waits until the page's service worker has kept all it wants to. */
async function keptForOffline(kind: Kind): Promise<void> {
  const page = await context.newPage()
  await page.goto(pages[kind])
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    for (let before = -1, now = 0; before !== now; ) {
      before = now
      await new Promise((later) => setTimeout(later, 1500))
      now = 0
      for (const name of await caches.keys()) now += (await (await caches.open(name)).keys()).length
    }
  })
  await page.close()
}

async function repeatOffline(kind: Kind): Promise<number> {
  const tab = await slowed(slow)
  const time = await answerable(tab, kind)
  await tab.page.close()
  return time
}

/** The browser is killed, started again without a network, and comes back to the question. */
async function afterKill(kind: Kind): Promise<number> {
  await context.close()
  context = await opened()
  await context.setOffline(true)
  // A tablet that was switched on is not opened in the same breath.
  await new Promise((later) => setTimeout(later, 500))
  return repeatOffline(kind)
}

const measured = () => ({ floor: [] as number[], app: [] as number[] })
const first = measured()
const over3g = measured()
const repeat = measured()
const killed = measured()
const taps = measured()
const saved: number[] = []
const heaps = measured()
const listTaps: number[] = []

async function heap({ devtools }: Tab): Promise<number> {
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Every question of the floor once, another choice each time. */
async function fillFloor(tab: Tab, choice: number): Promise<void> {
  for (let i = 0; i < pack.items.length; i += 1) {
    await tab.page.locator('fieldset').nth(i).getByRole('radio').nth(choice).tap()
    await settled(tab, i + 1, 0)
  }
}

/** Until so many taps have been drawn, and so many answers were said to be saved. */
const settled = ({ page }: Tab, drawn: number, kept: number) =>
  page.waitForFunction(([drawn, kept]) => window.watched.taps.length >= drawn && window.watched.saved.length >= kept, [
    drawn,
    kept,
  ] as const)

/** Through the form one question at a time, forwards or backwards, each answer said to be saved before the next. */
async function fillApp(tab: Tab, choice: number, onwards: 'Nästa' | 'Tillbaka'): Promise<void> {
  const { page } = tab
  for (let i = 0; i < pack.items.length; i += 1) {
    await page.getByRole('radio').nth(choice).tap()
    await settled(tab, i + 1, i + 1)
    if (i + 1 === pack.items.length) return
    const before = await page.locator('.progress__words').innerText()
    await page.getByRole('button', { name: onwards, exact: true }).click()
    await page.waitForFunction((text) => document.querySelector('.progress__words')?.textContent !== text, before)
  }
}

const emptied = ({ page }: Tab) =>
  page.evaluate(() => {
    for (const list of [window.watched.taps, window.watched.saved, window.watched.long]) list.length = 0
  })

const noted = ({ page }: Tab) => page.evaluate(() => window.watched)

const handing = context.pages()[0] ?? (await context.newPage())
await startPractice(handing, server.address)
await makeCase(handing, { born: '2006' })
await handOver(handing, 'CORE-OM')
await handing.getByRole('button', { name: 'Börja' }).click()
await handing.getByText('Sparat').waitFor()
await handing.close()

for (let round = 0; round < rounds; round += 1)
  for (const kind of kinds) {
    first[kind].push(await firstVisit(kind, unthrottled))
    over3g[kind].push(await firstVisit(kind, fast3g))
  }
// The floor's worker first: it then has its own folder, and the app's all the rest.
const clearing = await slowed(1)
await forgetPages(clearing)
await clearing.page.close()
for (const kind of kinds) await keptForOffline(kind)
await context.setOffline(true)
for (let round = 0; round < rounds; round += 1) for (const kind of kinds) repeat[kind].push(await repeatOffline(kind))
for (let round = 0; round < rounds; round += 1) for (const kind of kinds) killed[kind].push(await afterKill(kind))
await context.setOffline(false)

// The two in turn, so that a busy moment falls on both.
const floorTab = await slowed(slow)
await answerable(floorTab, 'floor')
const appTab = await slowed(slow)
await answerable(appTab, 'app')
for (const [pass, onwards] of (['Nästa', 'Tillbaka', 'Nästa', 'Tillbaka'] as const).entries()) {
  await emptied(floorTab)
  await floorTab.page.bringToFront()
  await fillFloor(floorTab, pass)
  taps.floor.push(...(await noted(floorTab)).taps)
  await emptied(appTab)
  await appTab.page.bringToFront()
  await fillApp(appTab, pass, onwards)
  taps.app.push(...(await noted(appTab)).taps)
  saved.push(...(await noted(appTab)).saved)
  heaps.floor.push(await heap(floorTab))
  heaps.app.push(await heap(appTab))
}
await floorTab.page.close()

// At the first question again: once at a quarter of the speed for the long tasks, once as a list.
await appTab.devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
await appTab.page.waitForTimeout(1000)
await emptied(appTab)
await fillApp(appTab, 4, 'Nästa')
const { long } = await noted(appTab)
await appTab.devtools.send('Emulation.setCPUThrottlingRate', { rate: slow })
await appTab.page.getByRole('button', { name: 'Inställningar' }).click()
await appTab.page.getByText('I en lista').click()
await appTab.page.getByRole('button', { name: 'Klart' }).click()
await emptied(appTab)
for (let i = 0; i < pack.items.length; i += 1) {
  await appTab.page.locator('fieldset.question').nth(i).getByRole('radio').nth(1).tap()
  await settled(appTab, i + 1, i + 1)
}
listTaps.push(...(await noted(appTab)).taps)

await context.close()
await device.remove()
await server.stop()
for (const folder of [app, data]) rmSync(folder, { recursive: true })

const ratio = ({ floor, app }: ReturnType<typeof measured>) => median(app) / median(floor)
const row = (what: string, times: ReturnType<typeof measured>, most: number | null): string[] => [
  what,
  spread(times.floor),
  spread(times.app),
  ratio(times).toFixed(2),
  most === null ? 'no limit set' : `${most}: ${held(ratio(times), most)}`,
]
const p98 = percentile(taps.app, 0.98) / percentile(taps.floor, 0.98)
console.log(`CPU ${slow}×, ${rounds} rounds in turn, medians (least–most) in ms; ${pack.items.length} questions.

${table(
  ['first question answerable', 'floor', 'app', 'ratio', 'allowed'],
  [
    row('nothing cached, no throttling', first, 1.9),
    row('nothing cached, Fast 3G', over3g, null),
    row('offline, visited before', repeat, 1.3),
    row('offline, the browser killed and started again', killed, 1.3),
  ],
)}

${table(
  ['a tap, CPU 6×', 'floor', 'app', 'allowed'],
  [
    ['to its tick drawn, p50, ms', percentile(taps.floor, 0.5).toFixed(0), percentile(taps.app, 0.5).toFixed(0), ''],
    [
      'to its tick drawn, p98, ms',
      percentile(taps.floor, 0.98).toFixed(0),
      percentile(taps.app, 0.98).toFixed(0),
      `${p98.toFixed(2)} of 1.2 × the floor: ${held(p98, 1.2)}`,
    ],
    [
      'as a list on one page, p98, ms',
      percentile(taps.floor, 0.98).toFixed(0),
      percentile(listTaps, 0.98).toFixed(0),
      'no limit set',
    ],
    ['to *Sparat*, p50, ms', '', percentile(saved, 0.5).toFixed(0), `60: ${held(percentile(saved, 0.5), 60)}`],
    ['to *Sparat*, p98, ms', '', percentile(saved, 0.98).toFixed(0), `250: ${held(percentile(saved, 0.98), 250)}`],
    [
      'heap after 34 answers, MB',
      median(heaps.floor).toFixed(1),
      median(heaps.app).toFixed(1),
      `6: ${held(median(heaps.app), 6)}`,
    ],
    [
      'tasks over 50 ms while answering, CPU 4×',
      '',
      long.length === 0 ? '0' : `${long.length}, the longest ${Math.max(...long).toFixed(0)} ms`,
      `0: ${held(long.length, 0)}`,
    ],
  ],
)}

Each round, first visit: floor ${first.floor.map((ms) => ms.toFixed(0)).join(', ')}; app ${first.app.map((ms) => ms.toFixed(0)).join(', ')}. ${taps.app.length} taps on each; the app seals, journals and stores each answer before it says *Sparat*, and the next tap waits for that.`)
