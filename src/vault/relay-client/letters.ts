/**
 * Letters between readers and tablets in the waiting room: sealed to whom they are for, signed by the device that wrote them,
 * and believed for that alone. They lie at the relay until somebody has taken care of them. Format: docs/formats/vault.md.
 */
import * as z from 'zod'
import { LARGEST_ROW, type LettersAnswer, type LettersAsked, lettersAnswer } from '#relay'
import { uuidOf } from '#relay/texts'
import { type Bytes, base64, sha256, unbase64, utf8 } from '../crypto/bytes.ts'
import { sealedToUnit } from '../crypto/sealed-shape.ts'
import { openJsonAsUnit, sealJsonToUnit } from '../crypto/unit-key.ts'
import type { Signer } from '../disk/log.ts'
import { rows } from '../disk/row-shapes.ts'
import { type RelayLink, RelayRefusal } from './link.ts'

/** A reader says to a tablet. */
export const toTablet = z.discriminatedUnion('says', [
  /** Ask this. `turn` is the number that staff read out, `key` the session's in b64. */
  z.strictObject({
    says: z.literal('form'),
    turn: z.number().int(),
    session: rows.sessions,
    key: z.string(),
  }),
  /** Whoever answers is to be asked no more. */
  z.strictObject({ says: z.literal('give-back'), session: z.uuid() }),
  /** What was handed in stands in a reader's log. */
  z.strictObject({ says: z.literal('adopted'), handed: z.uuid() }),
])
export type ToTablet = z.infer<typeof toTablet>

/** A tablet says to the readers: these two things, and nothing else. */
export const toReaders = z.discriminatedUnion('says', [
  /** `session`: of a reader on which somebody answers, the row by which any other takes it in. */
  z.strictObject({ says: z.literal('handed'), handed: rows.handed, session: rows.sessions.optional() }),
  /** Which version it runs, and the forms that this one knows, each in its revision. */
  z.strictObject({
    says: z.literal('standing'),
    version: z.string().max(40),
    forms: z.array(z.tuple([z.string(), z.number().int()])).max(1000),
    /** The session that is being answered. */
    begun: z.uuid().nullable(),
    /** When it said so, by its own clock. */
    at: z.iso.datetime(),
  }),
])
export type ToReaders = z.infer<typeof toReaders>

type Here = LettersAnswer['here'][number]
export type Left = LettersAsked['leave'][number]

const text = z.strictObject({ epoch: z.number().int().nonnegative(), sealed: sealedToUnit, sig: z.string() })

const letterAad = (unit: string, { id, to, by }: Here, epoch: number) => `letter|${unit}|${id}|${to}|${by}|${epoch}`
const signedBytes = (what: string, { enc, box }: z.infer<typeof sealedToUnit>): Bytes => utf8(`${what}|${enc}|${box}`)

/** Whom it is for: the point that it is sealed to, and of the unit the epoch that the point is of; 0 of a tablet. */
export interface Recipient {
  readonly to: string
  readonly public: string
  readonly epoch: number
}

export async function written(
  unit: string,
  by: Signer,
  id: string,
  { to, public: point, epoch }: Recipient,
  what: ToTablet | ToReaders,
): Promise<Left> {
  const additionalData = letterAad(unit, { id, to, by: by.id }, epoch)
  const sealed = await sealJsonToUnit(point, additionalData, what)
  const sig = base64(await by.sign(signedBytes(additionalData, sealed)))
  return { id, to, text: JSON.stringify({ epoch, sealed, sig } satisfies z.infer<typeof text>) }
}

/**
 * Null for what is not signed by that device, does not open, or is nothing that may be said.
 * @param key of the device that is said to have written it
 * @param privateOf what opens it, by the epoch; null where that is not here
 */
export async function opened<T>(
  unit: string,
  here: Here,
  said: string,
  key: string,
  privateOf: (epoch: number) => string | null,
  shape: z.ZodType<T>,
): Promise<T | null> {
  try {
    const { epoch, sealed, sig } = text.parse(JSON.parse(said))
    const additionalData = letterAad(unit, here, epoch)
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    const by = await crypto.subtle.importKey('raw', unbase64(key), curve, false, ['verify'])
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    const half = privateOf(epoch)
    if (!half || !(await crypto.subtle.verify(how, by, unbase64(sig), signedBytes(additionalData, sealed)))) return null
    return shape.parse(await openJsonAsUnit(half, additionalData, sealed))
  } catch {
    return null
  }
}

/** The id of a letter that is left once, whoever leaves it: what it says, of what. */
export const idOfLetter = async (says: string, of: string): Promise<string> =>
  uuidOf(await sha256(utf8(`letter|${says}|${of}`)))

export const askLetters = (link: RelayLink, asked: Partial<LettersAsked>): Promise<LettersAnswer> =>
  link.ask('/v1/vault/letters', asked, lettersAnswer)

/** The texts of these, by their ids. */
export async function fetched(link: RelayLink, want: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (let left = [...want]; left.length > 0; ) {
    const { letters, more } = await askLetters(link, { want: left })
    for (const { id, text } of letters) found.set(id, text)
    const rest = left.filter((id) => !found.has(id))
    left = more && rest.length < left.length ? rest : []
  }
  return found
}

/** A body holds so many characters of letters, and one letter at least; and so many letters. */
const ROOM = 150_000
const MOST = 100

/** In as many requests as it takes. */
export async function leftAndDropped(link: RelayLink, leave: readonly Left[], drop: readonly string[]): Promise<void> {
  if (leave.length + drop.length === 0) return
  const bodies = leave.length > 0 ? bodiesOf(leave) : [[]]
  // Last, once all that stands in its place is there.
  for (const [i, some] of bodies.entries())
    await askLetters(link, { leave: [...some], ...(i === bodies.length - 1 && { drop: [...drop] }) })
}

function bodiesOf(leave: readonly Left[]): readonly (readonly Left[])[] {
  const bodies: Left[][] = []
  let room = 0
  for (const letter of leave) {
    let body = bodies.at(-1)
    if (!body || letter.text.length > room || body.length === MOST) {
      body = []
      bodies.push(body)
      room = ROOM
    }
    body.push(letter)
    room -= letter.text.length
  }
  return bodies
}

/** What the relay says of what it will not keep, and of nothing else that it is asked. */
const NOT_KEPT = ['too-large', 'no-room']

/**
 * As `leftAndDropped`, for whoever has more to do than this: what cannot be left keeps nothing else from being done.
 * @returns why something could not be left; null where all of it was
 */
export async function leftAsCan(link: RelayLink, leave: readonly Left[], drop: readonly string[]) {
  const small = leave.filter(({ text }) => text.length <= LARGEST_ROW)
  let refused = small.length < leave.length ? 'too-large' : null
  for (const some of bodiesOf(small))
    await askLetters(link, { leave: [...some] }).catch((fault) => {
      if (!(fault instanceof RelayRefusal && NOT_KEPT.includes(fault.refused))) throw fault
      refused = fault.refused
    })
  await leftAndDropped(link, [], drop)
  return refused
}
