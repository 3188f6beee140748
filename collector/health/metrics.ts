/**
 * Figures for a program that watches servers, in OpenMetrics: how many requests of which kind, and how things stand. Routes by
 * their pattern, units by their number: nothing of what anybody sent.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sha256Hex } from '../signing/es256.ts'
import { refuse } from '../web/refuse.ts'

const type = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

interface Counted {
  requests: number
  seconds: number
}

/** How something stands now. One whose value is null is left out: nobody knows it. */
export interface Gauge {
  /** Without `mattstock_`. */
  readonly name: string
  readonly value: number | null
  readonly help: string
}

/** Added before the routes that it counts. @param token what whoever asks brings; where it is null there is no such page */
export function addMetrics(server: FastifyInstance, token: string | null, gauges: () => Promise<readonly Gauge[]>) {
  if (token === null) return
  const counted = new Map<string, Counted>()
  server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const labels = { route: routeOptions.url ?? 'none', method, status: reply.statusCode, refused: reply.refused ?? '' }
    const name = labelled(labels)
    const before = counted.get(name) ?? { requests: 0, seconds: 0 }
    counted.set(name, { requests: before.requests + 1, seconds: before.seconds + reply.elapsedTime / 1000 })
  })
  server.get('/metrics', { config: { access: 'everybody' } }, async (request, reply) => {
    if (!brings(request, token)) return refuse(request, reply, { refused: 'bad-token' })
    return reply.type(type).send(page(counted, await gauges()))
  })
}

const brings = ({ headers }: FastifyRequest, token: string): boolean =>
  timingSafeEqual(Buffer.from(sha256Hex(headers.authorization ?? '')), Buffer.from(sha256Hex(`Bearer ${token}`)))

const labelled = (labels: Readonly<Record<string, string | number>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}}`

function page(counted: ReadonlyMap<string, Counted>, gauges: readonly Gauge[]): string {
  const each = (value: (one: Counted) => number, name: string) =>
    [...counted].map(([labels, one]) => `${name}${labels} ${value(one)}`)
  const gauge = ({ name, value, help }: Gauge) =>
    value === null
      ? []
      : [`# TYPE mattstock_${name} gauge`, `# HELP mattstock_${name} ${help}`, `mattstock_${name} ${value}`]
  return [
    '# TYPE mattstock_requests counter',
    '# HELP mattstock_requests Requests answered by this process.',
    ...each(({ requests }) => requests, 'mattstock_requests_total'),
    '# TYPE mattstock_request_seconds counter',
    '# UNIT mattstock_request_seconds seconds',
    '# HELP mattstock_request_seconds What they took together.',
    ...each(({ seconds }) => seconds, 'mattstock_request_seconds_total'),
    ...gauge({ name: 'memory_bytes', value: process.memoryUsage.rss(), help: 'Memory of this process.' }),
    ...gauges.flatMap(gauge),
    '# EOF\n',
  ].join('\n')
}
