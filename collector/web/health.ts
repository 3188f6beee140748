/** Says that a server answers and reaches its store, and which build of the app it serves. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { buildHash } from './build-hash.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as { version: string }

/** @param reach asks the store, not memory: a server that cannot reach it takes nothing in */
export function addHealth(server: FastifyInstance, app: string, reach: () => Promise<unknown>) {
  const build = { version, app: existsSync(app) ? buildHash(app) : null }
  server.get('/healthz', { config: { access: 'everybody' } }, async () => {
    await reach()
    return { status: 'ok', ...build }
  })
}
