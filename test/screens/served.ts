/** The built app and a fresh collector, served in this process, with the list of the collector's routes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSetupCode } from '../../collector/admin/passphrase.ts'
import { inventNation } from '../../collector/practice/nation.ts'
import { readSettings } from '../../collector/settings.ts'
import { startCollector } from '../../collector/start.ts'

export type Served = Awaited<ReturnType<typeof serve>>

export async function serve() {
  const data = mkdtempSync(join(tmpdir(), 'collector-'))
  const { collector, server, routes, stop } = await startCollector(
    readSettings({ LOG: 'silent', PORT: '0', DATA: data }),
  )
  await inventNation(collector)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as { port: number }
  return {
    address: `http://127.0.0.1:${port}`,
    setupCode: (await newSetupCode(collector.store.db)) ?? '',
    routes,
    async stop() {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
