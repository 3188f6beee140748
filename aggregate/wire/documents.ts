/**
 * What travels between a unit and the collector, apart from the batch itself. A document is bytes: signed as they stand,
 * stored verbatim, and the same over HTTPS as in a file. Both ends read these shapes.
 */
import * as z from 'zod'

/** Bytes as base64url without padding. */
const bytes = z.string().regex(/^[A-Za-z0-9_-]*$/)
/** An ES256 signature as WebCrypto gives it: r and s, 64 bytes in all. */
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** HMAC-SHA-256 under the second half of what is derived from a code, as base64url. */
const mac = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** The public half of a P-256 key, as JWK and with nothing beside it. */
export const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

/** From a unit: `POST /v1/batches`, and the file that a unit without a network carries. `payload` is a batch's bytes. */
export const submission = z.strictObject({
  payload: bytes,
  sig: signature,
  deviceId: z.uuid(),
  alg: z.literal('ES256'),
})

/** From the collector: receipts, periods and national files. `payload` is UTF-8 JSON; `kid` names the key that signed. */
export const signedDocument = z.strictObject({
  payload: bytes,
  sig: signature,
  alg: z.literal('ES256'),
  kid: z.string(),
})

/** In a signed document: the batch with this hash is on the collector's disk. Given once; a retry brings the same bytes. */
export const receipt = z.strictObject({
  schema: z.literal('receipt-1'),
  /** SHA-256 of the batch's bytes, in hex. */
  batch: sha256,
  unit: z.string(),
  period: z.string(),
  edition: z.number().int().min(1).max(2),
  deviceId: z.uuid(),
  /** The collector's clock, in UTC. */
  received: z.iso.datetime(),
})

/**
 * `POST /v1/enrolments`. Over `enrolmentText`: `proof` is a signature by the key that is enrolled, `mac` is by the code. Who has
 * not typed the code can make neither name nor key of it.
 */
export const enrolment = z.strictObject({
  /** The code's name (`codeStretch`), never the code. */
  code: sha256,
  /** What the unit calls the device, as "Surfplatta i väntrummet". */
  name: z.string().min(1).max(60),
  publicKey,
  proof: signature,
  mac,
})

/** Its answer: `payload` is an `enrolled` as UTF-8 JSON, `mac` is over `enrolledText`. Believed under the code alone. */
export const enrolledAnswer = z.strictObject({ payload: bytes, mac })

export const enrolled = z.strictObject({
  deviceId: z.uuid(),
  unit: z.strictObject({ id: z.string(), name: z.string(), practice: z.boolean() }),
  /** To be pinned: what the collector signs is checked against this key from now on. */
  server: z.strictObject({ kid: z.string(), publicKey }),
  time: z.iso.datetime(),
})

/** Every refusal: a code for the program, one plain sentence for the person. */
export const refusalAnswer = z.object({
  refused: z.string(),
  sentence: z.string(),
  /** With `slot-taken`: SHA-256 of the bytes that were first. */
  first: sha256.optional(),
  /** With `breaks-rule`: which rules, and where. */
  faults: z.array(z.string()).optional(),
})

export type PublicKey = z.infer<typeof publicKey>
export type Submission = z.infer<typeof submission>
export type SignedDocument = z.infer<typeof signedDocument>
export type Receipt = z.infer<typeof receipt>
export type Enrolment = z.infer<typeof enrolment>
export type Enrolled = z.infer<typeof enrolled>
export type EnrolledAnswer = z.infer<typeof enrolledAnswer>
