/**
 * A second reader of a unit, in a browser with a profile of its own, let in over a real relay: by a typed code, and by a QR code
 * that the first one's camera sees. And a second device of the practice unit in a window beside the first.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../relay/console/commands.ts'
import { readRelaySettings } from '../../relay/settings.ts'
import { flags, type Tablet, tablet } from './chromium.ts'
import { startServer } from './serve.ts'
import { makeCase, practicePassphrase, setUpUnit, startPractice, watched } from './steps.ts'

const data = mkdtempSync(join(tmpdir(), 'relay-'))
const camera = join(data, 'camera.y4m')
const faults: string[] = []
let server: Awaited<ReturnType<typeof startServer>>

interface Opened {
  readonly tablet: Tablet
  context: BrowserContext
  page: Page
}
const all: Opened[] = []

/** What the camera sees is what lies in the file when it is opened. */
const seeing = {
  args: [
    ...flags,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
  ],
}

async function opened(it?: Tablet, path = '/'): Promise<Opened> {
  const on = it ?? (await tablet())
  const context = await on.open(seeing)
  faults.push(...watched(context))
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${server.address}${path}`)
  const one = { tablet: on, context, page }
  if (!it) all.push(one)
  return one
}

/** Every window of it closed, as somebody does who goes home. */
async function restarted(one: Opened, path: string): Promise<void> {
  await one.context.close()
  Object.assign(one, await opened(one.tablet, path))
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

const code = async (page: Page) => {
  const shown = page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
  await shown.waitFor()
  return shown.innerText()
}

const words = async (page: Page) => {
  const list = page.getByRole('list', { name: 'Fyra ord' })
  await list.waitFor()
  return list.getByRole('listitem').allInnerTexts()
}

/** From the beginning, whatever the page has shown before. */
async function add(page: Page): Promise<void> {
  await goTo(page, '/unit/devices')
  await page.getByRole('link', { name: 'Lägg till en apparat' }).click()
}

async function type(page: Page, typed: string): Promise<void> {
  await add(page)
  await page.getByLabel('Kod på den nya apparaten').fill(typed)
  await press(page, 'Fortsätt')
}

async function confirm(page: Page, name: string, passphrase: string): Promise<void> {
  await page.getByLabel('Namn på den nya apparaten').fill(name)
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press(page, 'Orden är lika: släpp in apparaten')
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press(page, 'Lås upp')
  await heading(page, 'Ärenden')
}

beforeAll(async () => {
  await writeFile(camera, '')
  server = await startServer('relay/with-collector.ts', data)
})
afterAll(async () => {
  for (const { context, tablet } of all) {
    await context.close()
    await tablet.remove()
  }
  await server?.stop()
  rmSync(data, { recursive: true, force: true })
})

describe('one more reader', () => {
  let one: Opened
  let other: Opened
  let passphrase = ''
  let first = ''

  it('is told first to show that its browser keeps what it is given', async () => {
    one = await opened()
    passphrase = (await setUpUnit(one.page, 'Ejderenheten', 'Alva Prov')).passphrase
    first = (await makeCase(one.page)).code
    other = await opened()
    await other.page.getByRole('link', { name: 'Lägg till den här apparaten' }).click()
    await other.page.getByRole('heading', { name: 'Starta om webbläsaren först' }).waitFor()
    await other.page.reload()
    await other.page.getByRole('heading', { name: 'Starta om webbläsaren först' }).waitFor()
    await restarted(other, '/join')
    await code(other.page)
  })

  it('waits until the unit is connected', async () => {
    await goTo(one.page, '/unit/devices/add')
    await one.page.getByText('Enheten är inte ansluten till någon server.').waitFor()
    await goTo(one.page, '/unit/relay')
    const { text } = await runCommand(readRelaySettings({ DATA: data }), ['admit', 'Ejderenheten'])
    await one.page.getByLabel('Serverns kod').fill(text.split('\t')[0] ?? '')
    await press(one.page, 'Anslut enheten')
    await one.page.getByText('Enheten är ansluten.').waitFor()
  })

  it('is not let in where a slip was made, or where the words are said to differ', async () => {
    const shown = await code(other.page)
    await type(
      one.page,
      shown.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    )
    await one.page.getByText('Något tecken i koden är fel.').waitFor()
    await press(one.page, 'Börja om med en ny kod')
    await type(one.page, shown)
    expect(await words(other.page)).toEqual(await words(one.page))
    await press(other.page, 'Orden är olika')
    await other.page.getByText('Orden var olika. Ingen apparat har släppts in.').waitFor()
    await one.page.getByText('Orden var olika. Ingen apparat har släppts in.').waitFor()
    await press(other.page, 'Börja om med en ny kod')
  })

  it('shows the same four words, fetches what is there, and opens by a passphrase of the unit', async () => {
    await type(one.page, (await code(other.page)).toLowerCase())
    const four = await words(one.page)
    expect(four).toHaveLength(4)
    expect(await words(other.page)).toEqual(four)
    await confirm(one.page, 'Rum 3', passphrase)
    await one.page.getByText('Rum 3 hör nu till enheten').waitFor()
    await unlock(other.page, passphrase)
    await other.page.getByRole('link', { name: first }).first().waitFor()
  })

  it('sees on its screen what the other writes, and the other what it writes, with nothing pressed', async () => {
    await goTo(one.page, '/')
    const { code: mine } = await makeCase(one.page)
    await other.page.getByRole('link', { name: mine }).first().waitFor()
    const { code: theirs } = await makeCase(other.page)
    await goTo(one.page, '/')
    await one.page.getByRole('link', { name: theirs }).first().waitFor()
  })

  it('is let in by the QR code on its screen, held before a camera; and the others are told by whom', async () => {
    const third = await opened()
    await third.page.goto(`${server.address}/join`)
    await third.page.getByRole('heading', { name: 'Starta om webbläsaren först' }).waitFor()
    await restarted(third, '/join')
    await code(third.page)
    await writeFile(camera, y4m(await seenOn(third.page)))
    await add(one.page)
    await press(one.page, 'Läs QR-koden med kameran')
    expect(await words(one.page)).toEqual(await words(third.page))
    await confirm(one.page, 'Rum 4', passphrase)
    await one.page.getByText('Rum 4 hör nu till enheten').waitFor()
    await unlock(third.page, passphrase)
    await third.page.getByRole('link', { name: first }).first().waitFor()
    await restarted(other, '/')
    await unlock(other.page, passphrase)
    await other.page.getByText('En ny apparat är tillagd av Alva Prov: Rum 4.').waitFor()
    expect(faults).toEqual([])
  })

  it('that is reloaded while its code is shown begins anew, and the old code is answered by nobody', async () => {
    const fourth = await opened()
    await fourth.page.goto(`${server.address}/join`)
    await fourth.page.getByRole('heading', { name: 'Starta om webbläsaren först' }).waitFor()
    await restarted(fourth, '/join')
    const before = await code(fourth.page)
    await fourth.page.reload()
    expect(await code(fourth.page)).not.toBe(before)
  })
})

it('anybody may see a second device of the practice unit at work, in a window beside the first', async () => {
  const { context, page } = await opened()
  await startPractice(page, server.address)
  await goTo(page, '/unit/devices')
  await page.getByRole('link', { name: 'Prova med en andra apparat' }).click()
  await press(page, 'Anslut övningsenheten')
  const coming = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Öppna en andra apparat' }).click()
  const second = await coming
  await page.getByLabel('Kod på den nya apparaten').fill(await code(second))
  await press(page, 'Fortsätt')
  expect(await words(second)).toEqual(await words(page))
  await confirm(page, 'Andra fönstret', practicePassphrase)
  await heading(second, 'Ärenden')
  await goTo(page, '/')
  const { code: crossed } = await makeCase(page)
  await second.getByRole('link', { name: crossed }).first().waitFor()
  // Both stay open: the one window does not lock the other.
  await heading(page, `Ärende ${crossed}`)
})

interface Picture {
  readonly width: number
  readonly height: number
  readonly grey: readonly number[]
}

/** The QR code as it stands on the page, drawn by the browser itself with room around it. */
const seenOn = (page: Page): Promise<Picture> =>
  page.getByRole('img', { name: 'QR-kod med samma kod' }).evaluate(async (svg) => {
    const [width, height, side] = [640, 480, 440]
    const copy = svg.cloneNode(true) as SVGElement
    copy.setAttribute('width', String(side))
    copy.setAttribute('height', String(side))
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
    const image = new Image()
    image.src = URL.createObjectURL(new Blob([copy.outerHTML], { type: 'image/svg+xml' }))
    await image.decode()
    const drawn = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
    drawn.fillStyle = '#999'
    drawn.fillRect(0, 0, width, height)
    drawn.drawImage(image, (width - side) / 2, (height - side) / 2, side, side)
    const { data } = drawn.getImageData(0, 0, width, height)
    return { width, height, grey: Array.from({ length: width * height }, (_, i) => data[4 * i] ?? 0) }
  })

/** One frame of a film that a browser takes for its camera's. */
const y4m = ({ width, height, grey }: Picture): Buffer =>
  Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`),
    Buffer.from(grey),
    Buffer.alloc((width * height) / 2, 128),
  ])
