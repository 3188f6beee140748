/**
 * A hand-over on disk. The plan and the draft lie under an AES key of the session's own, which the device keeps while
 * the session runs; that key is sealed to the unit, so that staff can read what cannot be resumed. What staff decided
 * lies under the unit's data key, which nobody outside can forge.
 */
import * as z from 'zod'
import { random } from './bytes.ts'
import type { UnitKeys } from './header.ts'
import { answersRecord } from './records.ts'
import type { Row } from './rows.ts'
import { aesKey, openJson, sealJson } from './seal.ts'
import { openAsUnit, sealToUnit } from './unit-key.ts'
import type { Draft, HandoverPlan } from './vault.ts'

const about = (what: 'session' | 'plan' | 'session-key', unit: string, id: string) => `${what}|${unit}|${id}`
const draftAbout = (unit: string, { id, n }: { id: string; n: number }) => `draft|${unit}|${id}|${n}`
export const handedAbout = (unit: string, { id, session }: { id: string; session: string }) =>
  `handed|${unit}|${id}|${session}`

/** What only staff can have set: a form handed in is held against it. */
const decided = z.strictObject({
  caseId: z.uuid(),
  informant: z.enum(['self', 'parent', 'teacher', 'clinician']),
  forms: z.array(z.strictObject({ form: z.string(), occasion: z.enum(['first', 'follow-up']), hash: z.string() })),
})
export type Decided = z.infer<typeof decided>

/** What is sealed to the unit when a form is handed in. */
export const handedIn = z.strictObject({ index: z.number().int(), at: z.iso.datetime(), body: answersRecord })
export type HandedIn = z.infer<typeof handedIn>

export interface NewSession {
  readonly row: Row<'sessions'>
  readonly draft: Row<'drafts'>
  readonly key: CryptoKey
}

export async function newSession(
  unit: string,
  publicKey: string,
  keys: UnitKeys,
  plan: HandoverPlan,
): Promise<NewSession> {
  const id = crypto.randomUUID()
  const raw = random(32)
  const sealedKey = await sealToUnit(publicKey, about('session-key', unit, id), raw)
  const key = await aesKey(raw)
  const staff: Decided = {
    caseId: plan.caseId,
    informant: plan.informant,
    forms: plan.forms.map(({ form, occasion, pack }) => ({ form, occasion, hash: pack.hash })),
  }
  return {
    key,
    row: {
      id,
      staff: await sealJson(keys.data, about('session', unit, id), staff),
      plan: await sealJson(key, about('plan', unit, id), plan),
      key: sealedKey,
    },
    draft: await sealDraft(key, unit, id, 0, blankDraft(0, 'one-by-one')),
  }
}

export const blankDraft = (form: number, mode: Draft['mode']): Draft => ({
  form,
  position: 0,
  answers: {},
  blanks: {},
  mode,
})

export async function sealDraft(
  key: CryptoKey,
  unit: string,
  id: string,
  n: number,
  draft: Draft,
): Promise<Row<'drafts'>> {
  return { id, n, box: await sealJson(key, draftAbout(unit, { id, n }), draft) }
}

export const openDraft = (key: CryptoKey, unit: string, row: Row<'drafts'>): Promise<Draft> =>
  openJson(key, draftAbout(unit, row), row.box) as Promise<Draft>

export const openPlan = (key: CryptoKey, unit: string, row: Row<'sessions'>): Promise<HandoverPlan> =>
  openJson(key, about('plan', unit, row.id), row.plan) as Promise<HandoverPlan>

export async function openDecided(keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<Decided> {
  return decided.parse(await openJson(keys.data, about('session', unit, row.id), row.staff))
}

/** The session's key again, for staff. */
export async function sessionKey(keys: UnitKeys, unit: string, row: Row<'sessions'>): Promise<CryptoKey> {
  return aesKey(await openAsUnit(keys.private, about('session-key', unit, row.id), row.key))
}
