/**
 * What staff set at a hand-over, under the unit's data key, which nobody outside can forge; and the session's key
 * sealed to the unit, so that staff can read what cannot be resumed.
 */
import * as z from 'zod'
import { type Bytes, random } from '../crypto/bytes.ts'
import { epochOf, type Header, type UnitKeys } from '../crypto/epochs.ts'
import { aesKey, openJson, sealJson } from '../crypto/seal.ts'
import { openAsUnit, sealToUnit } from '../crypto/unit-key.ts'
import { type Shares, split } from '../disk/key-shares.ts'
import type { Row } from '../disk/rows.ts'
import { answersRecord } from '../records.ts'
import type { Draft, HandoverPlan } from '../vault.ts'
import { blankDraft, inboxOf, sealDraft, sessionAad } from './session.ts'

/** What only staff can have set: a form handed in is held against it. */
const handoverTerms = z.strictObject({
  caseId: z.uuid(),
  informant: z.enum(['self', 'parent', 'teacher', 'clinician']),
  forms: z.array(
    z.strictObject({
      form: z.string(),
      occasion: z.enum(['first', 'follow-up']),
      hash: z.string(),
      /** Of the wordings in other languages that could be chosen. */
      others: z.array(z.string()).optional(),
    }),
  ),
})
export type HandoverTerms = z.infer<typeof handoverTerms>

/** What is sealed to the unit when a form is handed in. */
export const handedIn = z.strictObject({ index: z.number().int(), at: z.iso.datetime(), body: answersRecord })
export type HandedIn = z.infer<typeof handedIn>

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

/** Under a key of its own, drawn anew each time: a copy from before a session was taken back opens nothing of it after. */
export async function sealSession(
  header: Header,
  { newest }: UnitKeys,
  { id, terms, plan, draft, n }: SessionState,
): Promise<SealedSession> {
  const { unit } = header
  const raw = random(32)
  const sealedKey = await sealToUnit(inboxOf(header).public, sessionAad('session-key', unit, id), raw)
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
    },
    draft: await sealDraft(key, unit, id, n, draft),
  }
}

export async function openTerms(keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<HandoverTerms> {
  return handoverTerms.parse(
    await openJson(epochOf(keys, row.epoch).data, sessionAad('session', unit, row.id), row.staff),
  )
}

/** The session's key again, raw, for staff. The caller wipes it. */
export const sessionKey = (keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<Bytes> =>
  openAsUnit(epochOf(keys, row.epoch).private, sessionAad('session-key', unit, row.id), row.key)
