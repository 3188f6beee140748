/**
 * What the page that is answered at home calls, under /v1/home/, and a unit's devices about it, under /v1/vault/home/. The first
 * three are the whole of what a proxy opens for families. No GET among them: nothing is spent by looking at an address.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Asker } from '#aggregate'
import { claim, handIn, look } from '../home/page.ts'
import { promise, setMail } from '../home/reading.ts'
import { homeState, putSlip, revokeSlip } from '../home/staff.ts'
import {
  claimAsked,
  handInAsked,
  LARGEST_FORM,
  lookAsked,
  mailAsked,
  promiseAsked,
  revokeAsked,
  slipAsked,
  stateAsked,
} from '../protocol/home.ts'
import { LARGEST_BYTES } from '../protocol/shapes.ts'
import type { Relay } from '../relay.ts'
import { networkHash } from '../requests/asker.ts'

const forPages = { config: { access: 'everybody' }, bodyLimit: LARGEST_FORM + 2000 } as const
const forDevices = { config: { access: 'signature' }, bodyLimit: LARGEST_BYTES } as const

export function addHomeRoutes(
  server: FastifyInstance,
  relay: Relay,
  { asker, bodyOf }: { asker(request: FastifyRequest): Promise<Asker>; bodyOf(request: FastifyRequest): unknown },
) {
  server.post('/v1/home/look', forPages, async (request) =>
    look(relay, networkHash(relay, request), lookAsked.parse(bodyOf(request))),
  )

  server.post('/v1/home/claim', forPages, async (request) =>
    claim(relay, networkHash(relay, request), claimAsked.parse(bodyOf(request))),
  )

  server.post('/v1/home/hand-in', forPages, async (request) =>
    handIn(relay, networkHash(relay, request), handInAsked.parse(bodyOf(request))),
  )

  server.post('/v1/vault/home/slip', forDevices, async (request) => {
    const { unit } = await asker(request)
    return await putSlip(relay, unit, slipAsked.parse(bodyOf(request)))
  })

  server.post('/v1/vault/home/revoke', forDevices, async (request) => {
    const { unit } = await asker(request)
    return await revokeSlip(relay, unit, revokeAsked.parse(bodyOf(request)).slip)
  })

  server.post('/v1/vault/home/state', forDevices, async (request) => {
    const { unit } = await asker(request)
    return await homeState(relay, unit, stateAsked.parse(bodyOf(request)).adopted)
  })

  server.post('/v1/vault/home/promise', forDevices, async (request) =>
    promise(relay, await asker(request), promiseAsked.parse(bodyOf(request))),
  )

  server.post('/v1/vault/home/mail', forDevices, async (request) => {
    const { unit } = await asker(request)
    return await setMail(relay, unit, mailAsked.parse(bodyOf(request)))
  })
}
