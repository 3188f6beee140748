/**
 * A slip's way in, as it is printed: a link for the camera, and a code to type. Both carry one secret, of which the relay has a
 * hash alone. Pure but for the random bits. Format: docs/formats/home.md.
 */
import { type Bytes, base64, joined, sha256, unbase64, utf8 } from '../crypto/bytes.ts'
import { ITERATIONS } from '../crypto/costs.ts'
import { bitsOf, pbkdf2Key } from '../crypto/derive.ts'
import { newGroups, readGroups } from '../crypto/recovery-code.ts'
import { aesKey } from '../crypto/seal.ts'
import type { Refusal } from '../vault.ts'

/** Groups of five characters: two name the slip, four are its secret. */
const [NAME_GROUPS, GROUPS] = [2, 6]
const [ID_BYTES, SECRET_BYTES, CHECK_BYTES] = [12, 16, 16]
const VERSION = '1'

export interface Way {
  /** 96 bits in base64url, by which the relay knows the slip. */
  readonly id: string
  readonly secret: Bytes
  /** 128 bits of the hash of the unit's inbox key and its membership's head; null where the code was typed. */
  readonly check: string | null
}

/** As `7F3KA-…`: six groups of five. */
export const newTyped = (): string => newGroups(GROUPS)

/** What was typed: slow, as a passphrase is. Takes small letters, O for 0, I and L for 1, any spaces and hyphens. */
export async function readTyped(
  typed: string,
): Promise<Way | { readonly wrongGroups: readonly number[] } | { readonly characters: number }> {
  const read = readGroups(typed, GROUPS)
  if (!('code' in read)) return read
  const groups = read.code.split('-').map((group) => group.slice(0, -1))
  const name = groups.slice(0, NAME_GROUPS).join('')
  const id = base64((await sha256(utf8(`mattstock|home|${name}`))).slice(0, ID_BYTES))
  const slow = await pbkdf2Key(utf8(groups.slice(NAME_GROUPS).join('')), utf8(`mattstock|home|${id}`), ITERATIONS)
  return { id, secret: (await bitsOf(slow, utf8(id), 'mattstock|home-secret')).slice(0, SECRET_BYTES), check: null }
}

/** What a link promises of the unit: nobody who serves the page or carries the plan can put another inbox in its place. */
export const checkOf = async (inbox: string, head: string): Promise<string> =>
  base64((await sha256(joined(unbase64(inbox), unbase64(head)))).slice(0, CHECK_BYTES))

export const linkOf = (origin: string, { id, secret, check }: Way): string =>
  `${origin}/hem#${[VERSION, id, base64(secret), check ?? ''].join('.')}`

/** What stands after the `#`. Much that carries links loses a part of them. */
export function readLink(hash: string): Way | Refusal<'link-cut' | 'newer-link'> {
  const [version = '', id = '', secret = '', check = '', ...more] = hash.replace(/^#/, '').split('.')
  if (/^\d+$/.test(version) && version !== VERSION) return { refused: 'newer-link' }
  const read = [bytesIn(id, ID_BYTES), bytesIn(secret, SECRET_BYTES), bytesIn(check, CHECK_BYTES)]
  if (version !== VERSION || more.length > 0 || read.includes(null)) return { refused: 'link-cut' }
  return { id, secret: read[1] as Bytes, check }
}

function bytesIn(text: string, length: number): Bytes | null {
  try {
    const bytes = unbase64(text)
    return bytes.length === length ? bytes : null
  } catch {
    return null
  }
}

/** What is made of the secret, for the slip alone. */
export interface WayKeys {
  /** Shown to the relay, which has its hash. */
  readonly token: Bytes
  /** The plan lies under this. */
  readonly plan: CryptoKey
  /** What is shown with a spoken code. */
  spoken(code: string): Promise<Bytes>
}

export async function keysOf({ id, secret }: Way): Promise<WayKeys> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const of = (use: string) => bitsOf(key, utf8(id), `mattstock|home-${use}`)
  return {
    token: await of('token'),
    plan: await aesKey(await of('plan')),
    spoken: (code) => of(`spoken|${code}`),
  }
}
