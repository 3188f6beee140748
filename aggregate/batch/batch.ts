/** What travels: the shape of a batch. Rounded figures and nothing else; `read-batch.ts` reads one from outside. */
import * as z from 'zod'
import { levels } from '../plan/plan.ts'

const short = z.string().min(1).max(80)
/** Ids and codes of this project's making, as `forsta-linjen-2014`: there is no room in them for a sentence. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/)

/** One score, for one group at one time. The first band is not here: it is what is left of `n`. */
export const stats = z.strictObject({
  mean: z.number(),
  sd: z.number().nullable(),
  bands: z.record(short, z.number()),
})

/** `n` is rounded. `first` is null where the answers were too alike; `last` also where nobody was followed up. */
export const scoreCell = z.strictObject({ n: z.number(), first: stats.nullable(), last: stats.nullable() })

export const scoreTable = z.strictObject({ level: z.enum(levels), cells: z.record(short, scoreCell) })

export const batchShape = z.strictObject({
  format: z.literal('mattstock-batch-1'),
  plan: id,
  rules: id,
  /** The program's version, as `0.1.0`. */
  app: z.string().regex(/^\d{1,3}\.\d{1,3}\.\d{1,3}$/),
  period: id,
  /** Which correction of the period's definition it was counted by; left out where it was never corrected. */
  correction: z.number().int().positive().optional(),
  /** The earlier period whose cases are counted here, since they were too few by themselves. */
  joined: id.nullable(),
  /** As given at enrolment; the collector knows the sender's. */
  unit: id,
  edition: z.union([z.literal(1), z.literal(2)]),
  rehearsal: z.boolean(),
  /** `too-few`: took part, and sends no figure. */
  size: z.enum(['enough', 'too-few']),
  counts: z.record(short, z.record(short, z.number())),
  scores: z.record(short, scoreTable),
})

export type Batch = z.infer<typeof batchShape>
export type ScoreCell = z.infer<typeof scoreCell>
export type Stats = z.infer<typeof stats>
