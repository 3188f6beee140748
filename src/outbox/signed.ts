/** Opens what the collector signed: only under the pinned key, or one that an unbroken line of endorsements leads to. */

import * as z from 'zod'
import { type PublicKey, publicKey, type SignedDocument, signedDocument } from '#aggregate'
import { unbase64, utf8 } from '../vault/index.ts'
import { offlineOr } from './device.ts'

export interface Pinned {
  readonly kid: string
  readonly publicKey: PublicKey
}

/** The answer of `GET /v1/keys`: each key after the first is endorsed by the one before it. */
const keyLine = z.object({
  keys: z.array(z.object({ kid: z.string(), publicKey, endorsement: z.string().nullish() })),
})
type KeyLine = z.infer<typeof keyLine>

/** The document's JSON, or null when it is not the collector's. */
export async function openSigned(document: unknown, pinned: Pinned, line?: KeyLine): Promise<unknown> {
  const read = signedDocument.safeParse(document)
  if (!read.success) return null
  const key = read.data.kid === pinned.kid ? pinned.publicKey : line && (await endorsed(read.data.kid, pinned, line))
  if (!key) return null
  return openUnder(key, read.data)
}

/** As `openSigned`; where the key is another than the pinned one, the collector is asked for the line that leads to it. */
export async function openFromCollector(document: unknown, pinned: Pinned, origin = ''): Promise<unknown> {
  const opened = await openSigned(document, pinned)
  if (opened !== null || !signedDocument.safeParse(document).success) return opened
  const keys = await offlineOr((signal) => fetch(`${origin}/v1/keys`, { signal }))
  const line = keyLine.safeParse(await keys?.json().catch(() => null))
  return line.success ? await openSigned(document, pinned, line.data) : null
}

async function openUnder(key: PublicKey, document: SignedDocument): Promise<unknown> {
  try {
    const payload = unbase64(document.payload)
    return (await verifies(key, document.sig, payload)) ? JSON.parse(new TextDecoder().decode(payload)) : null
  } catch {
    return null
  }
}

/** Walks from the pinned key to the named one, an endorsement at a time. */
async function endorsed(kid: string, pinned: Pinned, line: KeyLine): Promise<PublicKey | null> {
  const start = line.keys.findIndex((key) => key.kid === pinned.kid)
  if (start < 0) return null
  let trusted = pinned.publicKey
  for (const next of line.keys.slice(start + 1)) {
    const said = utf8(`mattstock-key-1\n${next.kid}\n${next.publicKey.x}\n${next.publicKey.y}`)
    if (!next.endorsement || !(await verifies(trusted, next.endorsement, said))) return null
    trusted = next.publicKey
    if (next.kid === kid) return trusted
  }
  return null
}

async function verifies(key: PublicKey, sig: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const imported = await crypto.subtle.importKey('jwk', key, curve, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, unbase64(sig), bytes)
}
