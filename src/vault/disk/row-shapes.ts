/** What a row may look like, for where rows come from outside: a backup, a restore. A released shape is never edited. */
import * as z from 'zod'
import { entry } from '#relay'
import { header } from '../crypto/epochs.ts'
import { personBox } from '../crypto/people-key.ts'
import { sealedToUnit } from '../crypto/sealed-shape.ts'

const id = z.uuid()

const epoch = z.number().int().positive()

/** `head` says of which case it is and under which key, under the epoch's data key; `box` holds the record itself. */
const record = z.strictObject({ id, epoch, head: z.string(), box: z.string() })

export const rows = {
  /**
   * One row, `header`; another, `backup`, says when the last backup was made, and in which epoch. On a tablet in the waiting
   * room there is `tablet` alone: what it signs with and is sealed to, where its unit's chain of devices begins, and the inbox.
   */
  meta: z.discriminatedUnion('id', [
    z.strictObject({ id: z.literal('header'), header }),
    z.strictObject({
      id: z.literal('tablet'),
      unit: id,
      genesis: z.string(),
      signing: z.strictObject({ public: z.string(), pkcs8: z.string() }),
      sealing: z.strictObject({ public: z.string(), private: z.string() }),
      inbox: z.strictObject({ n: epoch, public: z.string() }),
    }),
    z.strictObject({ id: z.literal('backup'), at: z.iso.datetime(), epoch: z.number().int().positive() }),
  ]),
  /** A case's id and key, under the data key of an epoch. The unit's own records have theirs under the unit's id. */
  keys: z.strictObject({
    id,
    epoch,
    box: z.string(),
    /** Of a protected case: the key, sealed to each who may read it. */
    people: z.array(personBox).min(1).optional(),
  }),
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
    /** Of a protected case: what is handed in is sealed to this pair, whose private half is sealed to each who may read. */
    inbox: z.strictObject({ public: z.string(), people: z.array(personBox).min(1) }).optional(),
  }),
  drafts: z.strictObject({ id, n: z.number().int().nonnegative(), box: z.string() }),
  /** A form handed in and not yet opened by staff; or, on a tablet in the waiting room, what is answered of one so far. */
  handed: z.strictObject({ id, session: id, epoch, sealed: sealedToUnit, part: z.literal(true).optional() }),
} as const
