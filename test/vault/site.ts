/** Serves the vault's test page under the app's own policy, and hears what it tells. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { build } from 'vite'
import { safeHeaders } from '../../collector/web/headers.ts'

const OUT = resolve('.cache/vault-page')
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
const { 'strict-transport-security': _, ...headers } = safeHeaders

export interface Site {
  readonly address: string
  /** What pages have told, in order of arrival. */
  readonly told: unknown[]
  close(): Promise<void>
}

const buildPage = () =>
  build({
    configFile: false,
    root: 'test/vault',
    logLevel: 'error',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })

let built: Promise<unknown> | undefined

/** The page, built once a process, on a port of its own. */
export async function vaultSite(): Promise<Site> {
  built ??= buildPage()
  await built

  const told: unknown[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const body = await request.toArray()
      told.push(JSON.parse(Buffer.concat(body).toString()))
      response.writeHead(204).end()
      return
    }
    const path = new URL(request.url ?? '/', 'http://site').pathname
    const file = join(OUT, path === '/' ? 'index.html' : path)
    if (!existsSync(file)) return response.writeHead(404, headers).end()
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(await readFile(file))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
