/**
 * Who may come in where. Every route names its access; a collector with a route that names none does not start, and the
 * matrix of routes, methods and tenants is tested from the same list.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Session } from '../admin/session.ts'
import type { ConsoleToken } from '../console/token.ts'
import type { DeviceAsking } from '../units/signed-request.ts'
import { refuse } from './refuse.ts'

/**
 * - `everybody`: published, or a page to sign in on
 * - `signature`, `code`: what is sent carries its own proof, checked where it is read
 * - `device`: an enrolled device's signature over the request
 * - `staff`: somebody who has signed in to the admin pages
 * - `console`: a command on the same machine
 */
type Access = 'everybody' | 'signature' | 'code' | 'device' | 'staff' | 'console'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    asking: DeviceAsking | null
    session: Session | null
  }
}

export interface KnownRoute {
  readonly method: string
  readonly url: string
  readonly access: Access | undefined
}

/** @returns the list of routes, filled as they are added */
export function guardRoutes(server: FastifyInstance, guards: Guards): readonly KnownRoute[] {
  const routes: KnownRoute[] = []
  const added: RouteOptions[] = []
  server.addHook('onRoute', (route) => {
    added.push(route)
  })
  server.addHook('onReady', async () => {
    // Read only now, when plugins have given their own routes an access.
    for (const { method, url, config } of added) {
      for (const one of [method].flat()) routes.push({ method: one, url, access: config?.access })
    }
    const open = routes.find(({ access }) => !access)
    if (open) throw new Error(`${open.method} ${open.url} names no access`)
  })
  server.decorateRequest('asking', null)
  server.decorateRequest('session', null)
  server.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config
    if (access) return await guards[access]?.(request, reply)
  })
  return routes
}

/** Refuses whoever may not come in; a guard that is not there lets everybody by. */
export type Guards = Partial<Record<Access, (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>>>

export const consoleGuard = (token: ConsoleToken): Guards => ({
  async console(request, reply) {
    if (!token.opens(request.headers.authorization)) return refuse(request, reply, { refused: 'bad-token' })
  },
})
