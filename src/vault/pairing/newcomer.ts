/**
 * The side of a new device: it shows a code, then four words, and is let in by a device that is in. What comes is held against the
 * chain of devices from its first step, and against the very text that the words were of.
 */
import { devicesAnswer, type Step } from '#relay'
import { unbase64 } from '../crypto/bytes.ts'
import type { Header } from '../crypto/epochs.ts'
import type { Signer } from '../disk/log.ts'
import { type Chain, goneOn, headerIn, membersOf, saidIn, tabletsOf } from '../relay-client/chain.ts'
import { type RelayAt, type RelayLink, RelayRefusal, relayLink } from '../relay-client/link.ts'
import { orRefused, type PairingRefusal } from './host.ts'
import { LOOK_MS, type Mailbox, mailboxAt, pause } from './mailbox.ts'
import { inGroups, scannedText } from './pairing-code.ts'
import {
  type Answer,
  agreed,
  ended,
  newOffer,
  type Offered,
  openedAnswer,
  openedEnd,
  type Stop,
  wordsOf,
} from './terms.ts'

/** For how long the relay is asked whether it knows this device by now. */
const ADDED_WITHIN_MS = 120_000

/** A device that was let in: what it was told of the unit, and how it asks the relay. */
export interface LetIn {
  readonly unit: string
  readonly practice: boolean
  readonly link: RelayLink
  readonly chain: Chain
  /** Null on a tablet in the waiting room, which cannot open it. */
  readonly header: Header | null
  /** The key by which the relay signs. */
  readonly relayKey: string
}

export interface Newcomer {
  /** For reading and typing. */
  readonly code: string
  /** For a QR code. */
  readonly scanned: string
  /** Milliseconds until the code is over. */
  readonly left: number
  /**
   * Goes on as the other side does. `fits` looks at the unit before anything is shown to it.
   * @param words called with the four words, once they are there
   * @param agree called when the other side has let this device in
   */
  run(steps: {
    fits(unit: Pick<Answer, 'unit' | 'practice'>): Promise<PairingRefusal | null>
    words(words: readonly string[]): void
    agree(): void
  }): Promise<LetIn | PairingRefusal>
  /** By whoever is at this device. False where the other side has let it in already. */
  stop(why: Stop): Promise<boolean>
}

/**
 * Throws a `RelayRefusal` where no relay answers. `signal` ends all of it.
 * @param tablet the point that what is meant for this device is sealed to, where it is to be a tablet in the waiting room
 */
export async function newcomer(
  device: Signer,
  signal: AbortSignal,
  at: RelayAt = {},
  tablet?: string,
): Promise<Newcomer> {
  const offered = await newOffer(device.public, tablet)
  const box = mailboxAt(offered.code, at)
  const { left } = await box.leave('offer', offered.offer)
  return {
    code: inGroups(offered.code),
    scanned: scannedText(offered.offer.commitment),
    left,
    async stop(why) {
      return box.leave('end', { stop: why }).then(
        () => true,
        (fault) => !(fault instanceof RelayRefusal && fault.refused === 'pairing-taken'),
      )
    },
    run: (steps) =>
      orRefused(async () => {
        const met = await box.until(['end', 'answer'], signal)
        if (met.part === 'end') return stopped(met.said)
        const answer = await openedAnswer(offered, met.said)
        const refused = answer ? await steps.fits(answer) : ({ refused: 'swapped' } as const)
        if (!answer || refused) {
          await box.leave('end', { stop: 'cancelled' }).catch(() => undefined)
          return refused ?? { refused: 'swapped' }
        }
        await box.leave('reveal', offered.reveal)
        const text = agreed(offered.offer, answer, offered.reveal)
        steps.words(await wordsOf(text))
        const told = await toldKey(box, offered, signal)
        if ('refused' in told) return told
        steps.agree()
        const link = relayLink(answer.unit, device, at)
        const chain = await chainWith(link, answer, { text, tablet }, signal, at.lookMs)
        const header = chain && told.key && (await headerIn(answer.unit, unbase64(told.key), chain))
        // One that was to read opens the header, and one that was to read nothing got no key to it.
        if (!chain || (tablet ? told.key !== null : !header)) return { refused: 'swapped' }
        return {
          unit: answer.unit,
          practice: answer.practice,
          link,
          chain,
          header: header || null,
          relayKey: answer.relay,
        }
      }),
  }
}

const stopped = (said: unknown): PairingRefusal => {
  const what = ended.safeParse(said).data
  return { refused: what && 'stop' in what ? what.stop : 'swapped' }
}

async function toldKey(
  box: Mailbox,
  offered: Offered,
  signal: AbortSignal,
): Promise<{ readonly key: string | null } | PairingRefusal> {
  const { said } = await box.until(['end'], signal)
  const what = ended.safeParse(said).data
  if (!what || 'stop' in what) return stopped(said)
  return (await openedEnd(offered, what)) ?? { refused: 'swapped' }
}

/** The whole chain, once this device is in it; null where it is not the one that was agreed on. */
async function chainWith(
  link: RelayLink,
  answer: Answer,
  { text, tablet }: { readonly text: string; readonly tablet: string | undefined },
  signal: AbortSignal,
  lookMs = LOOK_MS,
): Promise<Chain | null> {
  const steps = await whenAdded(link, signal, lookMs)
  const [n, id] = answer.head
  const chain = await goneOn(answer.unit, [], steps)
  const own = chain?.find(({ add }) => add.some(({ device }) => device === link.device.id))
  const isAgreed =
    chain?.[0]?.id === answer.genesis && chain[n - 1]?.id === id && own && saidIn(own.body)?.extra === text
  const isKind = (chain && tabletsOf(chain).get(link.device.id)?.sealing) === tablet
  return isAgreed && isKind && membersOf(chain).get(link.device.id) === link.device.public ? chain : null
}

/** Asked for until the other side's step is there. */
async function whenAdded(link: RelayLink, signal: AbortSignal, lookMs: number): Promise<readonly Step[]> {
  for (let waited = 0; ; waited += lookMs) {
    try {
      return await allSteps(link)
    } catch (fault) {
      const isEarly = fault instanceof RelayRefusal && (fault.refused === 'not-signed' || fault.refused === 'offline')
      if (!isEarly || waited >= ADDED_WITHIN_MS) throw fault
    }
    await pause(lookMs, signal)
  }
}

async function allSteps(link: RelayLink): Promise<readonly Step[]> {
  const all: Step[] = []
  for (;;) {
    const { steps, more } = await link.ask('/v1/vault/devices', { after: all.length }, devicesAnswer)
    all.push(...steps)
    if (!more || steps.length === 0) return all
  }
}
