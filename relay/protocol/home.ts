/** What the page that is answered at home, and a unit's devices about it, say to the relay. Format: docs/formats/home.md. */
import * as z from 'zod'
import { hash, id, LARGEST_ROW, point, sig, signedByRelay } from './shapes.ts'

/** Characters of one sealed form. */
export const LARGEST_FORM = 200_000
/** Wrong spoken codes, after which a link is over. */
export const SPOKEN_TRIES = 5
/** Nothing is begun in the last hour of a promise, in milliseconds. */
export const LAST_START_MS = 3_600_000
/** A link lives for a week at most, and a little for clocks that differ. */
export const LONGEST_SLIP_MS = 8 * 24 * 3_600_000

/** 96 bits in base64url. */
const slip = z.string().regex(/^[A-Za-z0-9_-]{16}$/)
/** 256 bits of the link's secret, as they are sent; the relay keeps their hash. */
const token = hash
const moment = z.number().int().positive().max(8.64e15)
const hours = z.number().int().min(1).max(8)
/** What only the unit, or whoever has the link's secret, opens. */
const sealedText = (longest: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(longest)
const sealedForm = z.strictObject({ enc: sealedText(200), box: sealedText(LARGEST_FORM) })

const shown = { slip, token, key: point }

/** `POST /v1/home/look`. */
export const lookAsked = z.strictObject(shown)
/** `POST /v1/home/claim`: `spoken` is made of the spoken code and the link's secret; `sig` by the page's key. */
export const claimAsked = z.strictObject({ ...shown, spoken: token.nullable(), sig })
/** `POST /v1/home/hand-in`. */
export const handInAsked = z.strictObject({
  ...shown,
  form: z.uuid(),
  /** Which of the plan's forms, from 0; and whether there are no more. */
  part: z.number().int().min(0).max(99),
  last: z.boolean(),
  sealed: sealedForm,
  /** What the page was given when it began: believed where nothing is known of that here. */
  begun: signedByRelay.nullable(),
  sig,
})

/** Whether somebody reads: `names` is sealed, and `opens` when somebody is to read next. */
const reading = z.discriminatedUnion('stands', [
  z.object({ stands: z.literal(true), until: moment, within: hours, names: z.string() }),
  z.object({ stands: z.literal(false), opens: moment.nullable() }),
])

export const lookAnswer = z.object({
  state: z.enum(['open', 'mine', 'elsewhere', 'expired', 'revoked', 'code-spent', 'handed-in']),
  /** A spoken code is asked for. */
  spoken: z.boolean(),
  plan: z.string().nullable(),
  reading,
  /** Forms that are handed in. */
  parts: z.array(z.number().int()),
  /** It was opened with another key after it was begun, or taken back: whoever began it is told. */
  second: z.boolean(),
  revoked: z.boolean(),
  /** For whoever began it: a `homeBegun`. */
  begun: signedByRelay.nullable(),
})

/** In a signed document: this page began the slip, whatever a relay that was set back remembers of it. */
export const homeBegun = z.strictObject({
  schema: z.literal('home-begun-1'),
  unit: id,
  slip,
  /** The page's. */
  key: point,
  at: moment,
})

/** By when it is read at the latest, from when at the earliest, or null where nobody has said. */
const reads = z.union([z.object({ by: moment }), z.object({ from: moment })]).nullable()
export const handInAnswer = z.object({
  receipt: signedByRelay,
  reads,
  second: z.boolean(),
  revoked: z.boolean(),
  /** It lies at the unit: nobody needs to keep it any more. */
  taken: z.boolean(),
})

/** In a signed document, made after the commit. */
export const homeReceipt = z.strictObject({
  schema: z.literal('home-receipt-1'),
  slip,
  form: z.uuid(),
  /** Of `<enc>.<box>` as it came first. */
  hash,
  store: z.uuid(),
  at: moment,
})

/** `POST /v1/vault/home/slip`. */
export const slipAsked = z.strictObject({
  slip,
  /** SHA-256 of the token, and of what is made of the spoken code. */
  token: hash,
  spoken: hash.nullable(),
  expires: moment,
  /** It is begun only while somebody has promised to read. */
  review: z.boolean(),
  plan: sealedText(LARGEST_ROW),
})
/** `POST /v1/vault/home/revoke`. */
export const revokeAsked = z.strictObject({ slip })
export const doneAnswer = z.object({ done: z.literal(true) })

/** `POST /v1/vault/home/state`: `adopted` are forms that lie among the unit's records, at the relay too. */
export const stateAsked = z.strictObject({ adopted: z.array(z.uuid()).max(1000).default([]) })
export const stateAnswer = z.object({
  at: moment,
  slips: z.array(
    z.object({
      slip,
      expires: moment,
      opened: moment.nullable(),
      begun: moment.nullable(),
      handed: moment.nullable(),
      revoked: moment.nullable(),
      /** When it was first opened with another key than it was begun with. */
      second: moment.nullable(),
      /** Too many wrong spoken codes. */
      spent: z.boolean(),
    }),
  ),
  /** Whether it stands, as of this device that gave it; and what was last said of when somebody reads next. */
  promise: z.object({ until: moment, within: hours, names: z.string() }).nullable(),
  next: moment.nullable(),
  /** Whether a letter can be sent from here, and to which addresses. */
  mail: z.object({ possible: z.boolean(), address: z.string().nullable(), deputy: z.string().nullable() }),
  /** Forms that are not adopted, some of them where there are many. `revoked`: it came after its slip was taken back. */
  forms: z.array(
    z.object({ form: z.uuid(), slip, part: z.number().int(), at: moment, revoked: z.boolean(), sealed: sealedForm }),
  ),
  more: z.boolean(),
  /** How many are not adopted, and those that should have been by now. */
  waiting: z.number().int(),
  late: z.array(z.object({ slip, at: moment })),
})

/** `POST /v1/vault/home/promise`; null ends it. `names` is sealed for whoever has a link. */
export const promiseAsked = z.strictObject({
  promise: z
    .strictObject({ until: moment, within: hours, next: moment.nullable(), names: sealedText(4000) })
    .nullable(),
})

/** An address as a letter needs it, and nothing that could stand for two. */
const address = z
  .string()
  .max(200)
  .regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/)
/** `POST /v1/vault/home/mail`. */
export const mailAsked = z.strictObject({ address, deputy: address })

export type LookAsked = z.infer<typeof lookAsked>
export type LookAnswer = z.infer<typeof lookAnswer>
export type ClaimAsked = z.infer<typeof claimAsked>
export type HandInAsked = z.infer<typeof handInAsked>
export type HandInAnswer = z.infer<typeof handInAnswer>
export type HomeBegun = z.infer<typeof homeBegun>
export type HomeReceipt = z.infer<typeof homeReceipt>
export type SlipAsked = z.infer<typeof slipAsked>
export type StateAnswer = z.infer<typeof stateAnswer>
export type PromiseAsked = z.infer<typeof promiseAsked>
export type MailAsked = z.infer<typeof mailAsked>
