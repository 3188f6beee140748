/** The app without a network, and the way a new version comes: asked for, whole, and never over an open form. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { handOver, keptWhole, makeCase, startPractice, takeBack, watched } from './steps.ts'
import { twoBuilds } from './two-builds.ts'

let site: Awaited<ReturnType<typeof twoBuilds>>
let address: string
let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]
/** What stands in the page of the version that was released last. */
let newer: string

beforeAll(async () => {
  site = await twoBuilds()
  address = site.address
  device = await tablet()
  context = await device.open({ serviceWorkers: 'allow' })
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
})

afterAll(async () => {
  await context?.close()
  await device?.remove()
  site?.close()
})

/** The names of the files that the worker keeps. */
const keptFiles = () =>
  page.evaluate(async () => {
    const cache = await caches.open('mattstock')
    return (await cache.keys()).map(({ url }) => new URL(url).pathname)
  })

const active = () => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)

it('a file that cannot be had at first does not kill the worker, and is fetched later', async () => {
  site.faults.failing = '/icon-512.png'
  await page.goto(address)
  await page.getByRole('button', { name: 'Ny enhet' }).waitFor()
  await expect.poll(active).toBe('activated')
  expect(await keptFiles()).not.toContain('/icon-512.png')
  expect(await keptFiles()).toContain('/index.html')
  site.faults.failing = null
  await page.reload()
  await expect.poll(keptFiles).toContain('/icon-512.png')
})

it('can be installed: name, short name, icons of the size they say, and nothing that stands against it', async () => {
  const manifest = JSON.parse(readFileSync(join(site.folder, 'app.webmanifest'), 'utf8'))
  expect(manifest).toMatchObject({ short_name: 'Måttstock', lang: 'sv', display: 'standalone', start_url: '/' })
  expect(manifest.name).toMatch(/^Måttstock/)
  for (const { src, sizes } of manifest.icons.filter(({ type }: { type: string }) => type === 'image/png')) {
    const png = readFileSync(join(site.folder, src))
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
  }
  expect(manifest.icons.some(({ purpose }: { purpose: string }) => purpose === 'maskable')).toBe(true)
  const line = await context.newCDPSession(page)
  const { installabilityErrors } = await line.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

it('opens without a network after the first visit, at any address', async () => {
  await keptWhole(page)
  await context.setOffline(true)
  site.cut()
  for (const path of ['/', '/cases/new', '/unit/staff']) {
    await page.goto(address + path)
    await page.getByRole('button', { name: 'Ny enhet' }).waitFor()
  }
  await startPractice(page, address)
  await page.getByLabel('Språk').selectOption('ar')
  await page.getByRole('heading', { level: 1, name: 'الحالات' }).waitFor()
  await page.getByLabel('اللغة').selectOption('sv')
  await context.setOffline(false)
})

it('a new version waits until somebody says yes, and is not offered while a form is open', async () => {
  await makeCase(page)
  await handOver(page, 'SDQ S11')
  const mark = 'a newer version'
  newer = `<!-- ${mark} -->`
  site.release(mark)
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))).toBe(true)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
  expect(await page.content()).not.toContain(newer)
  expect(await page.getByText('En ny version av Måttstock finns.').count()).toBe(0)
  await takeBack(page)
  await page.getByText('En ny version av Måttstock finns.').waitFor()
  expect(await page.content()).not.toContain(newer)
})

it('is refused while another tab holds an open form', async () => {
  const other = await context.newPage()
  await other.goto(`${address}/icon.svg`)
  await other.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('mattstock-form-open', { mode: 'shared' }, () => {
          held()
          return new Promise(() => {})
        })
      }),
  )
  // The page of the app may be behind the other tab by now.
  await page.bringToFront()
  await page.getByRole('button', { name: 'Byt nu' }).click()
  await page.getByText('Ett formulär är öppet. Byt version när det är inlämnat.').waitFor()
  await other.close()
  // A tab's locks go some time after it.
  const held = () => page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name))
  await expect.poll(held).not.toContain('mattstock-form-open')
})

it('takes over once it is asked to, and the page is the new one', async () => {
  await page.getByRole('button', { name: 'Byt nu' }).click()
  await expect.poll(() => page.content().catch(() => '')).toContain(newer)
  await page.getByRole('heading', { level: 1 }).waitFor()
})

it('lets everything but GET pass by, and the collector’s own pages', async () => {
  site.asked.length = 0
  const answered = await page.evaluate(async () => {
    const post = await fetch('/v1/batches', { method: 'POST', body: '{}' })
    const get = await fetch('/nationellt')
    return [post.status, get.status]
  })
  expect(answered).toHaveLength(2)
  expect(site.asked).toContain('POST /v1/batches')
  expect(site.asked).toContain('GET /nationellt')
})

it('is not woken by what it lets pass by: a worker that comes back as its place is to be taken keeps it for minutes', async () => {
  const line = await context.newCDPSession(page)
  let running: string[] = []
  line.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    running = versions.map(({ runningStatus }) => runningStatus)
  })
  await line.send('ServiceWorker.enable')
  await line.send('ServiceWorker.stopAllWorkers')
  await expect.poll(() => new Set(running)).toEqual(new Set(['stopped']))
  site.asked.length = 0
  await page.evaluate(() => Promise.all([fetch('/v1/vault/letters', { method: 'POST', body: '{}' }), fetch('/v1')]))
  expect(new Set(site.asked)).toEqual(new Set(['POST /v1/vault/letters', 'GET /v1']))
  expect(new Set(running)).toEqual(new Set(['stopped']))
  // And is by a file of its own.
  await page.evaluate(() => fetch('/icon.svg'))
  await expect.poll(() => running).toContain('running')
})

it('breaches the policy nowhere', () => {
  expect(faults).toEqual([])
})
