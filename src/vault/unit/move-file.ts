/**
 * The two files by which a child's case moves to another unit: that unit's address, and the case sealed to it. Read and
 * written here; what they do to the records is in `moves.ts`. Format: docs/formats/move.md.
 */
import * as z from 'zod'
import { type Bytes, random, unbase64 } from '../crypto/bytes.ts'
import { aesKey, openJson, sealJson } from '../crypto/seal.ts'
import { sealedToUnit } from '../crypto/sealed-shape.ts'
import { kem, openAsUnit, sealToUnit } from '../crypto/unit-key.ts'
import { json } from '../disk/lined-file.ts'
import {
  answersRecord,
  brokenOffRecord,
  goalRatingRecord,
  goalRecord,
  moveConsent,
  protocolRecord,
} from '../records.ts'
import type { Refusal } from '../vault.ts'

const ADDRESS = 'mattstock-address-1'
const MOVE = 'mattstock-move-1'

/** An uncompressed P-256 point in base64url: its first byte is 4. */
const point = z.string().regex(/^B[\w-]{86}$/)
const name = z.string().min(1).max(80)

const address = z.strictObject({
  address: z.literal(ADDRESS),
  unit: z.uuid(),
  practice: z.literal(true).optional(),
  name,
  day: z.iso.date(),
  /** The inbox of the unit's newest epoch: what all of the unit may open. */
  inbox: point,
  /** The public half of who made it: a protected case is sealed to them alone. */
  person: point,
})
export type Address = z.infer<typeof address>

/** What travels: nobody of the staff by name, no note, no line of the log, no sentence of a form. */
const movedCase = z.strictObject({
  move: z.uuid(),
  from: z.strictObject({ unit: z.uuid(), name }),
  day: z.iso.date(),
  consent: moveConsent,
  case: z.strictObject({
    id: z.uuid(),
    code: z.string().min(1).max(24),
    born: z.number().int().min(1900).max(2200),
    bornMonth: z.number().int().min(1).max(12).optional(),
    sex: z.enum(['f', 'm', 'x']),
    opened: z.iso.date(),
  }),
  protected: z.boolean(),
  protocol: protocolRecord.omit({ kind: true }).nullable(),
  /** Questionnaires of the unit's own that were answered, as data. */
  instruments: z.array(z.string()),
  records: z.array(
    z.strictObject({
      id: z.uuid(),
      /** False for what staff wrote. */
      respondent: z.boolean(),
      body: z.discriminatedUnion('kind', [answersRecord, brokenOffRecord, goalRecord, goalRatingRecord]),
    }),
  ),
})
export type MovedCase = z.infer<typeof movedCase>

const sealedFile = z.strictObject({
  move: z.literal(MOVE),
  id: z.uuid(),
  /** The unit that it is for. */
  to: z.uuid(),
  practice: z.literal(true).optional(),
  keys: z.array(z.strictObject({ to: point, sealed: sealedToUnit })).length(1),
  box: z.string(),
})

export type BadMoveFile = Refusal<
  | 'not-an-address'
  | 'own-address'
  | 'practice-and-real'
  | 'not-a-move'
  | 'newer-move'
  | 'move-for-another-unit'
  | 'move-for-other-keys'
  | 'damaged-move'
>

/** Which unit reads, and what it opens with. */
export interface Reader {
  readonly unit: string
  readonly practice: boolean
  /** The private half of this public one, where it is held. */
  privateOf(point: string): string | null
}

export const addressText = (of: Omit<Address, 'address'>): string => JSON.stringify({ address: ADDRESS, ...of })

/** Strictly as it is written: the words are of the very text. What is no point of the curve could be sealed to by nobody. */
export async function readAddress(
  text: string,
  { unit, practice }: Pick<Reader, 'unit' | 'practice'>,
): Promise<Address | BadMoveFile> {
  const read = address.safeParse(json(text))
  if (!read.success || !(await arePoints([read.data.inbox, read.data.person]))) return { refused: 'not-an-address' }
  if (read.data.unit === unit) return { refused: 'own-address' }
  if ((read.data.practice ?? false) !== practice) return { refused: 'practice-and-real' }
  return read.data
}

const arePoints = (points: readonly string[]): Promise<boolean> =>
  Promise.all(points.map((each) => kem.deserializePublicKey(unbase64(each)))).then(
    () => true,
    () => false,
  )

const label = (to: string, id: string) => `move|${to}|${id}`

/** Sealed to the other unit's inbox; a protected case to the person who made the address. */
export async function sealMove(to: Address, moved: MovedCase): Promise<string> {
  const id = crypto.randomUUID()
  const raw: Bytes = random(32)
  const recipient = moved.protected ? to.person : to.inbox
  const keys = [{ to: recipient, sealed: await sealToUnit(recipient, label(to.unit, id), raw) }]
  const box = await sealJson(await aesKey(raw), label(to.unit, id), movedCase.parse(moved))
  return JSON.stringify({ move: MOVE, id, to: to.unit, ...(to.practice && { practice: true }), keys, box })
}

export async function openMove(text: string, { unit, practice, privateOf }: Reader): Promise<MovedCase | BadMoveFile> {
  const said = json(text)
  const format = (said as { move?: unknown } | null)?.move
  const [, number] = (typeof format === 'string' && /^mattstock-move-(\d+)$/.exec(format)) || []
  if (Number(number) > 1) return { refused: 'newer-move' }
  const read = sealedFile.safeParse(said)
  if (!read.success) return { refused: number ? 'damaged-move' : 'not-a-move' }
  const { id, to, keys, box, practice: invented = false } = read.data
  if (to !== unit) return { refused: 'move-for-another-unit' }
  if (invented !== practice) return { refused: 'practice-and-real' }
  const [key] = keys
  const secret = key && privateOf(key.to)
  if (!key || !secret) return { refused: 'move-for-other-keys' }
  try {
    const raw = await openAsUnit(secret, label(to, id), key.sealed)
    return movedCase.parse(await openJson(await aesKey(raw), label(to, id), box))
  } catch {
    return { refused: 'damaged-move' }
  }
}
