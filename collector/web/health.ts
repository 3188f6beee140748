/** Says that the collector answers and reaches its store, and which build of the app it serves. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Collector } from '../collector.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as { version: string }

export function addHealth(server: FastifyInstance, { settings, store }: Collector) {
  const build = { version, app: existsSync(settings.app) ? hashOf(settings.app) : null }
  server.get('/healthz', { config: { door: 'everybody' } }, async () => {
    // Asked of the store, not of memory: a collector that cannot reach it takes nothing in.
    await store.db.selectFrom('keys').select('kid').limit(1).execute()
    return { status: 'ok', ...build }
  })
}

/** First twelve hex digits of SHA-256 over path and bytes of every file of the built app, in order of path. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const own = files.map((file) => join(file.parentPath, file.name)).filter((path) => !/\.(br|gz)$/.test(path))
  for (const path of own.sort()) {
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}
