/** How soon a tap is seen and saved, what is held in memory, and how long the page's own thread is taken. */
import type { startCollector } from '../../test/browser/serve.ts'
import { bareBrowser, type Tab } from './bare-browser.ts'
import { watch } from './in-page.ts'

interface Question {
  /** A browser profile with a hand-over that goes on, at the first question. */
  readonly profile: string
  readonly serve: () => ReturnType<typeof startCollector>
  readonly questions: number
  /** How many times slower than this machine's the processor is. */
  readonly slow: number
}

export async function tapping({ profile, serve, questions, slow }: Question) {
  const taps = { floor: [] as number[], app: [] as number[] }
  const heaps = { floor: [] as number[], app: [] as number[] }
  const saved: number[] = []
  const server = await serve()
  const browser = await bareBrowser(profile)
  const opened = async (page: string): Promise<Tab> => {
    const tab = await browser.open(watch)
    await tab.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    await tab.send('Page.navigate', { url: server.address + page })
    await until(tab, 'globalThis.watched?.answerable > 0')
    // What follows the first question is not what a tap costs.
    await pause(3000)
    await tab.send('Emulation.setCPUThrottlingRate', { rate: slow })
    return tab
  }

  const floor = await opened('/floor/index.html')
  const app = await opened('/')
  // The two in turn, so that a busy moment falls on both.
  for (const [pass, onwards] of (['next', 'back', 'next', 'back'] as const).entries()) {
    await shown(floor)
    for (let i = 0; i < questions; i += 1) await answer(floor, { question: i, choice: pass, nth: i, saved: false })
    taps.floor.push(...(await noted(floor)).taps)
    await shown(app)
    await fill(app, questions, pass, onwards)
    const { taps: seen, saved: kept } = await noted(app)
    taps.app.push(...seen)
    saved.push(...kept)
    heaps.floor.push(await heap(floor))
    heaps.app.push(await heap(app))
  }
  await floor.close()

  // At the first question again: once at a quarter of the speed for the long tasks, once as a list.
  await app.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await pause(1000)
  await shown(app)
  await fill(app, questions, 4, 'next')
  const { long } = await noted(app)
  await app.send('Emulation.setCPUThrottlingRate', { rate: slow })
  for (const words of ['Inställningar', 'I en lista', 'Klart']) {
    await app.evaluate(
      `[...document.querySelectorAll('button, label')].find((one) => one.textContent.trim() === '${words}').click()`,
    )
    await pause(500)
  }
  await shown(app)
  for (let i = 0; i < questions; i += 1) await answer(app, { question: i, choice: 1, nth: i, saved: true })
  const { taps: listTaps } = await noted(app)
  await browser.kill()
  await server.stop()
  return { taps, listTaps, saved, heaps, long }
}

/** Through the form one question at a time, forwards or backwards, each answer said to be saved before the next. */
async function fill(tab: Tab, questions: number, choice: number, onwards: 'next' | 'back'): Promise<void> {
  const words = `document.querySelector('.progress__words').textContent`
  for (let i = 0; i < questions; i += 1) {
    await answer(tab, { question: 0, choice, nth: i, saved: true })
    if (i + 1 === questions) return
    const before = await tab.evaluate<string>(words)
    await tap(tab, `document.querySelectorAll('.asking__ways button')[${onwards === 'next' ? 1 : 0}]`)
    await until(tab, `${words} !== '${before}'`)
  }
}

interface Answer {
  readonly question: number
  readonly choice: number
  /** So many taps came before, and were drawn. */
  readonly nth: number
  readonly saved: boolean
}

async function answer(tab: Tab, { question, choice, nth, saved }: Answer): Promise<void> {
  await tap(tab, `document.querySelectorAll('fieldset')[${question}].querySelectorAll('label')[${choice}]`)
  await until(tab, `watched.taps.length > ${nth}${saved ? ` && watched.saved.length > ${nth}` : ''}`)
}

/** A finger on the middle of an element. */
async function tap(tab: Tab, element: string): Promise<void> {
  const [x, y] = await tab.evaluate<[number, number]>(`(() => {
    const element = ${element}
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    return [x + width / 2, y + height / 2]
  })()`)
  await pause(50)
  await tab.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await tab.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Question seldom, since each asking is the page's own time. */
async function until(tab: Tab, condition: string): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await tab.evaluate<boolean>(condition))) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${condition}`)
    await pause(100)
  }
}

const pause = (ms: number) => new Promise((later) => setTimeout(later, ms))

async function shown(tab: Tab): Promise<void> {
  await tab.send('Page.bringToFront')
  await tab.evaluate('for (const list of [watched.taps, watched.saved, watched.long]) list.length = 0')
}

const noted = (tab: Tab) => tab.evaluate<{ taps: number[]; saved: number[]; long: number[] }>('watched')

async function heap(tab: Tab): Promise<number> {
  await tab.send('HeapProfiler.collectGarbage')
  return ((await tab.send('Runtime.getHeapUsage')).usedSize as number) / 1e6
}
