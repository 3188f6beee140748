/** How things stand around the collector, for those who run it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Collector } from '../collector.ts'
import { healthOf } from '../health/facts.ts'
import type { Gauge } from '../health/metrics.ts'
import { html } from '../pages/html.ts'
import { languageOf, wordsFor } from '../words/words.ts'
import { moment, sendAdminPage, table } from './frame.ts'

/** How things stand with what runs beside the collector. */
export interface HealthBeside {
  /** Lines of the page, in the reader's language: what, and how it stands. */
  lines(request: FastifyRequest): Promise<readonly (readonly [string, string])[]>
  gauges(): Promise<readonly Gauge[]>
}

declare module 'fastify' {
  interface FastifyInstance {
    healthBeside: HealthBeside | null
  }
}

export function addHealthPage(server: FastifyInstance, collector: Collector) {
  server.get('/admin/drift', { config: { access: 'staff' } }, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const { units, standby, backup, certificate, disk } = await healthOf(collector)
    const gigabytes = (bytes: number) =>
      new Intl.NumberFormat(languageOf(request), { maximumFractionDigits: 1 }).format(bytes / 1e9)
    const rows = [
      [w.units, w.health.heard(units.heard, units.all)],
      [
        w.health.standby,
        standby === 'none'
          ? w.health.noStandby
          : standby === null
            ? w.health.unseen
            : w.health.behind(Math.ceil(standby)),
      ],
      [w.health.backup, backup ? w.health.written(moment(request, backup)) : w.health.noBackup],
      [w.health.certificate, certificate ? w.health.ends(moment(request, certificate)) : w.health.noCertificate],
      [w.health.disk, w.health.free(gigabytes(disk.free), gigabytes(disk.of))],
      ...((await server.healthBeside?.lines(request)) ?? []),
    ]
    const body = html`<p>${w.health.intro}</p>${table(w.health.title, [w.what, w.health.now], rows)}`
    return sendAdminPage(request, reply, { title: w.health.title, body })
  })
}
