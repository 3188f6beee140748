/** What a row may look like, for where rows come from outside: a backup, a restore. A released shape is never edited. */
import * as z from 'zod'
import { header } from '../crypto/epochs.ts'
import { sealedToUnit } from '../crypto/unit-key.ts'

const id = z.uuid()

const record = z.strictObject({
  id,
  kind: z.string(),
  seq: z.number().int().positive(),
  case: id,
  key: id,
  box: z.string(),
})

export const rows = {
  /** One row, `header`; another, `backup`, says when the last backup was made, and in which epoch. */
  meta: z.discriminatedUnion('id', [
    z.strictObject({ id: z.literal('header'), header }),
    z.strictObject({ id: z.literal('backup'), at: z.iso.datetime(), epoch: z.number().int().positive() }),
  ]),
  /** A case's key under the data key of an epoch. The unit's own records have theirs under the unit's id. */
  keys: z.strictObject({ id, case: id, epoch: z.number().int().positive(), box: z.string() }),
  records: record,
  /** Records of who did what, apart: read when somebody asks for them. */
  audit: record,
  /** A hand-over: what staff set, sealed so that only staff could; the plan and the session's key for whoever may read them. */
  sessions: z.strictObject({
    id,
    epoch: z.number().int().positive(),
    staff: z.string(),
    plan: z.string(),
    key: sealedToUnit,
  }),
  drafts: z.strictObject({ id, n: z.number().int().nonnegative(), box: z.string() }),
  /** A form handed in and not yet opened by staff. */
  handed: z.strictObject({ id, session: id, epoch: z.number().int().positive(), sealed: sealedToUnit }),
} as const
