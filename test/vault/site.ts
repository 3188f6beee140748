/** Serves the vault's test page under the app's own policy, and hears what it tells. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { build } from 'vite'
import { safeHeaders } from '../../collector/web/headers.ts'
import { lowCosts } from '../low-costs-alias.ts'

/** What a guess of a secret costs on the page: few trials are about that, and for the others it would be most of their time. */
export type Costs = 'low' | 'real'
/** What the app has of schemas, and the invented earlier one. Only files beside it name it so. */
const earlierSchema = { find: /^\.\/schemas\.ts$/, replacement: resolve('test/vault/earlier-schemas.ts') }
const outOf = (costs: Costs) => resolve(`.cache/vault-page-${costs}`)
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
const { 'strict-transport-security': _, ...headers } = safeHeaders

export interface Site {
  readonly address: string
  /** What pages have told, in order of arrival. */
  readonly told: unknown[]
  /** Asks a page that was opened with `?asks` to call one of its functions. */
  ask(name: string, all: readonly unknown[]): Promise<unknown>
  /** The page has gone: what was asked of it is answered by nobody. */
  forget(): void
  close(): Promise<void>
}

const buildPage = (costs: Costs) =>
  build({
    configFile: false,
    root: 'test/vault',
    logLevel: 'error',
    resolve: { alias: [...(costs === 'low' ? lowCosts.alias : []), earlierSchema] },
    build: {
      outDir: outOf(costs),
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // A file of its own, or the files that share schemas would run before it.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: /no-eval/ }] } } },
    },
  })

const built = new Map<Costs, Promise<unknown>>()

/** The folder of the page, built once a process. */
export async function vaultPage(costs: Costs = 'low'): Promise<string> {
  const building = built.get(costs) ?? buildPage(costs)
  built.set(costs, building)
  await building
  return outOf(costs)
}

/** The page on a port of its own. */
export async function vaultSite(costs: Costs = 'low'): Promise<Site> {
  const folder = await vaultPage(costs)
  const told: unknown[] = []
  const asked = asking()
  const server = createServer(async (request, response) => {
    if (request.url === '/ask') return asked.next(response)
    if (request.method === 'POST') {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString())
      if (request.url === '/answer') asked.answered(body)
      else told.push(body)
      response.writeHead(204).end()
      return
    }
    const path = new URL(request.url ?? '/', 'http://site').pathname
    const file = join(folder, path === '/' ? 'index.html' : path)
    if (!existsSync(file)) return response.writeHead(404, headers).end()
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(await readFile(file))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    ask: asked.ask,
    forget: asked.forget,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

interface Answer {
  readonly number: number
  readonly value?: unknown
  readonly fault?: string
}

/** What is asked of a page waits for the page to fetch it, and the page's fetch waits for something to be asked. */
function asking() {
  const calls: object[] = []
  const waiting = new Map<number, { done(value: unknown): void; failed(fault: Error): void }>()
  let page: ServerResponse | null = null
  let number = 0
  const meet = () => {
    if (!page || calls.length === 0) return
    page.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(calls.shift()))
    page = null
  }
  return {
    next(response: ServerResponse) {
      page = response
      meet()
    },
    answered({ number, value, fault }: Answer) {
      const call = waiting.get(number)
      if (fault === undefined) call?.done(value)
      else call?.failed(new Error(fault))
    },
    ask: (name: string, all: readonly unknown[]) =>
      new Promise<unknown>((done, failed) => {
        number += 1
        waiting.set(number, { done, failed })
        calls.push({ number, name, all })
        meet()
      }),
    forget() {
      page = null
      calls.length = 0
      waiting.clear()
    },
  }
}
