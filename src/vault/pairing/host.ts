/**
 * The side of a device that is in: it answers a new one, shows four words, and lets it in once staff have said that they are the
 * same. Believes nothing that the relay carries but what the new device had bound itself to.
 */
import type { RelayAt } from '../relay-client/link.ts'
import { RelayRefusal } from '../relay-client/link.ts'
import { mailboxAt, type Part } from './mailbox.ts'
import { codeOf, readPairing } from './pairing-code.ts'
import {
  type Answer,
  agreed,
  ended,
  keepsTo,
  newNonce,
  type Offer,
  offer as offerShape,
  type Reveal,
  reveal as revealShape,
  type Stop,
  sealedAnswer,
  sealedEnd,
  stop as stopShape,
  wordsOf,
} from './terms.ts'

/** Why a device is not let in. */
type PairingRefused =
  /** What was typed is no code, or has a slip in it. */
  | 'not-a-code'
  | 'miswritten'
  /** What came is not what the code, or the new device, had bound itself to: somebody has put something else in its place. */
  | 'swapped'
  /** Another unit than the one that is here has answered. */
  | 'other-unit'
  /** The other side has ended it. */
  | Stop
  /** What the relay says. */
  | RelayRefusal['refused']

export type PairingRefusal = { readonly refused: PairingRefused }

/** What a unit says of itself to a new device. */
export type Said = Omit<Answer, 'nonce'>

/** A new device, whose words are on both screens. */
export interface Meeting {
  readonly words: readonly string[]
  /** The new device's signing key. */
  readonly key: string
  /** Where it is to be a tablet in the waiting room: the point that what is meant for it is sealed to. */
  readonly tablet?: string
  /** What both are agreed on, to be signed as it is. */
  readonly text: string
  /** From here on it may come in: `secret` opens the header for it, and a tablet in the waiting room gets none. Said before the step is signed, so that of *the same* and *different* one alone holds. */
  agree(secret: string | null): Promise<'agreed' | PairingRefusal>
  stop(why: Stop): Promise<void>
  /** Resolves when the other side has ended it, or the time is over; null where `signal` ended the waiting. */
  whenEnded(signal: AbortSignal): Promise<PairingRefusal | null>
}

/** @param given what was typed or scanned */
export function meet(
  given: string,
  said: () => Promise<Said>,
  at: RelayAt,
  signal: AbortSignal,
): Promise<Meeting | PairingRefusal> {
  return orRefused(async () => {
    const read = readPairing(given)
    if ('refused' in read) return read
    const box = mailboxAt(read.code, at)
    const offered = offerShape.safeParse(json((await box.look()).parts.offer)).data
    const isOurs =
      offered &&
      codeOf(offered.commitment) === read.code &&
      offered.commitment === (read.commitment ?? offered.commitment)
    if (!isOurs) return { refused: 'swapped' }
    const answer: Answer = { ...(await said()), nonce: newNonce() }
    await box.leave('answer', await sealedAnswer(offered, answer))
    const next = await box.until<Part>(['end', 'reveal'], signal)
    const stopped = next.part === 'end' && stopShape.safeParse(next.said).data
    if (stopped) return { refused: stopped.stop }
    const revealed = next.part === 'reveal' && revealShape.safeParse(next.said).data
    if (revealed && (await keepsTo(offered, revealed))) return meeting(box, offered, answer, revealed)
    await box.leave('end', { stop: 'different' })
    return { refused: 'swapped' }
  })
}

async function meeting(
  box: ReturnType<typeof mailboxAt>,
  offer: Offer,
  answer: Answer,
  revealed: Reveal,
): Promise<Meeting> {
  const text = agreed(offer, answer, revealed)
  /** Sealed once: whoever got no answer says the very same again. */
  let sealed: Awaited<ReturnType<typeof sealedEnd>> | null = null
  return {
    words: await wordsOf(text),
    key: revealed.key,
    ...(revealed.tablet && { tablet: revealed.tablet }),
    text,
    agree: (secret) =>
      orRefused(async () => {
        sealed ??= await sealedEnd(offer, secret)
        try {
          await box.leave('end', sealed)
          return 'agreed'
        } catch (fault) {
          if (!(fault instanceof RelayRefusal) || fault.refused !== 'pairing-taken') throw fault
          const why = stopShape.safeParse(json((await box.look()).parts.end)).data
          return { refused: why?.stop ?? 'swapped' }
        }
      }),
    async stop(why) {
      await box.leave('end', { stop: why }).catch(() => undefined)
    },
    async whenEnded(signal) {
      const found = await orRefused(async () => {
        const { said } = await box.until(['end'], signal)
        const what = ended.safeParse(said).data
        // What this side has said itself is no news.
        if (what && 'enc' in what && JSON.stringify(what) === JSON.stringify(sealed)) return 'ours' as const
        return { refused: what && 'stop' in what ? what.stop : ('swapped' as const) }
      })
      return found === 'ours' || signal.aborted ? null : found
    },
  }
}

/** What the relay refuses, and what was given up, is told as any other end. */
export async function orRefused<T>(work: () => Promise<T | PairingRefusal>): Promise<T | PairingRefusal> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof RelayRefusal) return { refused: fault.refused }
    if (fault instanceof DOMException && fault.name === 'AbortError') return { refused: 'cancelled' }
    throw fault
  }
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
