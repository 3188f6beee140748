/**
 * What a unit keeps. Every record is immutable: a correction is a new record that names the old one, and a removal is
 * a tombstone. The shapes here are what is sealed; a released shape is never edited, only added to.
 */
import * as z from 'zod'
import { GOAL_SCALE, goalOwners, goalRaters } from '#instruments'

/** A civil date in the unit's calendar, as `2026-11-21`. */
const civilDate = z.iso.date()
const id = z.uuid()
const answers = z.record(z.string(), z.number().int().nullable())

const unitRecord = z.strictObject({
  kind: z.literal('unit'),
  name: z.string().min(1).max(80),
})

const staffRecord = z.strictObject({
  kind: z.literal('staff'),
  staff: id,
  name: z.string().min(1).max(80),
  active: z.boolean(),
})

/** One contact with one child or young person. A later record of the same case replaces the earlier. */
const caseRecord = z.strictObject({
  kind: z.literal('case'),
  code: z.string().min(1).max(24),
  born: z.number().int().min(1900).max(2200),
  /** Where staff have written it. Never in anything that is sent. */
  bornMonth: z.number().int().min(1).max(12).optional(),
  sex: z.enum(['f', 'm', 'x']),
  opened: civilDate,
  /** Which member of staff is responsible. */
  responsible: id.optional(),
  /** What colleagues need to know at a glance. Never in anything that is sent. */
  note: z.string().min(1).max(200).optional(),
  /** Nothing more is waited for. Left out while the case is open. */
  closed: civilDate.optional(),
})

/** A form handed in, typed in from paper, or rated by a clinician. */
export const answersRecord = z.strictObject({
  kind: z.literal('answers'),
  form: z.string(),
  revision: z.number().int().positive(),
  informant: z.enum(['self', 'parent', 'teacher', 'clinician']),
  occasion: z.enum(['first', 'follow-up']),
  /** The day the form speaks from. */
  day: civilDate,
  answers,
  /** How each blank came to be blank. */
  blanks: z.record(z.string(), z.enum(['skipped', 'declined', 'not-shown'])),
  via: z.enum(['tablet', 'paper', 'import', 'rating']),
  mode: z.enum(['one-by-one', 'list']).nullable(),
  wording: z.strictObject({ hash: z.string(), language: z.string(), training: z.boolean() }).nullable(),
  /** For a rating: who rated, and how lately they trained. */
  rater: z.strictObject({ staff: id, trained: civilDate.nullable() }).nullable(),
  corrects: z.strictObject({ record: id, reason: z.string().min(1).max(400) }).nullable(),
  /** It came in a file after it was answered: its place among the records says nothing of when. */
  late: z.literal(true).optional(),
  /** Which import brought it in, and its line in the file where that has lines. Left out for what was answered here. */
  imported: z.strictObject({ import: id, line: z.number().int().positive().nullable() }).optional(),
})

/**
 * What was answered in a form that was broken off, as far as the person came: never a measurement, and never scored. A
 * later one of the same session stands beside it, or in its place where nothing that somebody must read was taken back.
 */
const brokenOffRecord = z.strictObject({
  kind: z.literal('broken-off'),
  session: id,
  form: z.string(),
  informant: z.enum(['self', 'parent', 'teacher', 'clinician']),
  /** The day the tablet came back. */
  day: civilDate,
  /** Null where the person passed an item by; an item that they did not come to is left out. */
  answers,
  wording: z.strictObject({ hash: z.string(), language: z.string(), training: z.boolean() }),
})

/** A goal in the person's own words. A later record of the same goal replaces the earlier, and holds all its wordings. */
const goalRecord = z.strictObject({
  kind: z.literal('goal'),
  goal: id,
  wordings: z
    .array(z.strictObject({ text: z.string().min(1).max(300), from: civilDate }))
    .min(1)
    .max(50),
  owner: z.enum(goalOwners),
  agreed: civilDate,
  ended: civilDate.nullable(),
  /** The goal that it took the place of. */
  follows: id.nullable(),
})

/** How far goals had come on one day, by one rater. A goal that was passed by is left out: there may be none. */
export const goalRatingRecord = z.strictObject({
  kind: z.literal('goal-rating'),
  day: civilDate,
  rater: z.enum(goalRaters),
  via: z.enum(['tablet', 'paper', 'staff']),
  ratings: z.array(z.strictObject({ goal: id, value: z.number().int().min(GOAL_SCALE.from).max(GOAL_SCALE.to) })),
})

/** One file of earlier answers, brought in together so that it can be undone together. */
const importRecord = z.strictObject({
  kind: z.literal('import'),
  import: id,
  what: z.enum(['table', 'fhir']),
  file: z.string().min(1).max(120),
  form: z.string(),
  answers: z.number().int().positive(),
  /** The cases that it made; the others were there before. */
  cases: z.array(id),
})

/** Somebody has read the answers that must be read. */
const seenRecord = z.strictObject({
  kind: z.literal('seen'),
  record: id,
  items: z.array(z.string()),
  done: z.string().max(400),
})

/** The common protocol of a contact. A later one replaces the earlier; null is "okänt". */
const protocolRecord = z.strictObject({
  kind: z.literal('protocol'),
  reasons: z.array(z.string()).nullable(),
  contactBy: z.string().nullable(),
  interventions: z.array(z.string()).nullable(),
  professions: z.array(z.string()).nullable(),
  requested: civilDate.nullable(),
  firstOffered: civilDate.nullable(),
  firstVisit: civilDate.nullable(),
  started: civilDate.nullable(),
  ended: civilDate.nullable(),
  ending: z.string().nullable(),
  takenOver: z.enum(['confirmed', 'waiting', 'not-needed']).nullable(),
  /** How many visits the contact has come to. Left out in protocols from before it was asked. */
  visits: z.number().int().min(0).max(999).nullable().optional(),
})

/** A file that the unit has loaded, kept as it came: a wording pack, a norm table, a period definition. */
const loadedRecord = z.strictObject({
  kind: z.literal('loaded'),
  what: z.enum(['wording', 'norms', 'period', 'instrument', 'rating-cases']),
  hash: z.string(),
  text: z.string(),
})

/** The unit's own choices; the newest of each name holds. */
const settingRecord = z.strictObject({
  kind: z.literal('setting'),
  name: z.string(),
  value: z.json(),
})

/** One round of the C-GAS course by one member of staff. */
const trainingRecord = z.strictObject({
  kind: z.literal('training'),
  staff: id,
  course: z.string(),
  ratings: z.array(z.strictObject({ case: z.string(), score: z.number().int().min(1).max(100) })),
  finished: civilDate.nullable(),
})

/** A step in the life of a batch: see `outbox/`. */
const ledgerRecord = z.strictObject({
  kind: z.literal('ledger'),
  period: z.string(),
  edition: z.number().int().min(1).max(2),
  /** SHA-256 of the entry before, so that none can be taken out unseen. */
  before: z.string(),
  entry: z.json(),
})

/** The tablet changed hands: what came into the case after this was answered then, or since. */
const handedOverRecord = z.strictObject({
  kind: z.literal('handed-over'),
  session: id,
  /** The forms that were asked for. */
  forms: z.array(z.string()),
  /** A hand-over that was broken off, and went on. */
  again: z.boolean(),
})

/** Staff said which day it was, since the clock was wrong: days that stand in what was written before are not gone by. */
const daySaidRecord = z.strictObject({
  kind: z.literal('day-said'),
  clock: civilDate,
  day: civilDate,
})

/** Somebody has gone through the log: what of it, and how many of its lines there were then. */
const logReviewRecord = z.strictObject({
  kind: z.literal('log-review'),
  /** The days that were gone through. */
  from: civilDate,
  to: civilDate,
  lines: z.number().int().nonnegative(),
  /** How many of them were drawn by chance, where it was a sample. */
  sample: z.number().int().positive().nullable(),
  note: z.string().max(400),
})

/** Who did what. In a table of its own, which nothing but the log's page reads: nothing in the app goes by it. */
const auditRecord = z.strictObject({
  kind: z.literal('audit'),
  what: z.string(),
  detail: z.string().max(400),
})

/** A device of the unit, as it is called. A later one replaces the earlier; what took it away is never taken back. */
const deviceRecord = z.strictObject({
  kind: z.literal('device'),
  device: id,
  name: z.string().min(1).max(60),
  /** The last of its entries that was here when it was taken away, and the epoch that held: the next one begins after it. */
  removed: z.strictObject({ n: z.number().int().nonnegative(), epoch: z.number().int().positive() }).nullable(),
})

/** People who read certain protected cases together. A later record of the same team replaces the earlier. */
const teamRecord = z.strictObject({
  kind: z.literal('team'),
  team: id,
  name: z.string().min(1).max(80),
  /** Nobody in a team that is no more. */
  staff: z.array(id),
})

/**
 * Who may read a case. All the unit may read this record, and neither the case nor what is in it. A later one of the same
 * case replaces the earlier; where there is none the whole unit reads the case.
 */
const protectionRecord = z.strictObject({
  kind: z.literal('protection'),
  /** The case's code, by which colleagues know that there is one. */
  code: z.string().min(1).max(24),
  /** Null once the whole unit may read the case again. */
  to: z.union([z.strictObject({ team: id }), z.strictObject({ staff: z.array(id) })]).nullable(),
  /** Whom somebody who may read the case has let in, by the public half that they had then: nobody comes in by a newer one. */
  keys: z.array(z.strictObject({ who: z.union([id, z.literal('sheet')]), public: z.string() })),
  /** Rows of keys that all of the unit could open, and that were taken away. */
  rows: z.array(id).optional(),
})

/** What a protected case adds to a period's figures, written by somebody who may read it for those who count. */
const countedRecord = z.strictObject({
  kind: z.literal('counted'),
  /** The period's definition, by its SHA-256. */
  period: z.string(),
  /** Null where the case no longer belongs to the period. */
  row: z.json().nullable(),
})

const tombstoneRecord = z.strictObject({
  kind: z.literal('tombstone'),
  /** A record, which stays on the disk; or a case that was erased, whose rows are gone. */
  record: id,
  reason: z.string().min(1).max(400),
  /** The rows that went with the case: what is missing beside these is lost. */
  rows: z.array(id).optional(),
  /** Who did what with the case stays; or lines of the log went whose time was over, and no case. */
  log: z.enum(['kept', 'only']).optional(),
})

export const recordBody = z.discriminatedUnion('kind', [
  unitRecord,
  staffRecord,
  caseRecord,
  answersRecord,
  brokenOffRecord,
  goalRecord,
  goalRatingRecord,
  importRecord,
  seenRecord,
  protocolRecord,
  loadedRecord,
  settingRecord,
  trainingRecord,
  ledgerRecord,
  handedOverRecord,
  daySaidRecord,
  logReviewRecord,
  auditRecord,
  deviceRecord,
  teamRecord,
  protectionRecord,
  countedRecord,
  tombstoneRecord,
])

export type RecordBody = z.infer<typeof recordBody>

const kinds: ReadonlySet<string> = new Set(recordBody.options.map(({ shape }) => shape.kind.value))
/** Written by a newer version: it is kept as it is, and read once this one is updated. */
export const isNewer = ({ body }: Pick<Kept, 'body'>): boolean => !kinds.has(body.kind)
export type Kind = RecordBody['kind']
/** What an open unit holds in memory. */
export type WorkingKind = Exclude<Kind, 'audit'>

/** Who wrote a record: a member of staff, or whoever held the tablet. */
export type Author = { readonly staff: string } | 'respondent'

/** A signature under a record that needs a role: by its writer's key, when so many statements had been made. */
export interface Said {
  readonly n: number
  readonly sig: string
}

/** A record as it stands in memory, opened. */
export interface Kept<B extends RecordBody = RecordBody> {
  readonly id: string
  /** Its place in the order of writing, by Lamport's rule; clocks order nothing. See `inOrderOfWriting`. */
  readonly lamport: number
  /** The device that wrote it. */
  readonly device: string
  /** When it was written, by this device's clock: shown, never relied upon. */
  readonly at: string
  readonly by: Author
  /** The case it belongs to, or null for what is the unit's own. */
  readonly caseId: string | null
  readonly body: B
  /** Of a kind of which the newest holds: ids of those that it takes the place of. See `registers.ts`. */
  readonly replaces?: readonly string[]
  /** Where only one role may write it: see `roles.ts`. */
  readonly said?: Said
}

export type KeptOf<K extends Kind> = Kept<Extract<RecordBody, { kind: K }>>

/** Alike on every device, whatever came first: of two that were written at once, the devices' ids decide. */
export const inOrderOfWriting = (a: Place, b: Place): number =>
  a.lamport - b.lamport || (a.device < b.device ? -1 : Number(a.device > b.device))
type Place = Pick<Kept, 'lamport' | 'device'>
