/** Erasing a case: its keys are destroyed and its records go, in the database, the snapshot and the journal. Earlier backups keep it. */

import type { Logged } from '../disk/exchange.ts'
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
  const gone = (await rowsOf(unit, new Set([caseId]))).get(caseId) ?? []
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

/**
 * What lies here of cases that were erased on another device goes. `arrived` are the rows that came with the word of it, or
 * after it. What somebody wrote to the case without knowing goes too, and a tombstone of our own names it; but where it is a
 * form, all of it stays until staff have read it. Gives how many cases went.
 */
export async function followErasures(unit: Unit, arrived: ReadonlySet<string>): Promise<number> {
  const { store, memory, cases, keys } = unit
  const named = new Map<string, Set<string>>()
  for (const { body } of memory.of('tombstone'))
    if (body.rows) named.set(body.record, new Set([...(named.get(body.record) ?? []), ...body.rows]))
  const here = [...named.keys()].filter((of) => memory.has(of) || arrived.size > 0)
  if (here.length === 0) return 0
  const whole = memory.all.some(({ id, caseId }) => caseId !== null && here.includes(caseId) && !arrived.has(id))
  const found = await rowsOf(unit, new Set(here), whole ? null : arrived)
  const { device } = await deviceOf(unit)
  const gone = [...found].filter(([of]) => formsOf(unit, of).every(({ id }) => named.get(of)?.has(id)))
  for (const [of, rows] of gone) {
    const late = rows.filter(({ id }) => !named.get(of)?.has(id)).map(({ id }) => id)
    const reason = memory.of('tombstone').find(({ body }) => body.record === of)?.body.reason ?? ''
    const tombstone = { caseId: null, body: { kind: 'tombstone', record: of, reason, rows: late } } as const
    await appendTo(unit, late.length > 0 ? [tombstone] : [], {
      ops: rows.map(({ table, id }): Op => drop(table, id)),
      local: [{ set: 'snapshot', to: null }, ...(await cases.notesOf(keys, of, device.id))],
    })
    cases.forget(of)
    memory.forgetCase(of)
  }
  if (gone.length > 0) await store.rebuildJournal()
  return gone.length
}

/** Forms of a case, whoever erased it meanwhile. */
const formsOf = ({ memory }: Unit, of: string) =>
  memory.all.filter(({ caseId, body }) => caseId === of && (body.kind === 'answers' || body.kind === 'broken-off'))

/** All that lies sealed for these cases, by case. Only what is inside says so: every row is looked into, or those that are named. */
async function rowsOf(
  { store, header, keys }: Unit,
  wanted: ReadonlySet<string>,
  among: ReadonlySet<string> | null = null,
) {
  const found = async <T extends Logged>(table: T, of: (row: Row<T>) => Promise<string>) => {
    const rows = await (among ? store.some(table, [...among]) : store.all(table))
    const cases = await Promise.all(rows.map((row) => of(row).catch(() => '')))
    return rows.map(({ id }, i) => ({ of: cases[i] ?? '', table, id }))
  }
  const ofRecord = async (row: Row<'records'>) => (await openHead(keys, header.unit, row)).of
  const all = await Promise.all([
    found('keys', (row) => caseOfKey(keys, header.unit, row)),
    found('records', ofRecord),
    found('audit', ofRecord),
  ])
  return Map.groupBy(
    all.flat().filter(({ of }) => wanted.has(of)),
    ({ of }) => of,
  )
}
