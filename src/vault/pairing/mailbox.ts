/** The place at the relay where the two leave each other their messages. Whoever has the code may look: nothing that lies there is believed. */
import { type PairingAnswer, pairingAnswer } from '#relay'
import { type RelayAt, RelayRefusal, refusalIn } from '../relay-client/link.ts'

/** Between two looks. */
export const LOOK_MS = 1_500
const PATIENCE_MS = 20_000

export type Part = keyof PairingAnswer['parts']

export interface Mailbox {
  /** Throws a `RelayRefusal`: `pairing-taken` where another message lies there. */
  leave(part: Part, said: unknown): Promise<PairingAnswer>
  look(): Promise<PairingAnswer>
  /** What somebody has left there, once there is something. A line that is down for a while is waited for; `no-pairing` when the time is over. */
  until<P extends Part>(parts: readonly P[], signal: AbortSignal): Promise<{ readonly part: P; readonly said: unknown }>
}

export function mailboxAt(
  code: string,
  { origin = '', fetch: asked = fetch, lookMs = LOOK_MS }: RelayAt = {},
): Mailbox {
  const path = `${origin}/v1/vault/pairing/${code}`
  async function ask(init: RequestInit): Promise<PairingAnswer> {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await asked(path, { ...init, signal, redirect: 'error', cache: 'no-store' }).catch(() => {
      throw new RelayRefusal('offline')
    })
    const value = await response.json().catch(() => null)
    const read = response.status === 200 ? pairingAnswer.safeParse(value).data : undefined
    if (!read) throw refusalIn(response, value)
    return read
  }
  const look = () => ask({ method: 'GET' })
  return {
    look,
    leave: (part, said) =>
      ask({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ part, text: JSON.stringify(said) }),
      }),
    async until(parts, signal) {
      for (;;) {
        signal.throwIfAborted()
        const there = await look().catch((fault) => {
          if (!(fault instanceof RelayRefusal) || !isPassing(fault)) throw fault
          return null
        })
        const part = parts.find((one) => there?.parts[one] !== undefined)
        if (part) return { part, said: read(there?.parts[part]) }
        await pause(lookMs, signal)
      }
    },
  }
}

const isPassing = ({ refused }: RelayRefusal): boolean =>
  refused === 'offline' || refused === 'store-away' || refused === 'too-many'

/** Null for what is no JSON: refused by its shape. */
function read(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
