/**
 * A hand-over on disk, from the side of whoever answers: the plan and the draft lie under an AES key of the session's
 * own, which the device keeps while the session runs. What only staff can do with it stands in `handover-terms.ts`.
 */

import type { Header } from '../crypto/epochs.ts'
import { openJson, sealJson } from '../crypto/seal.ts'
import type { Row } from '../disk/rows.ts'
import type { Draft, HandoverPlan, PlannedForm } from '../vault.ts'

export const sessionAad = (what: 'session' | 'plan' | 'session-key', unit: string, id: string) =>
  `${what}|${unit}|${id}`
const draftAad = (unit: string, { id, n }: { id: string; n: number }) => `draft|${unit}|${id}|${n}`
export const handedAad = (unit: string, { id, session }: { id: string; session: string }) =>
  `handed|${unit}|${id}|${session}`

export const partAad = (unit: string, { id, session }: { id: string; session: string }) =>
  `part|${unit}|${id}|${session}`

/** What a device knows of the unit that it can seal to, and nothing more. */
export interface Inbox {
  readonly unit: string
  /** Where what is handed in goes: the newest epoch's. */
  readonly inbox: { readonly n: number; readonly public: string }
  /** The row by which the place is known for the unit's. */
  readonly meta: Row<'meta'>
}

export const inboxAt = (header: Header): Inbox => ({
  unit: header.unit,
  inbox: inboxOf(header),
  meta: { id: 'header', header },
})

/** Where what is handed in goes: the newest epoch's. */
export function inboxOf({ epochs }: Header): { readonly n: number; readonly public: string } {
  const newest = epochs.at(-1)
  if (!newest) throw new Error('a unit without an epoch')
  return newest
}

/** The beginning of a form, shown as the one before it was. */
export const blankDraft = (form: number, { mode, language }: Pick<Draft, 'mode' | 'language'>): Draft => ({
  form,
  position: 0,
  answers: {},
  blanks: {},
  mode,
  ...(language !== undefined && { language }),
})

/** The wording that a form is answered in. */
export const wordingOf = (planned: PlannedForm, { language }: Pick<Draft, 'language'>): PlannedForm['pack'] =>
  planned.others?.find((other) => other.language === language) ?? planned.pack

export async function sealDraft(
  key: CryptoKey,
  unit: string,
  id: string,
  n: number,
  draft: Draft,
): Promise<Row<'drafts'>> {
  return { id, n, box: await sealJson(key, draftAad(unit, { id, n }), draft) }
}

export const openDraft = (key: CryptoKey, unit: string, row: Row<'drafts'>): Promise<Draft> =>
  openJson(key, draftAad(unit, row), row.box) as Promise<Draft>

export const openPlan = (key: CryptoKey, unit: string, row: Row<'sessions'>): Promise<HandoverPlan> =>
  openJson(key, sessionAad('plan', unit, row.id), row.plan) as Promise<HandoverPlan>

/** The plan as it is to be answered: forms that the unit has as data are known from here on. */
export async function planToAnswer(key: CryptoKey, unit: string, row: Row<'sessions'>): Promise<HandoverPlan> {
  const plan = await openPlan(key, unit, row)
  // Fetched only where it is needed: most tablets are handed over with built-in forms.
  if (plan.forms.some(({ own }) => own)) (await import('./own-forms.ts')).bringOwnForms(plan)
  return plan
}
