/** One request of a storm, and whoever sends it: told to wait, they wait for as long as they were told, and not all the same. */
import { Agent, type IncomingMessage, request } from 'node:http'

/** As many connections as it takes: every sender is another machine. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
/** Milliseconds before something of which nobody heard is asked again. */
const UNHEARD_MS = 2000
/** Milliseconds after which nobody listens any more, as a device of ours. */
const PATIENCE_MS = 30_000

export interface Storm {
  /** On the clock of `performance`: whoever has not been taken by then gives up. */
  readonly until: number
  /** Milliseconds of each answer that was no refusal, and of each refusal. */
  readonly answered: number[]
  readonly refused: number[]
  /** Refused without a word of when to come back; of which nobody heard; and given up. */
  withoutWord: number
  unheard: number
  gaveUp: number
}

export const newStorm = (until: number): Storm => ({
  ...{ until, answered: [], refused: [] },
  ...{ withoutWord: 0, unheard: 0, gaveUp: 0 },
})

export interface Told {
  readonly status: number
  readonly text: string
}

export interface StormRequest {
  readonly url: string
  readonly body: Buffer
  readonly headers: Record<string, string>
}

/** Until it is taken, or null. @param ask made anew for each try: what is signed may hold for one time only */
export async function untilTaken(storm: Storm, ask: () => Promise<StormRequest>): Promise<Told | null> {
  while (performance.now() < storm.until) {
    const { url, body, headers } = await ask()
    const start = performance.now()
    const heard = await once(url, body, headers)
    const ms = performance.now() - start
    if (!heard) {
      storm.unheard += 1
      await pause(spread(UNHEARD_MS))
      continue
    }
    // 408: it did not come whole within the ten seconds that it has.
    if (heard.status < 429 && heard.status !== 408) {
      storm.answered.push(ms)
      return heard
    }
    storm.refused.push(ms)
    if (heard.wait === null) storm.withoutWord += 1
    await pause(spread(heard.wait ?? UNHEARD_MS))
  }
  storm.gaveUp += 1
  return null
}

/** As ours do: not before, and spread over half as long again. */
const spread = (ms: number) => ms * (1 + Math.random() / 2)

/** Milliseconds that it was told to wait. */
function waitOf({ headers }: IncomingMessage): number | null {
  const after = headers['retry-after']
  return after ? Number(after) * 1000 : null
}

function once(
  url: string,
  body: Buffer,
  more: Record<string, string>,
): Promise<(Told & { wait: number | null }) | null> {
  return new Promise((told) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, ...more }
    const asked = request(url, { method: 'POST', agent, headers, timeout: PATIENCE_MS }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('error', () => told(null))
      answer.on('end', () => told({ status: answer.statusCode ?? 0, text, wait: waitOf(answer) }))
    })
    asked.on('error', () => told(null))
    asked.on('timeout', () => asked.destroy())
    asked.end(body)
  })
}

/** A line that is kept open, asked for until it is given. @returns how to hang up */
export async function untilOpen(
  until: number,
  ask: () => Promise<Pick<StormRequest, 'url' | 'headers'>>,
): Promise<(() => void) | null> {
  while (performance.now() < until) {
    const { url, headers } = await ask()
    const heard = await new Promise<(() => void) | number>((told) => {
      const asked = request(url, { agent: false, headers, timeout: PATIENCE_MS }, (answer) => {
        answer.on('error', () => {})
        answer.resume()
        told(answer.statusCode === 200 ? () => asked.destroy() : (waitOf(answer) ?? UNHEARD_MS))
      })
      asked.on('error', () => told(UNHEARD_MS))
      asked.on('timeout', () => asked.destroy())
      asked.end()
    })
    if (typeof heard !== 'number') return heard
    await pause(spread(heard))
  }
  return null
}

export const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
