/**
 * One question to the collector. It is told what was asked and nothing of whom: no cookie, no address, no other header than
 * these. Whatever is no answer of a collector's, too large or too late is none.
 */
import { createHmac } from 'node:crypto'
import { LARGEST_WORDING_BYTES } from '#aggregate'
import { networkOf } from '#serving'
import type { Elsewhere } from './settings.ts'

/** Milliseconds: less than the app waits. */
const PATIENCE_MS = 20_000
/** Questions under way: each may hold an answer of the largest size. */
const MOST_AT_ONCE = 50
const LARGEST_ANSWER = LARGEST_WORDING_BYTES + 1

export interface Question {
  readonly method: 'GET' | 'POST'
  /** Of a route of ours, with nothing in it that a URL reads otherwise. */
  readonly path: string
  /** The network address that it came from. Told to nobody: a keyed hash of it goes along with the region's key. */
  readonly from: string
  readonly language?: 'sv' | 'en' | 'ar'
  readonly authorization?: string
  readonly etag?: string
  readonly body?: Buffer<ArrayBuffer>
}

export interface Answer {
  readonly status: number
  readonly body: Buffer
  readonly etag: string | null
  /** Seconds, as the collector said it. */
  readonly retryAfter: string | null
  /** The collector's clock. */
  readonly date: string | null
}

export type Ask = (question: Question) => Promise<Answer | 'away' | 'busy'>

export function askerOfCollector({ collector, key }: Elsewhere): Ask {
  let underWay = 0
  return async (question) => {
    if (underWay >= MOST_AT_ONCE) return 'busy'
    underWay += 1
    try {
      return (await answerTo(collector, headersOf(question, key), question)) ?? 'away'
    } catch {
      return 'away'
    } finally {
      underWay -= 1
    }
  }
}

function headersOf({ from, language, authorization, etag, body }: Question, key: string | null) {
  const network = key && createHmac('sha256', key).update(networkOf(from)).digest('base64url').slice(0, 22)
  return {
    accept: 'application/json',
    ...(language && { 'accept-language': language }),
    ...(authorization && { authorization }),
    ...(etag && { 'if-none-match': etag }),
    ...(body && { 'content-type': 'application/json' }),
    ...(key && network && { 'mattstock-region': key, 'mattstock-network': network }),
  }
}

/** Null where it is none of a collector's. */
async function answerTo(collector: string, headers: Record<string, string>, question: Question) {
  const { method, path, body } = question
  const response = await fetch(`${collector}${path}`, {
    method,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body && { body }),
  })
  const { status, headers: said } = response
  const isJson = said.get('content-type')?.startsWith('application/json')
  if (status !== 304 && !isJson) {
    await response.body?.cancel()
    return null
  }
  const bytes = await bytesOf(response)
  return (
    bytes && {
      status,
      body: bytes,
      etag: said.get('etag'),
      retryAfter: said.get('retry-after'),
      date: said.get('date'),
    }
  )
}

async function bytesOf(response: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > LARGEST_ANSWER) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
