/** What devices and the relay say to each other under /v1/vault/, as both ends read it. Format: docs/formats/relay.md. */
import * as z from 'zod'

/** Of a body, sent either way: more only where one entry alone is larger. */
export const USUAL_BYTES = 200_000
export const LARGEST_BYTES = 2_000_000
/** Hashes in one list. */
export const LONGEST_LIST = 3000
/** Characters of one row, or of what a step of the chain of devices holds for devices. */
export const LARGEST_ROW = 1_900_000
/** Letters of a unit at one moment. */
export const MOST_LETTERS = 1000
/** Characters of one message of a pairing, and how long a pairing lives, in milliseconds. */
export const LARGEST_PAIRING_PART = 4000
export const PAIRING_MS = 600_000

/** Base64url of so many bytes, written in the one way there is: bits that stand for nothing are nought. */
export const hash = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)
export const sig = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/)
/** An uncompressed P-256 point, 65 bytes. */
export const point = z.string().regex(/^B[A-Za-z0-9_-]{85}[AEIMQUYcgkosw048]$/)
export const id = z.uuid()
/** As large as a column of whole numbers can hold. */
const count = z.number().int().positive().max(2_147_483_647)
/** Milliseconds since 1970, or bytes. */
const large = z.number().int().positive()
const before = z.union([hash, z.literal('')])
const hashes = z.array(hash).max(LONGEST_LIST)

/** One write of one device, as `src/vault/disk/log.ts` makes it. */
export const entry = z.strictObject({
  /** The entry's own hash. */
  id: hash,
  device: id,
  /** Counts from 1 within the device's log. */
  n: count,
  /** The hash of the device's entry before; empty for the first. */
  before,
  /** The device's public key, in its first entry alone. */
  key: point.optional(),
  /** The first row's place in the order of writing; the others follow it. */
  lamport: count,
  /** How far other devices' logs had come here, where that is news since the entry before. */
  seen: z.record(id, z.tuple([count, hash])),
  /** What was written: `size` in bytes of what the hash is of. */
  rows: z.array(z.strictObject({ id, hash, size: count })),
  /** Where the write changed who may open the unit: the hashes of the header from then on and of the one before it. */
  header: z.tuple([hash, before]).optional(),
  sig,
})

/** One step of the chain of devices. The relay reads who comes and goes, so as to know who may ask; the rest is in `body`. */
export const step = z.strictObject({
  id: hash,
  n: count,
  before,
  /** The device that signs, a member before this step. The first step is signed by one that it adds. */
  by: id,
  add: z
    .array(
      z.strictObject({
        device: id,
        key: point,
        /**
         * Of what may leave letters alone, and of no reader: the point that what is meant for a tablet in the waiting room is sealed
         * to; empty where it is a reader’s own, while somebody answers on that.
         */
        tablet: z.union([point, z.literal('')]).optional(),
      }),
    )
    .max(100),
  /** Cut off after this entry of theirs: 0 and the empty string where there is none. */
  remove: z.array(z.strictObject({ device: id, n: z.number().int().nonnegative(), head: before })).max(100),
  /** Text that the relay does not look at. */
  body: z.string().max(LARGEST_ROW),
  sig,
})

const logDigest = z.tuple([count, z.union([hash, z.string().regex(/^set\.[A-Za-z0-9_-]{43}$/)])])
export const vector = z.record(id, logDigest)

/** The ids that one side has of a log, of entries numbered `from` to `to`. */
const held = z.strictObject({ from: count, to: count, ids: hashes })

/** `POST /v1/vault/sync`. */
export const syncAsked = z.strictObject({
  vector,
  /** Of logs that the relay's answer has asked about. */
  held: z.record(id, held).default({}),
  entries: z.array(entry).default([]),
  /** Rows as their hash is of them, for entries in this request or sent before. */
  rows: z.array(z.string().max(LARGEST_ROW)).default([]),
  /** Rows that a tombstone has taken, and the entry that names it. */
  drop: z
    .array(z.strictObject({ entry: hash, hashes }))
    .max(100)
    .default([]),
})

/** A document that the relay signs: `payload` is base64url of UTF-8 JSON. */
export const signedByRelay = z.strictObject({ payload: z.string(), sig })

/** In a signed document, made after the commit. */
export const relayReceipt = z.strictObject({
  schema: z.literal('relay-receipt-1'),
  unit: id,
  /** SHA-256 of `vectorText`. */
  vector: hash,
  store: id,
  at: large,
})

export const syncAnswer = z.object({
  /** Of this store of the relay: another after a restore. */
  store: id,
  /** The relay's clock, milliseconds since 1970. */
  at: large,
  /** All that the relay holds, after this request. */
  vector,
  /** What the asker lacks, in the order of the logs. */
  entries: z.array(entry),
  /** There is more of what the asker lacks. */
  more: z.boolean(),
  /** Logs of which the vector does not tell who lacks what: send `held` of them. */
  ask: z.array(id),
  /** Ids in `held` that the relay lacks. */
  lacking: z.array(hash),
  /** Hashes of rows that the relay lacks: named by an entry, not dropped. Some of them, where there are many. */
  rowsLacking: z.array(hash),
  /** Entries of this request that were not taken, and why. */
  refused: z.array(z.strictObject({ id: z.string(), why: z.enum(['changed', 'first-is-missing']) })),
  /** Logs with two entries of one number: the lowest such number and the two ids. */
  forks: z.record(id, z.tuple([count, hash, hash])),
  /** How many rows were dropped, and SHA-256 of `setText` of their hashes. */
  dropped: z.tuple([z.number().int().nonnegative(), hash]),
  /** How far the chain of devices has come. */
  devices: z.tuple([count, hash]),
  receipt: signedByRelay,
})

/** `POST /v1/vault/rows`. */
export const rowsAsked = z.strictObject({ want: hashes })
export const rowsAnswer = z.object({
  rows: z.array(z.string()),
  /** Of those asked for: the rest of them is to be asked for again. */
  more: z.boolean(),
  /** Not here, and may come. */
  absent: hashes,
  /** Dropped, for good. */
  dropped: hashes,
})

/** `POST /v1/vault/devices`. */
export const devicesAsked = z.strictObject({
  /** Steps after this number are answered with. */
  after: z.number().int().nonnegative(),
  /** To be added, in order; the first names the head that the asker knows of. */
  steps: z.array(step).max(1000).default([]),
})
export const devicesAnswer = z.object({
  head: z.tuple([z.number().int().nonnegative(), before]),
  steps: z.array(step),
  more: z.boolean(),
})

/** `POST /v1/vault/admission`: the operator's code, or null for a unit that practises; and the whole chain. */
export const admissionAsked = z.strictObject({
  code: z.string().min(1).max(40).nullable(),
  steps: z.array(step).min(1).max(1000),
})
export const admissionAnswer = z.object({
  store: id,
  at: large,
  /** The relay's public key, to be kept: receipts are checked against it. */
  key: point,
  /** Bytes that the unit may keep there. */
  quota: large,
})

const addressed = { id, to: id }
/** `POST /v1/vault/letters`: between readers and tablets. `to` is a tablet, or the unit's own id for its readers. */
export const lettersAsked = z.strictObject({
  /** One that is here already is passed over. */
  leave: z
    .array(z.strictObject({ ...addressed, text: z.string().min(1).max(LARGEST_ROW) }))
    .max(100)
    .default([]),
  drop: z.array(id).max(MOST_LETTERS).default([]),
  /** Of these the text is given. */
  want: z.array(id).max(MOST_LETTERS).default([]),
})
export const lettersAnswer = z.object({
  /** All that lie here and that the asker may know of. */
  here: z.array(z.object({ ...addressed, by: id })),
  letters: z.array(z.object({ id, text: z.string() })),
  /** Of those that were wanted: the rest of them is to be asked for again. */
  more: z.boolean(),
  /** How far the chain of devices has come. */
  devices: z.tuple([count, hash]),
})

/** Of `/v1/vault/pairing/<code>`: what a new device shows and the one beside it types, in the recovery code's alphabet. */
export const pairingCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/)
/** In the order in which they are left there, each once. */
const pairingPart = z.enum(['offer', 'answer', 'reveal', 'end'])
export const pairingAsked = z.strictObject({ part: pairingPart, text: z.string().min(1).max(LARGEST_PAIRING_PART) })
/** What lies there, and for how many milliseconds yet. */
export const pairingAnswer = z.object({ parts: z.partialRecord(pairingPart, z.string()), left: large })

/** Any refusal. */
export const relayRefusal = z.object({
  refused: z.string(),
  sentence: z.string(),
  /** With `wrong-time`: the relay's clock. */
  at: large.optional(),
  /** With `removed`: the step that removed the asker. */
  step: step.optional(),
  /** With `head-moved`. */
  head: z.tuple([z.number().int().nonnegative(), before]).optional(),
  steps: z.array(step).optional(),
  /** With `unit-closed`. */
  receipt: signedByRelay.optional(),
})

export type Entry = z.infer<typeof entry>
export type Step = z.infer<typeof step>
export type SyncAsked = z.infer<typeof syncAsked>
export type SyncAnswer = z.infer<typeof syncAnswer>
export type RowsAsked = z.infer<typeof rowsAsked>
export type RowsAnswer = z.infer<typeof rowsAnswer>
export type DevicesAsked = z.infer<typeof devicesAsked>
export type DevicesAnswer = z.infer<typeof devicesAnswer>
export type AdmissionAsked = z.infer<typeof admissionAsked>
export type AdmissionAnswer = z.infer<typeof admissionAnswer>
export type LettersAsked = z.infer<typeof lettersAsked>
export type LettersAnswer = z.infer<typeof lettersAnswer>
export type PairingAsked = z.infer<typeof pairingAsked>
export type PairingAnswer = z.infer<typeof pairingAnswer>
export type SignedByRelay = z.infer<typeof signedByRelay>
export type RelayReceipt = z.infer<typeof relayReceipt>
