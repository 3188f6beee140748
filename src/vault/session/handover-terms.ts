/**
 * What staff set at a hand-over, under the unit's data key, which nobody outside can forge; and the session's key
 * sealed to the unit, so that staff can read what cannot be resumed.
 */
import * as z from 'zod'
import { type Bytes, base64, random, unbase64 } from '../crypto/bytes.ts'
import { epochOf, type Header, type UnitKeys } from '../crypto/epochs.ts'
import type { Pair } from '../crypto/members.ts'
import { openAsPerson, sealToPeople } from '../crypto/people-key.ts'
import { aesKey, openJson, sealJson } from '../crypto/seal.ts'
import { newUnitKey, openAsUnit, sealToUnit } from '../crypto/unit-key.ts'
import { type Shares, split } from '../disk/key-shares.ts'
import type { Row } from '../disk/rows.ts'
import { answersRecord, plannedForm } from '../records.ts'
import { type Draft, type HandoverPlan, VaultError } from '../vault.ts'
import { blankDraft, inboxOf, sealDraft, sessionAad } from './session.ts'

/** What only staff can have set: a form handed in is held against it. */
const handoverTerms = z.strictObject({
  caseId: z.uuid(),
  informant: z.enum(['self', 'parent', 'teacher', 'clinician']),
  forms: z.array(plannedForm),
})
export type HandoverTerms = z.infer<typeof handoverTerms>

/** What is sealed to the unit when a form is handed in. */
export const handedIn = z.strictObject({ index: z.number().int(), at: z.iso.datetime(), body: answersRecord })
export type HandedIn = z.infer<typeof handedIn>

/** What is answered of a form so far, as it is sealed to the unit. `ended`: nobody goes on with it. */
export const answeredSoFar = z.strictObject({
  at: z.iso.datetime(),
  /** The civil day, as the tablet counts it. */
  day: z.iso.date(),
  ended: z.boolean(),
  draft: z.strictObject({
    form: z.number().int().nonnegative(),
    position: z.number().int().nonnegative(),
    answers: z.record(z.string(), z.number().int().nullable()),
    blanks: z.record(z.string(), z.enum(['skipped', 'declined', 'not-shown'])),
    mode: z.enum(['one-by-one', 'list']),
    language: z.string().optional(),
  }),
})
export type AnsweredSoFar = z.infer<typeof answeredSoFar>

/** A hand-over before it is sealed: `n` counts its drafts. */
export interface SessionState {
  readonly id: string
  readonly terms: HandoverTerms
  readonly plan: HandoverPlan
  readonly draft: Draft
  readonly n: number
}

export const newSession = (plan: HandoverPlan): SessionState => ({
  id: crypto.randomUUID(),
  terms: {
    caseId: plan.caseId,
    informant: plan.informant,
    forms: plan.forms.map(({ form, occasion, pack, others }) => ({
      form,
      occasion,
      hash: pack.hash,
      ...(others && { others: others.map(({ hash }) => hash) }),
    })),
  },
  plan,
  draft: blankDraft(0, { mode: 'one-by-one' }),
  n: 0,
})

export interface SealedSession {
  readonly row: Row<'sessions'>
  readonly draft: Row<'drafts'>
  readonly key: CryptoKey
  readonly shares: Shares
}

/**
 * Under a key of its own, drawn anew each time: a copy from before a session was taken back opens nothing of it after.
 * `people` are public halves of those who read a protected case: they alone open what is handed in.
 */
export async function sealSession(
  header: Header,
  { newest }: UnitKeys,
  { id, terms, plan, draft, n }: SessionState,
  people: readonly string[] | null,
): Promise<SealedSession> {
  const { unit } = header
  const raw = random(32)
  const inbox = people && (await inboxFor(unit, id, people))
  const sealedKey = await sealToUnit((inbox ?? inboxOf(header)).public, sessionAad('session-key', unit, id), raw)
  const shares = split(raw)
  const key = await aesKey(raw)
  return {
    key,
    shares,
    row: {
      id,
      epoch: newest.n,
      staff: await sealJson(newest.data, sessionAad('session', unit, id), terms),
      plan: await sealJson(key, sessionAad('plan', unit, id), plan),
      key: sealedKey,
      ...(inbox && { inbox }),
    },
    draft: await sealDraft(key, unit, id, n, draft),
  }
}

export async function openTerms(keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<HandoverTerms> {
  return handoverTerms.parse(
    await openJson(epochOf(keys, row.epoch).data, sessionAad('session', unit, row.id), row.staff),
  )
}

async function inboxFor(unit: string, id: string, people: readonly string[]) {
  const pair = await newUnitKey()
  return { public: pair.public, people: await sealToPeople(unit, id, people, unbase64(pair.private)) }
}

/** What opens that which is handed in: the epoch's inbox, or the one of a protected case. Throws for whoever may not read that. */
export async function inboxKey(keys: UnitKeys, unit: string, row: Row<'sessions'>, me: Pair): Promise<string> {
  if (!row.inbox) return epochOf(keys, row.epoch).private
  const opened = await openAsPerson(unit, row.id, row.inbox.people, [me])
  if (!opened) throw new VaultError('protected')
  return base64(opened)
}

/** The session's key again, raw, for staff. The caller wipes it. */
export const sessionKey = async (keys: UnitKeys, unit: string, row: Row<'sessions'>, me: Pair): Promise<Bytes> =>
  openAsUnit(await inboxKey(keys, unit, row, me), sessionAad('session-key', unit, row.id), row.key)
