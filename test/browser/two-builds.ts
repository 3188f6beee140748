/** The built app on a server of its own, so that a second build can take its place and a file can be missing. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { safeHeaders } from '../../collector/web/headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** A copy of what stands in `dist`, in whose place another build can be put. */
export function copiedBuild() {
  const folder = mkdtempSync(join(tmpdir(), 'build-'))
  // Without what is packed beside each file: a release changes files as they are.
  cpSync('dist', folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) })
  return {
    folder,
    /** Puts another build in the place of the last: one file has changed, and the worker's list says so. `mark` is new each time. */
    release(mark: string) {
      const html = readFileSync(join(folder, 'index.html'), 'utf8')
      writeFileSync(join(folder, 'index.html'), html.replace('</body>', `<!-- ${mark} --></body>`))
      const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
      const changed = worker.replace(
        /"revision":"[^"]+","url":"index\.html"/,
        `"revision":"${mark}","url":"index.html"`,
      )
      if (changed === worker) throw new Error('the worker does not list index.html as expected')
      writeFileSync(join(folder, 'sw.js'), changed)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Serves such a copy. */
export async function twoBuilds() {
  const { folder, release, remove } = copiedBuild()
  const asked: string[] = []
  const faults = { failing: null as string | null }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    asked.push(`${request.method} ${pathname}`)
    const file = extname(pathname) === '' ? '/index.html' : pathname
    if (faults.failing === file) return void response.writeHead(500).end()
    try {
      const bytes = readFileSync(join(folder, file))
      response.writeHead(200, { ...safeHeaders, 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      response.end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    folder,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked for, as `GET /index.html`. */
    asked,
    /** `failing` is a file that cannot be had. */
    faults,
    cut: () => server.closeAllConnections(),
    release,
    close() {
      server.closeAllConnections()
      server.close()
      remove()
    },
  }
}
