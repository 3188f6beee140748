/** The step from staff to whoever is to answer, and back to it after a reload. */
import { handedOver } from './handed-over.ts'
import type { Header } from './header.ts'
import { claim } from './one-writer.ts'
import type { PinDoor } from './pin.ts'
import { put, type Row } from './rows.ts'
import { newSession, openDraft, openPlan, sessionKey } from './session.ts'
import type { Store } from './store.ts'
import { appendTo, type Unit } from './unit.ts'
import type { HandedOver, HandoverPlan } from './vault.ts'

/** How staff get the tablet again. By PIN only where one was set, and only in the page that handed over. */
export interface WaysBack {
  readonly byDoor: HandedOver['takeBack']
  readonly byPin: { readonly door: PinDoor; readonly attempt: HandedOver['takeBackByPin'] } | null
}

export async function startHandover(unit: Unit, plan: HandoverPlan, ways: WaysBack): Promise<HandedOver> {
  const { header, keys, store } = unit
  const { row, draft, key } = await newSession(header.unit, header.public, keys, plan)
  const forms = plan.forms
    .map(({ form }) => form)
    .join(' ')
    .slice(0, 400)
  await appendTo(unit, [{ caseId: plan.caseId, body: { kind: 'audit', what: 'handed-over', detail: forms } }], {
    ops: [put('sessions', row), put('drafts', draft)],
    local: [{ set: 'session', to: { id: row.id, key } }],
  })
  return running(store, header, row, key, ways)
}

/** Staff let a broken-off hand-over go on: the device gets the session's key again. */
export async function resumeHandover(unit: Unit, session: string, ways: WaysBack): Promise<HandedOver> {
  const { header, keys, store } = unit
  const row = await store.get('sessions', session)
  if (!row) throw new Error('no such hand-over')
  const key = await sessionKey(keys, header.unit, row)
  await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what: 'handed-over.again', detail: session } }], {
    local: [{ set: 'session', to: { id: session, key } }],
  })
  return running(store, header, row, key, ways)
}

/** What a reload comes back to, or null when nothing was handed over. */
export async function runningHandover(store: Store, header: Header, ways: WaysBack): Promise<HandedOver | null> {
  const held = await store.local('session')
  if (!held) return null
  const [row, draft] = await Promise.all([store.get('sessions', held.id), store.get('drafts', held.id)])
  // Without a draft it was handed in to its end.
  return row && draft ? running(store, header, row, held.key, ways) : null
}

async function running(store: Store, header: Header, row: Row<'sessions'>, key: CryptoKey, ways: WaysBack) {
  const held = await claim(`${store.place}/session/${row.id}`)
  const sealed = await store.get('drafts', row.id)
  if (!sealed) throw new Error('a hand-over without a draft was already handed in')
  const [plan, draft] = await Promise.all([openPlan(key, header.unit, row), openDraft(key, header.unit, sealed)])
  return handedOver({ store, header, row, key, plan, draft, claim: held, n: sealed.n, ways })
}
