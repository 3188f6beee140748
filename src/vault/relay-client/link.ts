/**
 * Asks the relay in the name of a device: every request is signed, by the relay's own clock. It lies under the app's own
 * address. Knows nothing of what is asked. Format: docs/formats/relay.md.
 */
import type * as z from 'zod'
import { relayRefusal } from '#relay'
import type { Bytes } from '../crypto/bytes.ts'
import { requestSigner } from '../crypto/request-signer.ts'
import type { Signer } from '../disk/log.ts'

/** How long the relay may be silent, its whole answer included. */
const PATIENCE_MS = 30_000
/** A line that is open says so every ten seconds. */
const LINE_SILENT_MS = 30_000
/** Twice what a body of the relay's may hold, in characters: longer is no answer of its. */
const LONGEST_ANSWER = 4_000_000
/** A clock that is put right, and a nonce that was heard before. */
const MOST_TRIES = 3

/**
 * Why there is no answer: what the relay said (the table in relay.md), or what this device found. `offline`: nobody answers.
 * `not-the-relay`: whoever answers is not, or not this unit's. `not-let-in`: another device has to let this one in.
 * `unit-unknown`: the relay knows nothing of the unit any more. `other-chain`: it shows other devices than it did.
 */
export type RelayRefused = string

export class RelayRefusal extends Error {
  override readonly name = 'RelayRefusal'
  readonly refused: RelayRefused
  /** Milliseconds that the relay asks for before it is asked again. */
  readonly retryAfter: number | null
  readonly said: z.infer<typeof relayRefusal> | null

  constructor(refused: RelayRefused, said: RelayRefusal['said'] = null, retryAfter: number | null = null) {
    super(`relay: ${refused}`)
    this.refused = refused
    this.said = said
    this.retryAfter = retryAfter
  }
}

/** Where the relay is: empty for the address that the app came from. */
export interface RelayAt {
  readonly origin?: string
  readonly fetch?: typeof fetch
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Milliseconds between two looks at what another device may have left. */
  readonly lookMs?: number
}

export interface RelayLink {
  readonly unit: string
  readonly device: Signer
  /** What was answered, of the shape that was asked for. Throws a `RelayRefusal`. */
  ask<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T>
  /** The line on which the relay says that there is something. `open` is said once: what came before it was told to nobody. */
  wait(signal: AbortSignal): AsyncGenerator<'open' | 'something'>
}

export function relayLink(unit: string, device: Signer, at: RelayAt = {}): RelayLink {
  const { origin = '', now = Date.now } = at
  const asked = at.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request))
  const signer = requestSigner(unit, device, now)

  async function send(method: 'GET' | 'POST', path: string, body: string, signal: AbortSignal): Promise<Response> {
    const { header: authorization } = await signer.authorization(method, path, body)
    const headers = { authorization, ...(method === 'POST' && { 'content-type': 'application/json' }) }
    const how = { method, headers, signal, redirect: 'error', cache: 'no-store', ...(method === 'POST' && { body }) }
    return asked(`${origin}${path}`, how as RequestInit).catch(() => {
      throw new RelayRefusal('offline')
    })
  }

  /** Sent again where the relay has put the clock right, or heard the nonce before. */
  async function answered<T>(send: () => Promise<Response>, read: (response: Response) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await read(await send())
      } catch (fault) {
        const said = fault instanceof RelayRefusal ? fault.said : null
        if (said?.refused === 'wrong-time' && said.at !== undefined) signer.setClock(said.at)
        else if (said?.refused !== 'replayed') throw fault
        if (tries === MOST_TRIES) throw fault
      }
    }
  }

  return {
    unit,
    device,
    ask: (path, body, shape) => {
      const text = JSON.stringify(body)
      return answered(
        () => send('POST', path, text, AbortSignal.timeout(PATIENCE_MS)),
        async (response) => {
          const value = await jsonOf(response)
          const read = response.status === 200 || response.status === 409 ? shape.safeParse(value).data : undefined
          if (read === undefined) throw refusalIn(response, value)
          return read
        },
      )
    },
    async *wait(signal) {
      const silence = new AbortController()
      const either = AbortSignal.any([signal, silence.signal])
      let timer = setTimeout(() => silence.abort(), LINE_SILENT_MS)
      try {
        const response = await answered(
          () => send('GET', '/v1/vault/wait', '', either),
          async (line) => {
            const is = line.headers.get('content-type')?.startsWith('text/event-stream')
            if (line.status !== 200 || !is) throw refusalIn(line, await jsonOf(line))
            return line
          },
        )
        yield 'open'
        const reader = (response.body as ReadableStream<Bytes>).pipeThrough(new TextDecoderStream()).getReader()
        let rest = ''
        while (true) {
          const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }) as const)
          if (done) return
          clearTimeout(timer)
          timer = setTimeout(() => silence.abort(), LINE_SILENT_MS)
          const events = (rest + value).split('\n\n')
          rest = events.pop()?.slice(-1000) ?? ''
          if (events.some((event) => event.startsWith('event: something'))) yield 'something'
        }
      } finally {
        clearTimeout(timer)
        silence.abort()
      }
    },
  }
}

/** Null where it is no JSON, or longer than any answer of the relay's. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    let text = ''
    for await (const some of (response.body as ReadableStream<Bytes>).pipeThrough(new TextDecoderStream())) {
      text += some
      if (text.length > LONGEST_ANSWER) return null
    }
    return JSON.parse(text)
  } catch (fault) {
    // Cut on the way, and not only no JSON.
    if (!(fault instanceof SyntaxError)) throw new RelayRefusal('offline')
    return null
  }
}

export function refusalIn(response: Response, value: unknown): RelayRefusal {
  const said = relayRefusal.safeParse(value).data ?? null
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
  if (said && response.status >= 400) return new RelayRefusal(said.refused, said, wait)
  // What stands before the relay answers in its place.
  return new RelayRefusal(response.status >= 500 ? 'offline' : 'not-the-relay', null, wait)
}
