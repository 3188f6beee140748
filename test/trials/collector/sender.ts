/** A unit's side of a trial: one request on a connection of its own, and what it was told, if anything. */
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Period } from '#aggregate'
import type { Reply, Sent } from '../../collector/history.ts'
import { goodBatch, submissionOf } from '../../collector/unit.ts'
import type { TrialUnit } from './ground.ts'

/** Milliseconds; longer than any delay that a trial puts in. */
const patience = 12_000

/** @param address where the line begins: the collector, or a proxy before it; @param version two of a slot are different bytes */
export async function send(
  address: string,
  unit: TrialUnit,
  period: Period,
  edition: 1 | 2,
  version: number,
  hear: (answer: Answer) => void = () => {},
): Promise<Sent> {
  const submission = submissionOf(
    unit.key,
    unit.deviceId,
    goodBatch(period, unit.id, { edition, app: `0.${version}.0` }),
  )
  const bytes = Buffer.from(submission.payload, 'base64url')
  const from = performance.now()
  const answer = await ask(`${address}/v1/batches`, JSON.stringify(submission), { 'x-forwarded-for': anyAddress() })
  if (answer) hear(answer)
  return {
    did: 'send',
    unit: unit.id,
    period: period.id,
    edition,
    bytes,
    told: final(answer),
    from,
    to: performance.now(),
  }
}

/** Somewhere among sixteen million: trials refuse more than one address may be refused in an hour. */
export const anyAddress = () => ['10', ...randomBytes(3)].join('.')

/** Null where nothing was heard, or nothing that ends the matter. */
const final = (answer: Answer | null): Reply =>
  answer && answer.status < 500 && answer.status !== 429 ? { status: answer.status, body: answer.body } : null

export interface Answer {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | undefined
  readonly location: string | undefined
  readonly cookie: string | undefined
}

/** Null where no whole answer was heard. */
export function ask(url: string, body: string | null, headers: Record<string, string> = {}): Promise<Answer | null> {
  return new Promise((told) => {
    const made = request(
      url,
      {
        method: body === null ? 'GET' : 'POST',
        agent: false,
        timeout: patience,
        headers:
          body === null
            ? headers
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', () => told(null))
        answer.on('close', () => {
          if (!answer.complete) return told(null)
          told({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            retryAfter: answer.headers['retry-after'],
            location: answer.headers.location,
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
          })
        })
      },
    )
    made.on('error', () => told(null))
    made.on('timeout', () => made.destroy())
    made.end(body ?? undefined)
  })
}
