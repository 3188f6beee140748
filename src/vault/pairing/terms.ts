/**
 * What a new device and the one that lets it in are agreed on: what the new one binds itself to before it knows anything of the
 * other, the text that both make, and the four words by which people see that it is the same. Format: docs/formats/relay.md.
 */
import * as z from 'zod'
import { base64, random, sha256, utf8 } from '../crypto/bytes.ts'
import { sealedToUnit } from '../crypto/sealed-shape.ts'
import { spokenWords } from '../crypto/spoken-words.ts'
import { newUnitKey, openJsonAsUnit, type SealedToUnit, sealJsonToUnit } from '../crypto/unit-key.ts'
import { codeOf } from './pairing-code.ts'

const point = z.string().length(87)
const hash = z.string().length(43)

export const offer = z.strictObject({ hpke: point, commitment: hash })
const answer = z.strictObject({
  unit: z.uuid(),
  practice: z.boolean(),
  /** The first step of the chain of devices, and how far it has come. */
  genesis: hash,
  head: z.tuple([z.number().int().positive(), hash]),
  /** The key by which the relay signs. */
  relay: point,
  nonce: hash,
})
/** `tablet`: it is to be one in the waiting room, and what is meant for it is sealed to this point. */
export const reveal = z.strictObject({ key: point, tablet: point.optional(), nonce: hash })
/** The key that the header is sealed under for devices, and null for a tablet in the waiting room; or who goes no further, and why. */
const end = z.strictObject({ key: hash.nullable() })
export const stop = z.strictObject({ stop: z.enum(['different', 'cancelled']) })
export const ended = z.union([sealedToUnit, stop])

export type Offer = z.infer<typeof offer>
export type Answer = z.infer<typeof answer>
export type Reveal = z.infer<typeof reveal>
export type Stop = z.infer<typeof stop>['stop']

/** What a new device makes for this once. */
export interface Offered {
  readonly offer: Offer
  readonly reveal: Reveal
  /** Of the HPKE pair. */
  readonly private: string
  readonly code: string
}

export const newNonce = (): string => base64(random(32))

const committed = async (hpke: string, { key, tablet, nonce }: Reveal): Promise<string> =>
  base64(await sha256(utf8(['pairing', hpke, key, nonce, ...(tablet ? [tablet] : [])].join('|'))))

/** @param key the public half of what the new device signs with, @param tablet see `reveal` */
export async function newOffer(key: string, tablet?: string): Promise<Offered> {
  const pair = await newUnitKey()
  const reveal = { key, ...(tablet && { tablet }), nonce: newNonce() }
  const commitment = await committed(pair.public, reveal)
  return { offer: { hpke: pair.public, commitment }, reveal, private: pair.private, code: codeOf(commitment) }
}

/** Whether this is what the new device had bound itself to. */
export const keepsTo = async ({ hpke, commitment }: Offer, revealed: Reveal): Promise<boolean> =>
  (await committed(hpke, revealed)) === commitment

const answerAbout = ({ commitment }: Offer) => `pairing-answer|${commitment}`
const endAbout = ({ commitment }: Offer) => `pairing-end|${commitment}`

export const sealedAnswer = (to: Offer, said: Answer): Promise<SealedToUnit> =>
  sealJsonToUnit(to.hpke, answerAbout(to), said)

export async function openedAnswer({ offer, private: half }: Offered, sealed: unknown): Promise<Answer | null> {
  const box = sealedToUnit.safeParse(sealed).data
  const opened = box && (await openJsonAsUnit(half, answerAbout(offer), box).catch(() => null))
  return answer.safeParse(opened).data ?? null
}

export const sealedEnd = (to: Offer, key: string | null): Promise<SealedToUnit> =>
  sealJsonToUnit(to.hpke, endAbout(to), { key })

/** Null for what does not open. */
export async function openedEnd({ offer, private: half }: Offered, box: SealedToUnit) {
  const opened = await openJsonAsUnit(half, endAbout(offer), box).catch(() => null)
  return end.safeParse(opened).data ?? null
}

/** All that both are agreed on: it stands in the signed step as it is here. */
export const agreed = ({ hpke }: Offer, said: Answer, revealed: Reveal): string =>
  JSON.stringify([
    'mattstock-pairing-1',
    said.unit,
    said.genesis,
    ...said.head,
    said.relay,
    hpke,
    revealed.key,
    revealed.nonce,
    said.nonce,
    ...(revealed.tablet ? [revealed.tablet] : []),
  ])

export const wordsOf = async (text: string): Promise<readonly string[]> => (await spokenWords(text)).split(' ')
