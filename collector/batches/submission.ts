/** From what came over the wire or in a file to a signed batch from a device that we know, or a refusal. */
import { submission } from '#aggregate'
import type { Collector } from '../collector.ts'
import { isSignedBy, sha256Hex } from '../signing/es256.ts'
import type { DeviceRow } from '../store/tables.ts'
import { holdsNul } from '../web/nul.ts'
import type { Refusal } from '../words/refusals.ts'

export interface Signed {
  readonly bytes: Uint8Array
  readonly hash: string
  readonly sig: string
  readonly device: DeviceRow & { readonly practice: number }
  /** The bytes read as JSON, and nothing believed of it yet. */
  readonly content: Readonly<Record<string, unknown>>
}

const MOST_BYTES = 180 * 1024

// The same work is done for a device that does not exist, so that time tells no more than the answer does.
const nobody = {
  x: 'CDEP5r72vejrLMouZNz9ChkXZbNrWMPh7mAU29hllsk',
  y: 'yJBWmFTuEyHwjrnjlHEKMhVsnI_ISiLQNVRQw7F1zFM',
}

export async function openSubmission(collector: Collector, body: unknown): Promise<Signed | Refusal> {
  const read = submission.safeParse(body)
  if (!read.success) return { refused: 'malformed' }
  const { payload, sig, deviceId } = read.data
  const bytes = Buffer.from(payload, 'base64url')
  if (bytes.length > MOST_BYTES) return { refused: 'too-large' }
  const device = await collector.store.db
    .selectFrom('devices')
    .innerJoin('units', 'units.id', 'devices.unit')
    .selectAll('devices')
    .select('units.practice')
    .where('devices.id', '=', deviceId)
    .executeTakeFirst()
  const { x, y } = device ?? nobody
  const signed = isSignedBy(bytes, sig, { kty: 'EC', crv: 'P-256', x, y })
  if (!device || !signed || device.revoked !== null) return { refused: 'unknown-sender' }
  const content = readJson(bytes)
  if (!content) return { refused: 'malformed' }
  // Another unit's name on it: no different from a stranger.
  if (content.unit !== device.unit) return { refused: 'unknown-sender' }
  return { bytes, hash: sha256Hex(bytes), sig, device, content }
}

function readJson(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const isBatch = typeof value === 'object' && value !== null && !Array.isArray(value) && !holdsNul(value)
    return isBatch ? { ...value } : null
  } catch {
    return null
  }
}
