/** What the collector says of the wording packs in its folder. The packs themselves are read by room 1. */
import * as z from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const line = z.string().max(400)

/** No pack of any instrument comes near it, recordings included: a larger file is neither offered nor read. */
export const LARGEST_WORDING_BYTES = 8 * 1024 * 1024

/** As the pack says of itself, unchecked: enough to choose by. */
export const shelvedWording = z.object({
  /** SHA-256 of the file's bytes, in hex: where it is fetched, and what the bytes are checked against. */
  hash: sha256,
  /** SHA-256 of the pack's canonical text: what answers keep, the same however the file is laid out. */
  content: sha256,
  name: z.string(),
  bytes: z.number().int().positive(),
  form: line,
  language: line,
  version: line,
  title: line,
  training: z.boolean(),
  copyright: line,
  grantedBy: line,
  grantedTo: line,
  /** A civil date, or null for no end. */
  validUntil: line.nullable(),
})

/** The payload of the signed answer to `GET /v1/wordings`. */
export const wordingShelf = z.object({
  schema: z.literal('wordings-1'),
  /** Whom it is for. */
  unit: z.string(),
  /** The nonce of the request that it answers: an answer to another one is none. */
  asked: z.string(),
  wordings: z.array(shelvedWording),
  /** The collector's clock, in UTC. */
  time: z.iso.datetime(),
})

export type ShelvedWording = z.infer<typeof shelvedWording>
