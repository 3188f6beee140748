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

/** A form that staff decided on, and by which wordings it may be answered. */
export const plannedForm = z.strictObject({
  form: z.string(),
  occasion: z.enum(['first', 'follow-up']),
  hash: z.string(),
  /** Of the wordings in other languages that could be chosen. */
  others: z.array(z.string()).optional(),
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
  via: z.enum(['tablet', 'home', 'paper', 'import', 'rating']),
  mode: z.enum(['one-by-one', 'list']).nullable(),
  wording: z.strictObject({ hash: z.string(), language: z.string(), training: z.boolean() }).nullable(),
  /** For a rating: who rated, and how lately they trained. */
  rater: z.strictObject({ staff: id, trained: civilDate.nullable() }).nullable(),
  corrects: z
    .strictObject({
      record: id,
      /** Other corrections of the same form, made apart from that one: whoever chose between them saw them all. */
      also: z.array(id).min(1).optional(),
      reason: z.string().min(1).max(400),
    })
    .nullable(),
  /** It came in a file after it was answered: its place among the records says nothing of when. */
  late: z.literal(true).optional(),
  /** Which import brought it in, and its line in the file where that has lines. Left out for what was answered here. */
  imported: z.strictObject({ import: id, line: z.number().int().positive().nullable() }).optional(),
  /** Answered at another unit, before the child moved here: shown and compared, and counted in no period here. */
  moved: z.literal(true).optional(),
})

/**
 * What was answered in a form that was broken off, as far as the person came: never a measurement, and never scored. A
 * later one of the same session stands beside it, or in its place where nothing that somebody must read was taken back.
 */
export const brokenOffRecord = z.strictObject({
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
export const goalRecord = z.strictObject({
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
export const protocolRecord = z.strictObject({
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

/** Who said that a case may move to another unit, and on which day. No name and no number of anybody. */
export const moveConsent = z.strictObject({ by: z.enum(['self', 'guardian', 'both']), day: civilDate })

/** The case was given to another unit in a file. It is closed here, and stays until its time is over. */
const movedOutRecord = z.strictObject({
  kind: z.literal('moved-out'),
  move: id,
  /** The other unit's name, as its address says. */
  to: z.string().min(1).max(80),
  day: civilDate,
  consent: moveConsent,
})

/** The case came from another unit in a file. */
const movedInRecord = z.strictObject({
  kind: z.literal('moved-in'),
  move: id,
  from: z.string().min(1).max(80),
  /** The day on which it was given away there. */
  day: civilDate,
  consent: moveConsent,
  /** When the contact began there, and what its protocol said: the contact here has one of its own. */
  opened: civilDate,
  protocol: protocolRecord.omit({ kind: true }).nullable(),
  /** Goals that came along: they are counted where they were agreed. */
  goals: z.array(id),
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

/** A step in the life of a batch, with nothing in it that did not leave the unit: see `outbox/`. */
const ledgerRecord = z.strictObject({
  kind: z.literal('ledger'),
  period: z.string(),
  edition: z.number().int().min(1).max(2),
  /** SHA-256 of the entry before, so that none can be taken out unseen. */
  before: z.string(),
  entry: z.json(),
})

/** What stood behind a batch when it was frozen, for the releaser alone. The ledger holds the hash of each part. */
const basisRecord = z.strictObject({
  kind: z.literal('basis'),
  /** The batch, by the SHA-256 of its bytes. */
  batch: z.string(),
  /** The preview as it stood on screen, a line each: own exact figures. */
  shown: z.array(z.string()),
  /** Which cases stand behind each released group: see `outbox/`. */
  lists: z.json(),
})

/** The tablet changed hands: what came into the case after this was answered then, or since. */
const handedOverRecord = z.strictObject({
  kind: z.literal('handed-over'),
  session: id,
  /** The forms that were asked for. */
  forms: z.array(z.string()),
  /** A hand-over that was broken off, and went on. */
  again: z.boolean(),
  /** It went to a tablet in the waiting room: which, the number that staff read out, and as JSON the row of `sessions` by which any reader takes in the answers. */
  tablet: z.strictObject({ device: id, turn: z.number().int().positive(), session: z.string() }).optional(),
})

/** A form that went to a tablet in the waiting room is asked back, or has come to its end there. */
const givenBackRecord = z.strictObject({
  kind: z.literal('given-back'),
  session: id,
  how: z.enum(['asked', 'handed-in', 'broken-off']),
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
  /** A tablet in the waiting room, which no key of an epoch ever was on: none ends with it. */
  tablet: z.literal(true).optional(),
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

/** What a protected case adds to a period's figures, written by somebody who may read it for the releaser, who counts. */
const countedRecord = z.strictObject({
  kind: z.literal('counted'),
  /** The period's definition, by its SHA-256. */
  period: z.string(),
  /** Null where the case no longer belongs to the period. */
  row: z.json().nullable(),
})

/** Two cases are of one child: what was written to `from` belongs to `into` until this is taken away. See `merged.ts`. */
const mergedRecord = z.strictObject({
  kind: z.literal('merged'),
  from: id,
  into: id,
})

/**
 * What somebody is to fill in at home, as staff decided it: a form that comes from there is held against this. Of the link's
 * secret nothing is kept. A later one of the same slip replaces the earlier.
 */
const slipRecord = z.strictObject({
  kind: z.literal('slip'),
  /** As the relay knows it. */
  slip: z.string(),
  /** Whose hands it was given into. */
  to: z.enum(['youth', 'guardian', 'teacher']),
  informant: z.enum(['self', 'parent', 'teacher']),
  forms: z.array(plannedForm).min(1),
  made: civilDate,
  expires: z.iso.datetime(),
  /** It is begun only while somebody has promised to read. */
  review: z.boolean(),
  /** A spoken code is asked for: the link goes by SMS. */
  spoken: z.boolean(),
  /** That the case is made known to a teacher: who said so, and when. */
  consent: moveConsent.nullable(),
  /** Of a protected case: the pair that what is handed in is sealed to. Else it is sealed to the unit's inbox. */
  inbox: z.strictObject({ public: z.string(), private: z.string() }).nullable(),
  /** From when on it is not valid; what came after that is held for a person to decide. */
  revoked: z.iso.datetime().nullable(),
})

/** Somebody has promised to read what comes from home: for a part of one day. */
const promiseRecord = z.strictObject({
  kind: z.literal('promise'),
  reader: id,
  deputy: id,
  until: z.iso.datetime(),
  /** Within so many hours after it was handed in. */
  hours: z.number().int().min(1).max(8),
  /** When somebody reads next. */
  next: z.iso.datetime().nullable(),
})

/** A form from home that is not what staff decided, or came after its slip was taken back: kept as it came, and never scored. */
const heldFormRecord = z.strictObject({
  kind: z.literal('held-form'),
  /** Under which id it would be an answer. */
  form: id,
  slip: z.string(),
  why: z.enum(['revoked', 'other-version', 'not-as-decided', 'unknown-slip', 'case-erased']),
  /** When it was handed in, by the relay's clock. */
  at: z.iso.datetime(),
  /** What was inside, as JSON. */
  inside: z.string().max(100_000),
})

const tombstoneRecord = z.strictObject({
  kind: z.literal('tombstone'),
  /** A record, which stays on the disk; or a case that was erased, whose rows are gone. */
  record: id,
  reason: z.string().min(1).max(400),
  /** The rows that went with the case: what is missing beside these is lost. */
  rows: z.array(id).optional(),
  /** Its slips, as the relay knows them: nothing is begun by them any more, and what comes by them is nobody's answer. */
  slips: z.array(z.string()).readonly().optional(),
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
  movedOutRecord,
  movedInRecord,
  loadedRecord,
  settingRecord,
  trainingRecord,
  ledgerRecord,
  basisRecord,
  handedOverRecord,
  givenBackRecord,
  daySaidRecord,
  logReviewRecord,
  auditRecord,
  deviceRecord,
  teamRecord,
  protectionRecord,
  countedRecord,
  mergedRecord,
  slipRecord,
  promiseRecord,
  heldFormRecord,
  tombstoneRecord,
])

export type RecordBody = z.infer<typeof recordBody>

const kinds: ReadonlySet<string> = new Set(recordBody.options.map(({ shape }) => shape.kind.value))

/**
 * Which shapes this version reads. Raised with each change that an older version would read wrongly: a record that uses it
 * says so in `needs`, and older versions leave it as it is.
 */
export const SHAPES = 1

/** Written by a newer version: it is kept as it is, passed on, counted, and read once this one is updated. */
export const isNewer = ({ body, needs = 1 }: Pick<Kept, 'body' | 'needs'>): boolean =>
  !kinds.has(body.kind) || needs > SHAPES
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
  /** The least `SHAPES` that reads it; left out for what the first version reads. */
  readonly needs?: number
}

export type KeptOf<K extends Kind> = Kept<Extract<RecordBody, { kind: K }>>

/** Alike on every device, whatever came first: of two that were written at once the devices' ids decide, and of two by copies of one device their own. */
export const inOrderOfWriting = (a: Place, b: Place): number =>
  a.lamport - b.lamport || byText(a.device, b.device) || byText(a.id ?? '', b.id ?? '')
type Place = Pick<Kept, 'lamport' | 'device'> & Partial<Pick<Kept, 'id'>>
/** By code units: no locale's rules are asked, which take ten times as long. For ids, codes and civil days. */
export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
