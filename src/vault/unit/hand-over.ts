/** The step from staff to whoever is to answer. */
import { clockDay, today } from '../../clock/today.ts'
import { aesKey } from '../crypto/seal.ts'
import { type Shares, split } from '../disk/key-shares.ts'
import { put } from '../disk/rows.ts'
import { newSession, openTerms, sessionKey } from '../session/handover-terms.ts'
import { running, type TakeBackMethods } from '../session/running-handover.ts'
import type { HandedOver, HandoverPlan } from '../vault.ts'
import { appendTo, type Unit } from './unit.ts'

export async function startHandover(unit: Unit, decided: HandoverPlan, ways: TakeBackMethods): Promise<HandedOver> {
  const { header, keys, store } = unit
  const plan = { ...decided, from: { clock: clockDay(), day: today() } }
  const { row, draft, key, shares } = await newSession(header.unit, header.public, keys, plan)
  const forms = plan.forms
    .map(({ form }) => form)
    .join(' ')
    .slice(0, 400)
  await appendTo(unit, [{ caseId: plan.caseId, body: { kind: 'audit', what: 'handed-over', detail: forms } }], {
    ops: [put('sessions', row), put('drafts', draft)],
    ...kept(row.id, shares),
  })
  return running(store, header, row, key, shares, ways)
}

/** Staff let a broken-off hand-over go on: the device gets the session's key again. */
export async function resumeHandover(unit: Unit, session: string, ways: TakeBackMethods): Promise<HandedOver> {
  const { header, keys, store } = unit
  const row = await store.get('sessions', session)
  if (!row) throw new Error('no such hand-over')
  const raw = await sessionKey(keys, header.unit, row)
  const shares = split(raw)
  const key = await aesKey(raw)
  const { caseId } = await openTerms(keys, header.unit, row)
  await appendTo(unit, [{ caseId, body: { kind: 'audit', what: 'handed-over.again', detail: session } }], {
    ...kept(session, shares),
  })
  return running(store, header, row, key, shares, ways)
}

const kept = (id: string, { inDatabase, inFile }: Shares) =>
  ({ local: [{ set: 'session', to: { id, share: inDatabase } }], share: inFile }) as const
