/** The relay as the collector serves it beside itself: its routes, its commands, and its room among the operator's pages. */
import type { Beside } from '#serving'
import { gaugesOf, healthOf } from '../health/facts.ts'
import { tokenFile } from '../server.ts'
import type { OpenRelay } from '../start.ts'
import { healthLines } from './health-lines.ts'
import { addOperatorPages, room } from './unit-pages.ts'

export const besideCollector = ({ relay, add, close }: OpenRelay): Beside => ({
  tokenFiles: [tokenFile],
  room,
  health: {
    lines: async (request) => healthLines(request, await healthOf(relay)),
    gauges: async () => gaugesOf(await healthOf(relay)),
  },
  async add(server) {
    await add(server)
    await addOperatorPages(server, relay)
  },
  stop: close,
})
