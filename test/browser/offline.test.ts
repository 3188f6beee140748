/** The app without a network, and the way a new version comes: asked for, whole, and never over an open form. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { safeHeaders } from '../../collector/web/headers.ts'
import { type Tablet, tablet } from './chromium.ts'
import { handOver, makeCase, startPractice, takeBack, watched } from './steps.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** The built app on a server of its own, so that a second build can take its place and a file can be missing. */
const folder = mkdtempSync(join(tmpdir(), 'build-'))
let failing: string | null = null
const asked: string[] = []
let server: Server
let address: string
let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]

beforeAll(async () => {
  cpSync('dist', folder, { recursive: true })
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    asked.push(`${request.method} ${pathname}`)
    const file = extname(pathname) === '' ? '/index.html' : pathname
    if (failing === file) return void response.writeHead(500).end()
    try {
      const bytes = readFileSync(join(folder, file))
      response.writeHead(200, { ...safeHeaders, 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      response.end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
})

afterAll(async () => {
  await context?.close()
  await device?.remove()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The names of the files that the worker keeps. */
const keptFiles = () =>
  page.evaluate(async () => {
    const cache = await caches.open('mattstock')
    return (await cache.keys()).map(({ url }) => new URL(url).pathname)
  })

const active = () => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)

/** Puts another build in the place of the first: one file has changed, and the worker's list says so. */
function release(mark: string) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  writeFileSync(join(folder, 'index.html'), html.replace('</body>', `<!-- ${mark} --></body>`))
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
  const changed = worker.replace(/"revision":"[^"]+","url":"index\.html"/, `"revision":"${mark}","url":"index.html"`)
  if (changed === worker) throw new Error('the worker does not list index.html as expected')
  writeFileSync(join(folder, 'sw.js'), changed)
}

it('a file that cannot be had at first does not kill the worker, and is fetched later', async () => {
  failing = '/icon-512.png'
  await page.goto(address)
  await page.getByRole('button', { name: 'Ny enhet' }).waitFor()
  await expect.poll(active, { timeout: 30_000 }).toBe('activated')
  expect(await keptFiles()).not.toContain(failing)
  expect(await keptFiles()).toContain('/index.html')
  failing = null
  await page.reload()
  await expect.poll(keptFiles, { timeout: 30_000 }).toContain('/icon-512.png')
})

it('can be installed: name, short name, icons of the size they say, and nothing that stands against it', async () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'app.webmanifest'), 'utf8'))
  expect(manifest).toMatchObject({ short_name: 'Måttstock', lang: 'sv', display: 'standalone', start_url: '/' })
  expect(manifest.name).toMatch(/^Måttstock/)
  for (const { src, sizes } of manifest.icons.filter(({ type }: { type: string }) => type === 'image/png')) {
    const png = readFileSync(join(folder, src))
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
  }
  expect(manifest.icons.some(({ purpose }: { purpose: string }) => purpose === 'maskable')).toBe(true)
  const line = await context.newCDPSession(page)
  const { installabilityErrors } = await line.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

it('opens without a network after the first visit, at any address', async () => {
  await context.setOffline(true)
  server.closeAllConnections()
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
  release('second')
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  await expect
    .poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting)), { timeout: 30_000 })
    .toBe(true)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
  expect(await page.content()).not.toContain('<!-- second -->')
  expect(await page.getByText('En ny version av Måttstock finns.').count()).toBe(0)
  await takeBack(page)
  await page.getByText('En ny version av Måttstock finns.').waitFor()
  expect(await page.content()).not.toContain('<!-- second -->')
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
})

it('takes over once it is asked to, and the page is the new one', async () => {
  await page.getByRole('button', { name: 'Byt nu' }).click()
  await expect.poll(() => page.content().catch(() => ''), { timeout: 30_000 }).toContain('<!-- second -->')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

it('lets everything but GET pass by, and the collector’s own pages', async () => {
  asked.length = 0
  const answered = await page.evaluate(async () => {
    const post = await fetch('/v1/batches', { method: 'POST', body: '{}' })
    const get = await fetch('/nationellt')
    return [post.status, get.status]
  })
  expect(answered).toHaveLength(2)
  expect(asked).toContain('POST /v1/batches')
  expect(asked).toContain('GET /nationellt')
})

it('breaches the policy nowhere', () => {
  expect(faults).toEqual([])
})
