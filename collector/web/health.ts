/** Says that the collector answers and reaches its store, and which build of the app it serves. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Collector } from '../collector.ts'
import { buildHash } from './build-hash.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as { version: string }

export function addHealth(server: FastifyInstance, { settings, store }: Collector) {
  const build = { version, app: existsSync(settings.app) ? buildHash(settings.app) : null }
  server.get('/healthz', { config: { access: 'everybody' } }, async () => {
    // Asked of the store, not of memory: a collector that cannot reach it takes nothing in.
    await store.db.selectFrom('keys').select('kid').limit(1).execute()
    return { status: 'ok', ...build }
  })
}
