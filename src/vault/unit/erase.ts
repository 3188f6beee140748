/** Erasing a case: its key is destroyed and its records go, in the database, the snapshot and the journal. Earlier backups keep it. */

import { drop } from '../disk/rows.ts'
import { pack } from './load.ts'
import { appendTo, type Unit } from './unit.ts'

/** `sessions` are the case's hand-overs that were broken off: they go with it. */
export async function eraseCase(
  unit: Unit,
  caseId: string,
  reason: string,
  sessions: readonly string[],
): Promise<void> {
  const { store, cases, memory, header, keys } = unit
  const [records, audit, caseKeys] = await Promise.all([
    store.idsOf('records', caseId),
    store.idsOf('audit', caseId),
    store.keysOf(caseId),
  ])
  await appendTo(unit, [{ caseId: null, body: { kind: 'tombstone', record: caseId, reason } }], {
    ops: [
      ...caseKeys.map(({ id }) => drop('keys', id)),
      ...records.map((id) => drop('records', id)),
      ...audit.map((id) => drop('audit', id)),
      ...sessions.flatMap((id) => [drop('sessions', id), drop('drafts', id)]),
    ],
    local: [{ set: 'snapshot', to: null }],
  })
  cases.forget(caseId)
  memory.forgetCase(caseId)
  await store.rebuildJournal()
  await pack(store, header.unit, keys, memory.all)
}
