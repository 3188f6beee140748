/**
 * A request that a device signs, to the collector and to the relay alike: who asks, when, a nonce, and all that is asked for. No
 * bearer token that somebody on the way could keep. Format: docs/formats/relay.md. No shapes: whoever answers a form loads none.
 */

/** How far the time of a request may lie from the server's, and so how long a nonce is remembered. Milliseconds. */
export const CLOCK_ROOM_MS = 300_000

/** Who asks, when by the server's clock (milliseconds since 1970), and a nonce of 16 random bytes in base64url. */
export interface Asker {
  readonly unit: string
  readonly device: string
  readonly at: number
  readonly nonce: string
}

/** What a request's signature is over. `path` with its query; `hash` is the body's SHA-256 in base64url, of no bytes where there is none. */
export const signedRequestText = ({ unit, device, at, nonce }: Asker, method: string, path: string, hash: string) =>
  `request|${unit}|${device}|${at}|${nonce}|${method}|${path}|${hash}`

/** The request's `authorization`. */
export const authorizationOf = ({ unit, device, at, nonce }: Asker, sig: string): string =>
  `Mattstock ${unit} ${device} ${at} ${nonce} ${sig}`

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const form = new RegExp(
  `^Mattstock (${uuid}|unit-[0-9a-f]{12}) (${uuid}) (\\d{1,15}) ([A-Za-z0-9_-]{22}) ([A-Za-z0-9_-]{85}[AQgw])$`,
)

/** Null where it is no such header. Nothing of it is checked. */
export function readAuthorization(header: string | undefined): { readonly asker: Asker; readonly sig: string } | null {
  const [, unit = '', device = '', at, nonce = '', sig = ''] = form.exec(header ?? '') ?? []
  return unit ? { asker: { unit, device, at: Number(at), nonce }, sig } : null
}
