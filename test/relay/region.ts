/** A region's server as a process of its own, before a collector that is another one; and what clinics behind it ask. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from '../collector/process.ts'

export interface RegionProcess {
  readonly address: string
  readonly data: string
  said(): string
  end(): Promise<void>
}

export async function startRegion(collector: string, env: Record<string, string> = {}): Promise<RegionProcess> {
  const data = mkdtempSync(join(tmpdir(), 'region-'))
  const settings = { DATA: data, APP: join(data, 'no-app'), COLLECTOR_URL: collector, BEHIND_PROXY: '1', ...env }
  const server = await startProcess(settings, 'relay/with-collector.ts')
  return {
    address: server.address,
    data,
    said: server.said,
    end: async () => {
      await server.end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Asks as a clinic whose address the region's own proxy names. */
export async function ask(
  url: string,
  body: unknown = null,
  clinic = '10.0.0.1',
  headers: Record<string, string> = {},
) {
  const from = { 'x-forwarded-for': clinic, ...headers }
  return await fetch(url, {
    redirect: 'manual',
    ...(body === null
      ? { headers: from }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...from },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
  })
}
