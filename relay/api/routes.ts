/** What devices call, under /v1/vault/. Format: docs/formats/relay.md. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#serving'
import { admit } from '../admission/units.ts'
import { devices } from '../devices/chain.ts'
import { sha256 } from '../hashes.ts'
import { letters } from '../letters/letters.ts'
import { givenRows } from '../logs/rows.ts'
import { sync } from '../logs/sync.ts'
import { leavePart, partsOf } from '../pairing/mailbox.ts'
import {
  admissionAsked,
  devicesAsked,
  LARGEST_BYTES,
  LARGEST_PAIRING_PART,
  lettersAsked,
  pairingAsked,
  pairingCode,
  rowsAsked,
  type Step,
  syncAsked,
} from '../protocol/shapes.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import { askerOf, forReaders, networkHash } from '../requests/asker.ts'
import { countBack, countUp } from '../requests/counts.ts'
import { addHomeRoutes } from './home-routes.ts'
import { waitingAt } from './wait.ts'

/** Of a request without a body. */
const NOTHING = sha256('')

/** Checked where it is read: what is signed is the whole request. */
const options = { config: { access: 'signature' }, bodyLimit: LARGEST_BYTES } as const

/** Of those who are nobody yet. A character of JSON is six bytes at most. */
const unsigned = { config: { access: 'everybody' }, bodyLimit: 6 * LARGEST_PAIRING_PART + 100 } as const

interface Code {
  readonly Params: { readonly code: string }
}

/** A body as it is parsed, with the hash of its bytes. */
interface Read {
  readonly body: unknown
  readonly hash: string
}

export async function addVaultRoutes(root: FastifyInstance, relay: Relay) {
  await root.register(async (server) => {
    readWithHash(server)
    answerRefusals(server, relay)
    const wait = waitingAt(server, relay)

    server.post('/v1/vault/sync', options, async (request, reply) => {
      const { unit } = forReaders(await asker(request))
      const { answer, forked } = await sync(relay, unit, syncAsked.parse(bodyOf(request)))
      return reply.code(forked ? 409 : 200).send(answer)
    })

    server.post('/v1/vault/rows', options, async (request) => {
      const { unit } = forReaders(await asker(request))
      const { want } = rowsAsked.parse(bodyOf(request))
      return await relay.store.asUnit(unit, (tx) => givenRows(tx, unit, want))
    })

    server.post('/v1/vault/devices', options, async (request) => {
      const asked = devicesAsked.parse(bodyOf(request))
      return await devices(relay, await asker(request, asked.steps), asked)
    })

    server.post('/v1/vault/letters', options, async (request) =>
      letters(relay, await asker(request), lettersAsked.parse(bodyOf(request))),
    )

    server.post('/v1/vault/admission', options, async (request) => {
      const asked = admissionAsked.parse(bodyOf(request))
      const work = async () => admit(relay, await asker(request, asked.steps), asked)
      if (asked.code !== null) return await whereCodesAreCounted(relay, request, work)
      await count(relay, 'practice', request)
      return await work()
    })

    server.post<Code>('/v1/vault/pairing/:code', unsigned, async (request) => {
      const asked = pairingAsked.parse(bodyOf(request))
      return await leavePart(relay, networkHash(relay, request), pairingCode.parse(request.params.code), asked)
    })

    server.get<Code>('/v1/vault/pairing/:code', unsigned, async (request) =>
      partsOf(relay, networkHash(relay, request), pairingCode.parse(request.params.code)),
    )

    addHomeRoutes(server, relay, { asker: async (request) => forReaders(await asker(request)), bodyOf })

    server.get('/v1/vault/wait', options, async (request, reply) => {
      const { unit, device } = await asker(request)
      return wait(reply, unit, device)
    })

    server.get('/v1/vault/health', { config: { access: 'everybody' } }, async () => {
      await relay.store.db.selectFrom('store').select('store').executeTakeFirstOrThrow()
      return { status: 'ok' }
    })
  })

  const asker = async (request: FastifyRequest, steps: readonly Step[] = []) =>
    await askerOf(
      relay,
      request,
      (request.body as Read | undefined)?.hash ?? NOTHING,
      (device) => steps.flatMap(({ add }) => add).find((added) => added.device === device)?.key,
    )
}

const bodyOf = (request: FastifyRequest): unknown => (request.body as Read).body

function readWithHash(server: FastifyInstance) {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    void parse(request, bytes.toString(), (fault, body) =>
      done(fault, { body, hash: sha256(bytes as Buffer) } satisfies Read),
    )
  })
}

function answerRefusals(server: FastifyInstance, relay: Relay) {
  server.setErrorHandler(async (fault: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (!(fault instanceof RelayRefused)) throw fault
    const { refusal } = fault
    if (refusal.refused !== 'not-signed') return refuse(request, reply, refusal)
    const wait = await countUp(relay.store.db, 'stranger', networkHash(relay, request), relay.now())
    return refuse(request, reply, wait === null ? refusal : { refused: 'too-many', wait })
  })
}

/** A code that does not hold counts against the network that it came from; before it is looked at, so that guesses of one moment all count. */
async function whereCodesAreCounted<T>(relay: Relay, request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const at = relay.now()
  await count(relay, 'code', request)
  const back = () => countBack(relay.store.db, 'code', networkHash(relay, request), at)
  const done = await work().catch(async (fault) => {
    // Refused before the code was looked at.
    if (fault instanceof RelayRefused && earlier.has(fault.refusal.refused)) await back()
    throw fault
  })
  await back()
  return done
}

const earlier: ReadonlySet<string> = new Set(['wrong-time', 'replayed'])

async function count(relay: Relay, purpose: 'code' | 'practice', request: FastifyRequest): Promise<void> {
  const wait = await countUp(relay.store.db, purpose, networkHash(relay, request), relay.now())
  if (wait !== null) throw new RelayRefused({ refused: 'too-many', wait })
}
