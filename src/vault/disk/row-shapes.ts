/** What a row may look like, for where rows come from outside: a backup, a restore. A released shape is never edited. */
import * as z from 'zod'
import { header } from '../crypto/epochs.ts'
import { sealedToUnit } from '../crypto/unit-key.ts'

const id = z.uuid()

const epoch = z.number().int().positive()

/** `head` says of which case it is and under which key, under the epoch's data key; `box` holds the record itself. */
const record = z.strictObject({ id, epoch, head: z.string(), box: z.string() })

/** SHA-256 in base64url. */
const hash = z.string().length(43)

/** One write of one device, as `log.ts` makes and checks it. */
const entry = z.strictObject({
  /** The entry's own hash. */
  id: hash,
  device: id,
  /** Counts from 1 within the device's log. */
  n: z.number().int().positive(),
  /** The hash of the device's entry before; empty for the first. */
  before: z.union([hash, z.literal('')]),
  /** The device's public key, in its first entry alone. */
  key: z.string().optional(),
  /** The first row's place in the order of writing; the others follow it. */
  lamport: z.number().int().positive(),
  /** How far other devices' logs had come here, where that is news since the entry before. */
  seen: z.record(id, z.tuple([z.number().int().positive(), hash])),
  /** What was written: `size` in bytes of what the hash is of. */
  rows: z.array(z.strictObject({ id, hash, size: z.number().int().positive() })),
  sig: z.string(),
})

export const rows = {
  /** One row, `header`; another, `backup`, says when the last backup was made, and in which epoch. */
  meta: z.discriminatedUnion('id', [
    z.strictObject({ id: z.literal('header'), header }),
    z.strictObject({ id: z.literal('backup'), at: z.iso.datetime(), epoch: z.number().int().positive() }),
  ]),
  /** A case's id and key, under the data key of an epoch. The unit's own records have theirs under the unit's id. */
  keys: z.strictObject({ id, epoch, box: z.string() }),
  records: record,
  /** Records of who did what, apart: read when somebody asks for them. */
  audit: record,
  entries: entry,
  /** A hand-over: what staff set, sealed so that only staff could; the plan and the session's key for whoever may read them. */
  sessions: z.strictObject({
    id,
    epoch,
    staff: z.string(),
    plan: z.string(),
    key: sealedToUnit,
  }),
  drafts: z.strictObject({ id, n: z.number().int().nonnegative(), box: z.string() }),
  /** A form handed in and not yet opened by staff. */
  handed: z.strictObject({ id, session: id, epoch, sealed: sealedToUnit }),
} as const
