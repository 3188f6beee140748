/** The step from staff to whoever is to answer. */
import { clockDay, today } from '../../clock/today.ts'
import { aesKey } from '../crypto/seal.ts'
import { put } from '../disk/rows.ts'
import { newSession, openTerms, type SessionState, sealSession, sessionKey } from '../session/handover-terms.ts'
import { running, type TakeBackMethods } from '../session/running-handover.ts'
import { inboxAt, openDraft, openPlan } from '../session/session.ts'
import { besideOthers } from '../tablet/beside-others.ts'
import type { HandedOver, HandoverPlan } from '../vault.ts'
import { publicsFor } from './readers.ts'
import { relayKeyOf } from './relay-state.ts'
import { appendTo, type Unit } from './unit.ts'

export async function startHandover(unit: Unit, decided: HandoverPlan, ways: TakeBackMethods): Promise<HandedOver> {
  const plan = { ...decided, from: { clock: clockDay(), day: today() } }
  return begun(unit, newSession(plan), ways)
}

/** Staff let a broken-off hand-over go on, under a new key: whoever had one from before is out. */
export async function resumeHandover(unit: Unit, session: string, ways: TakeBackMethods): Promise<HandedOver> {
  const { header, keys, store } = unit
  const [row, sealed] = await Promise.all([store.get('sessions', session), store.get('drafts', session)])
  if (!row || !sealed) throw new Error('no such hand-over')
  const key = await aesKey(await sessionKey(keys, header.unit, row, unit.pair))
  const [terms, plan, draft] = await Promise.all([
    openTerms(keys, header.unit, row),
    openPlan(key, header.unit, row),
    openDraft(key, header.unit, sealed),
  ])
  return begun(unit, { id: session, terms, plan, draft, n: sealed.n + 1 }, ways)
}

async function begun(unit: Unit, state: SessionState, ways: TakeBackMethods) {
  const { header, keys, store } = unit
  const people = publicsFor(unit.memory, header, state.terms.caseId)
  const { row, draft, key, shares } = await sealSession(header, keys, state, people)
  const forms = state.plan.forms.map(({ form }) => form)
  const body = { kind: 'handed-over', session: row.id, forms, again: state.n > 0 } as const
  await appendTo(unit, [{ caseId: state.terms.caseId, body }], {
    ops: [put('sessions', row), put('drafts', draft)],
    local: [{ set: 'session', to: { id: row.id, share: shares.inDatabase } }],
    share: shares.inFile,
  })
  const at = inboxAt(header)
  const session = await running(store, at, row, key, shares, ways)
  return relayKeyOf(unit) === null ? session : besideOthers(store, at, session)
}
