/**
 * Chromium as on a tablet, on a profile that outlives it: spoken to by the DevTools protocol alone, with nothing asked of
 * a page that changes how it runs. A test tool asks for more (`Runtime.enable`): then scripts are read anew to tell where
 * each call came from, and compiled scripts are not kept between visits, which costs an app and no bare page.
 */
import { spawn } from 'node:child_process'
import { chromiumPath, flags } from '../../test/browser/chromium.ts'

type Send = (method: string, params?: object) => Promise<Record<string, unknown>>

export interface Tab {
  readonly send: Send
  /** What an expression is worth in the page, a promise awaited. */
  evaluate<T>(expression: string): Promise<T>
  close(): Promise<void>
}

export interface BareBrowser {
  /** A new, empty tab, in which `first` runs before each page's own scripts. */
  open(first: () => void): Promise<Tab>
  /** As when the battery is taken out. */
  kill(): Promise<void>
}

export async function bareBrowser(profile: string): Promise<BareBrowser> {
  const asked = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=810,1080']
  const child = spawn(await chromiumPath(), [...flags, ...asked, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  // A bench that fails leaves no browser behind.
  process.once('exit', () => child.kill('SIGKILL'))
  const address = await new Promise<string>((found, failed) => {
    child.stderr.on('data', (said: Buffer) => {
      const [, at] = /DevTools listening on (ws:\S+)/.exec(said.toString()) ?? []
      if (at) found(at)
    })
    child.once('exit', (code) => failed(new Error(`Chromium ended with ${code}`)))
  })
  const send = await connected(address)
  return {
    async open(first) {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
      const toPage: Send = (method, params = {}) => send(method, params, sessionId as string)
      await toPage('Page.enable')
      await toPage('Page.addScriptToEvaluateOnNewDocument', { source: `(${first})()` })
      return {
        send: toPage,
        async evaluate<T>(expression: string) {
          const { result } = await toPage('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
          return (result as { value: T }).value
        },
        close: async () => void (await send('Target.closeTarget', { targetId })),
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Calls by number over one socket. */
async function connected(address: string) {
  const socket = new WebSocket(address)
  await new Promise((open, failed) => {
    socket.onopen = open
    socket.onerror = failed
  })
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data))
    if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result)
    waiting.delete(id)
  }
  let calls = 0
  return (method: string, params: object = {}, sessionId?: string) => {
    calls += 1
    const answer = Promise.withResolvers<Record<string, unknown>>()
    waiting.set(calls, answer)
    socket.send(JSON.stringify({ id: calls, method, params, sessionId }))
    return answer.promise
  }
}
