/** One attempt to send one frozen batch, and what its answer means. Touches the network and nothing else. */
import { receipt as receiptShape, refusalAnswer, type SignedDocument } from '#aggregate'
import { retryAfter } from './back-off.ts'
import type { FrozenBatch, Hindrance } from './row.ts'
import { openFromCollector } from './signed.ts'

type Verdict =
  | { readonly is: 'acknowledged'; readonly receipt: SignedDocument }
  | { readonly is: 'refused'; readonly code: string; readonly faults: readonly string[] }
  | { readonly is: 'again'; readonly because: Hindrance; readonly retryAfter: number | null }

export interface Attempt {
  readonly verdict: Verdict
  /** How far this device's clock is ahead of the collector's, in milliseconds; null where nobody answered. */
  readonly skew: number | null
}

/** These 4xx may go over; every other is final, but for a sender that the collector does not know. */
const passing = new Set([401, 408, 425, 429])
const PATIENCE_MS = 30_000

/** @param origin Where the collector is, as `https://matt.example`; empty for the address the app came from. */
export async function attempt(batch: FrozenBatch, origin: string, now: () => number): Promise<Attempt> {
  let response: Response
  try {
    response = await fetch(`${origin}/v1/batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(batch.submission),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
      credentials: 'omit',
    })
  } catch {
    return { verdict: again('offline'), skew: null }
  }
  const served = Date.parse(response.headers.get('date') ?? '')
  return { verdict: await judge(batch, origin, response, now()), skew: Number.isNaN(served) ? null : now() - served }
}

const again = (because: Hindrance, wait: number | null = null): Verdict => ({ is: 'again', because, retryAfter: wait })

async function judge(batch: FrozenBatch, origin: string, response: Response, now: number): Promise<Verdict> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return believed(batch, origin, body)
  const wait = retryAfter(response.headers.get('retry-after'), now)
  const refusal = refusalAnswer.safeParse(body)
  // A gateway, a captive portal or a half-started server: not the collector speaking, so nothing is final.
  if (response.status >= 500) return again(response.status === 503 ? 'busy' : 'fault', wait)
  // Only in the collector's own words: a gateway that wants a login knows nothing of our devices.
  if (response.status === 401) return again(isUnknown(refusal.data?.refused) ? 'unknown-sender' : 'fault', wait)
  if (passing.has(response.status)) return again('busy', wait)
  if (!refusal.success) return again('fault', wait)
  return { is: 'refused', code: refusal.data.refused, faults: refusal.data.faults ?? [] }
}

const isUnknown = (code: string | undefined) => code === 'unknown-sender'

/** A receipt counts when the collector signed it and it names these very bytes. */
async function believed(batch: FrozenBatch, origin: string, body: unknown): Promise<Verdict> {
  const opened = await openFromCollector(body, batch.server, origin)
  const read = receiptShape.safeParse(opened)
  return read.success && read.data.batch === batch.sha256
    ? { is: 'acknowledged', receipt: body as SignedDocument }
    : again('false-receipt')
}
