/**
 * The browser's side of a passkey (WebAuthn level 3, extension PRF). No server is asked and no signature looked at: what
 * opens a slot is the 32 bytes, which no other credential gives and none gives without asking who is there.
 */
import type { Refusal } from '../vault.ts'
import { type Bytes, base64, random, unbase64 } from './bytes.ts'
import type { MadeCredential, PasskeyAnswer, PasskeySlot } from './passkey.ts'

/** How long somebody has to find the key and touch it. */
const WAIT_MS = 60_000

/** Flags of authenticator data (WebAuthn 6.1): the user was verified, may be copied, is copied. */
const [UV, BE, BS] = [0b100, 0b1000, 0b1_0000]
const flagsOf = (data: ArrayBuffer) => new Uint8Array(data)[32] ?? 0

export type AuthenticatorRefusal = Refusal<'cancelled' | 'no-prf' | 'not-verified' | 'already'>

const prfOf = (from: PublicKeyCredential): Bytes | null => {
  const { first } = from.getClientExtensionResults().prf?.results ?? {}
  return first ? new Uint8Array(first as ArrayBuffer) : null
}

/** A new credential. `carried` asks for a security key or a card; what comes is for the caller to look at. `known` are not made twice. */
export async function newCredential(asked: {
  readonly salt: Bytes
  readonly carried: boolean
  readonly known: readonly PasskeySlot[]
  /** What the device's own list of passkeys calls it: nobody's name. */
  readonly name: string
}): Promise<MadeCredential | AuthenticatorRefusal> {
  const { salt, carried, known, name } = asked
  const publicKey: PublicKeyCredentialCreationOptions = {
    rp: { name: 'Måttstock' },
    user: { id: random(16), name, displayName: name },
    challenge: random(32),
    // ES256, and RS256 for Windows Hello.
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    timeout: WAIT_MS,
    excludeCredentials: known.map(asDescriptor),
    authenticatorSelection: {
      ...(carried && { authenticatorAttachment: 'cross-platform' }),
      residentKey: 'discouraged',
      userVerification: 'required',
    },
    extensions: { prf: { eval: { first: salt } } },
  }
  const made = await asking(() => navigator.credentials.create({ publicKey }))
  if ('refused' in made) return made
  const response = made.response as AuthenticatorAttestationResponse
  const flags = flagsOf(response.getAuthenticatorData())
  if (!(flags & UV)) return { refused: 'not-verified' }
  if (!made.getClientExtensionResults().prf?.enabled) return { refused: 'no-prf' }
  const transports = response.getTransports()
  const id = base64(new Uint8Array(made.rawId))
  // Many security keys give nothing at the making: they are touched once more.
  const bits = prfOf(made) ?? (await evaluated([{ id, transports, salt }]))
  if ('refused' in bits) return bits
  return {
    id,
    transports,
    attachment: made.authenticatorAttachment === 'cross-platform' ? 'cross-platform' : 'platform',
    synced: flags & BE ? (flags & BS ? 'is' : 'may-be') : 'never',
    bits: bits instanceof Uint8Array ? bits : bits.bits,
  }
}

/** Whichever of these passkeys is at hand answers. */
export async function askPasskey(slots: readonly PasskeySlot[]): Promise<PasskeyAnswer | AuthenticatorRefusal> {
  const answer = await evaluated(
    slots.map(({ credential: { id, transports }, salt }) => ({ id, transports, salt: unbase64(salt) })),
  )
  if ('refused' in answer) return answer
  const slot = slots.find(({ credential }) => credential.id === answer.id)
  return slot ? { slot: slot.id, bits: answer.bits } : { refused: 'cancelled' }
}

interface PrfInput {
  readonly id: string
  readonly transports: readonly string[]
  readonly salt: Bytes
}

async function evaluated(
  asked: readonly PrfInput[],
): Promise<{ readonly id: string; readonly bits: Bytes } | AuthenticatorRefusal> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: random(32),
    timeout: WAIT_MS,
    userVerification: 'required',
    allowCredentials: asked.map((it) => asDescriptor({ credential: it })),
    extensions: { prf: { evalByCredential: Object.fromEntries(asked.map(({ id, salt }) => [id, { first: salt }])) } },
  }
  const found = await asking(() => navigator.credentials.get({ publicKey }))
  if ('refused' in found) return found
  const flags = flagsOf((found.response as AuthenticatorAssertionResponse).authenticatorData)
  if (!(flags & UV)) return { refused: 'not-verified' }
  const bits = prfOf(found)
  return bits ? { id: base64(new Uint8Array(found.rawId)), bits } : { refused: 'no-prf' }
}

const asDescriptor = ({
  credential: { id, transports },
}: {
  readonly credential: { readonly id: string; readonly transports: readonly string[] }
}): PublicKeyCredentialDescriptor => ({
  type: 'public-key',
  id: unbase64(id),
  transports: transports as AuthenticatorTransport[],
})

/** The browser says no more than that nothing came of it, so that a page cannot ask who is there. */
async function asking(
  ask: () => Promise<globalThis.Credential | null>,
): Promise<PublicKeyCredential | AuthenticatorRefusal> {
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? { refused: 'cancelled' }
  } catch (fault) {
    const { name } = fault as DOMException
    if (name === 'InvalidStateError') return { refused: 'already' }
    if (name === 'ConstraintError') return { refused: 'not-verified' }
    if (['NotAllowedError', 'AbortError', 'NotSupportedError', 'OperationError', 'UnknownError'].includes(name))
      return { refused: name === 'NotSupportedError' ? 'no-prf' : 'cancelled' }
    throw fault
  }
}
