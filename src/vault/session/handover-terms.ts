/**
 * What staff set at a hand-over, under the unit's data key, which nobody outside can forge; and the session's key
 * sealed to the unit, so that staff can read what cannot be resumed.
 */
import * as z from 'zod'
import { type Bytes, random } from '../crypto/bytes.ts'
import type { UnitKeys } from '../crypto/header.ts'
import { aesKey, openJson, sealJson } from '../crypto/seal.ts'
import { openAsUnit, sealToUnit } from '../crypto/unit-key.ts'
import { type Shares, split } from '../disk/key-shares.ts'
import type { Row } from '../disk/rows.ts'
import { answersRecord } from '../records.ts'
import type { HandoverPlan } from '../vault.ts'
import { blankDraft, sealDraft, sessionAad } from './session.ts'

/** What only staff can have set: a form handed in is held against it. */
const handoverTerms = z.strictObject({
  caseId: z.uuid(),
  informant: z.enum(['self', 'parent', 'teacher', 'clinician']),
  forms: z.array(z.strictObject({ form: z.string(), occasion: z.enum(['first', 'follow-up']), hash: z.string() })),
})
export type HandoverTerms = z.infer<typeof handoverTerms>

/** What is sealed to the unit when a form is handed in. */
export const handedIn = z.strictObject({ index: z.number().int(), at: z.iso.datetime(), body: answersRecord })
export type HandedIn = z.infer<typeof handedIn>

export interface NewSession {
  readonly row: Row<'sessions'>
  readonly draft: Row<'drafts'>
  readonly key: CryptoKey
  readonly shares: Shares
}

export async function newSession(
  unit: string,
  publicKey: string,
  keys: UnitKeys,
  plan: HandoverPlan,
): Promise<NewSession> {
  const id = crypto.randomUUID()
  const raw = random(32)
  const sealedKey = await sealToUnit(publicKey, sessionAad('session-key', unit, id), raw)
  const shares = split(raw)
  const key = await aesKey(raw)
  const staff: HandoverTerms = {
    caseId: plan.caseId,
    informant: plan.informant,
    forms: plan.forms.map(({ form, occasion, pack }) => ({ form, occasion, hash: pack.hash })),
  }
  return {
    key,
    shares,
    row: {
      id,
      staff: await sealJson(keys.data, sessionAad('session', unit, id), staff),
      plan: await sealJson(key, sessionAad('plan', unit, id), plan),
      key: sealedKey,
    },
    draft: await sealDraft(key, unit, id, 0, blankDraft(0, 'one-by-one')),
  }
}

export async function openTerms(keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<HandoverTerms> {
  return handoverTerms.parse(await openJson(keys.data, sessionAad('session', unit, row.id), row.staff))
}

/** The session's key again, raw, for staff. The caller wipes it. */
export const sessionKey = (keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<Bytes> =>
  openAsUnit(keys.private, sessionAad('session-key', unit, row.id), row.key)
