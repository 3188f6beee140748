/** Erasing a case: its keys are destroyed and its records go, in the database, the snapshot and the journal. Earlier backups keep it. */

import { drop, type Op, type Row } from '../disk/rows.ts'
import { deviceOf } from './device-key.ts'
import { pack } from './load.ts'
import { caseOfKey, openHead } from './sealed-records.ts'
import { appendTo, sourceOf, type Unit } from './unit.ts'

/** `sessions` are the case's hand-overs that were broken off: they go with it. */
export async function eraseCase(
  unit: Unit,
  caseId: string,
  reason: string,
  sessions: readonly string[],
): Promise<void> {
  const { store, keys, cases, memory } = unit
  const gone = await rowsOf(unit, caseId)
  const { device } = await deviceOf(unit)
  const rows = gone.map(({ id }) => id)
  await appendTo(unit, [{ caseId: null, body: { kind: 'tombstone', record: caseId, reason, rows } }], {
    ops: [
      ...gone.map(({ table, id }): Op => drop(table, id)),
      ...sessions.flatMap((id) => [drop('sessions', id), drop('drafts', id)]),
    ],
    local: [{ set: 'snapshot', to: null }, ...(await cases.notesOf(keys, caseId, device.id))],
  })
  cases.forget(caseId)
  memory.forgetCase(caseId)
  await store.rebuildJournal()
  if (unit.sound) await pack(sourceOf(unit), unit.log, memory.all)
}

/** All that lies sealed for a case. Only what is inside says so: every row is looked into. */
async function rowsOf({ store, header, keys }: Unit, caseId: string) {
  const found = async <T extends 'keys' | 'records' | 'audit'>(table: T, of: (row: Row<T>) => Promise<string>) => {
    const rows = await store.all(table)
    const cases = await Promise.all(rows.map((row) => of(row).catch(() => null)))
    return rows.filter((_, i) => cases[i] === caseId).map(({ id }) => ({ table, id }))
  }
  const ofRecord = async (row: Row<'records'>) => (await openHead(keys, header.unit, row)).of
  const all = [
    found('keys', (row) => caseOfKey(keys, header.unit, row)),
    found('records', ofRecord),
    found('audit', ofRecord),
  ]
  return (await Promise.all(all)).flat()
}
