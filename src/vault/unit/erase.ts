/**
 * Erasing cases: their keys are destroyed and their records go, in the database, the snapshot and the journal. Many are one act:
 * rows that are not in memory are looked into once, and journal and snapshot are written anew once. Earlier backups keep them.
 */

import { type Logged, logged } from '../disk/exchange.ts'
import { drop, type Op, type Row } from '../disk/rows.ts'
import type { Progress } from '../vault.ts'
import { deviceOf } from './device-key.ts'
import { erasedSlips, slipsIn } from './home-ends.ts'
import { loadAudit, pack } from './load.ts'
import { caseOfKey, openHead } from './sealed-records.ts'
import { appendTo, sourceOf, type Unit } from './unit.ts'

export interface Erasing {
  readonly reason: string
  /** The cases' hand-overs that were broken off: they go with them. */
  readonly sessions: readonly string[]
  /** Who did what with them stays for the log's own term. */
  readonly keepLog?: boolean
}

/** Looking into the rows is so much of the work; the rest is writing journal and snapshot. */
const LOOKING = 0.7

export async function eraseCases(
  unit: Unit,
  ids: readonly string[],
  { reason, sessions, keepLog = false }: Erasing,
  progress: Progress = () => {},
): Promise<void> {
  const { keys, cases, memory } = unit
  const tables: readonly Logged[] = keepLog ? ['keys', 'records'] : ['keys', 'records', 'audit']
  const gone = await rowsOf(unit, new Set(ids), { tables, progress: (share) => progress(LOOKING * share) })
  const { device } = await deviceOf(unit)
  const notes = await Promise.all(ids.map((id) => cases.notesOf(keys, id, device.id)))
  const tombstones = ids.map((record) => {
    const rows = (gone.get(record) ?? []).map(({ id }) => id)
    const slips = slipsIn(memory.all, record)
    const more = { ...(slips.length > 0 && { slips }), ...(keepLog && { log: 'kept' as const }) }
    return { caseId: null, body: { kind: 'tombstone' as const, record, reason, rows, ...more } }
  })
  const all = [...gone.values()].flat()
  await appendTo(unit, tombstones, {
    ops: [
      ...all.map(({ table, id }): Op => drop(table, id)),
      ...sessions.flatMap((id) => [drop('sessions', id), drop('drafts', id)]),
    ],
    local: [{ set: 'snapshot', to: null }, ...notes.flat()],
  })
  for (const id of ids) cases.forget(id)
  for (const { id } of all) unit.apart.delete(id)
  const erased = new Set(ids)
  memory.forget(({ caseId }) => caseId !== null && erased.has(caseId))
  await writtenAnew(unit)
  progress(1)
}

/** Lines of the log from before an instant go, whatever they are about. Gives back how many. */
export async function eraseLog(unit: Unit, before: string, reason: string): Promise<number> {
  const { lines } = await loadAudit(sourceOf(unit), unit.memory.all)
  const rows = lines.filter(({ at }) => at < before).map(({ id }) => id)
  const [record] = rows
  if (record === undefined) return 0
  await appendTo(unit, [{ caseId: null, body: { kind: 'tombstone', record, reason, rows, log: 'only' } }], {
    ops: rows.map((id) => drop('audit', id)),
  })
  await writtenAnew(unit)
  return rows.length
}

async function writtenAnew(unit: Unit): Promise<void> {
  const packed = unit.sound ? pack(sourceOf(unit), unit.log, unit.memory.all, unit.apart) : null
  await Promise.all([unit.store.rebuildJournal(), packed])
}

/**
 * What lies here of cases that were erased on another device goes. `arrived` are the rows that came with the word of it, or
 * after it. What somebody wrote to the case without knowing goes too, and a tombstone of our own names it; but where it is a
 * form, all of it stays until staff have read it. Gives how many cases went.
 */
export async function followErasures(unit: Unit, arrived: ReadonlySet<string>): Promise<number> {
  const { store, memory, cases, keys } = unit
  await followNamed(unit)
  const named = new Map<string, Set<string>>()
  const keepsLog = new Set<string>()
  for (const { body } of memory.of('tombstone')) {
    if (!body.rows || body.log === 'only') continue
    named.set(body.record, new Set([...(named.get(body.record) ?? []), ...body.rows]))
    if (body.log === 'kept') keepsLog.add(body.record)
  }
  const here = [...named.keys()].filter((of) => memory.has(of) || arrived.size > 0)
  if (here.length === 0) return 0
  const whole = memory.all.some(({ id, caseId }) => caseId !== null && here.includes(caseId) && !arrived.has(id))
  const found = await rowsOf(unit, new Set(here), { among: whole ? null : arrived })
  const { device } = await deviceOf(unit)
  const gone = [...found].filter(([of]) => formsOf(unit, of).every(({ id }) => named.get(of)?.has(id)))
  for (const [of, all] of gone) {
    const rows = all.filter(({ table }) => table !== 'audit' || !keepsLog.has(of))
    const late = rows.filter(({ id }) => !named.get(of)?.has(id)).map(({ id }) => id)
    const reason = memory.of('tombstone').find(({ body }) => body.record === of)?.body.reason ?? ''
    const told = erasedSlips(unit)
    const slips = slipsIn(memory.all, of).filter((slip) => !told.has(slip))
    const body = { kind: 'tombstone', record: of, reason, rows: late, ...(slips.length > 0 && { slips }) } as const
    await appendTo(unit, late.length + slips.length > 0 ? [{ caseId: null, body }] : [], {
      ops: rows.map(({ table, id }): Op => drop(table, id)),
      local: [{ set: 'snapshot', to: null }, ...(await cases.notesOf(keys, of, device.id))],
    })
    cases.forget(of)
    for (const { id } of rows) unit.apart.delete(id)
    memory.forget(({ caseId }) => caseId === of)
  }
  if (gone.length > 0) await store.rebuildJournal()
  return gone.length
}

/** Rows that were taken away one by one on another device go here too: keys that all could open of a case that was protected, and lines of the log past their term. */
async function followNamed(unit: Unit): Promise<void> {
  const { store, memory, cases } = unit
  const protections = memory.of('protection').filter(({ body }) => body.rows)
  const lines = memory.of('tombstone').flatMap(({ body }) => (body.log === 'only' ? (body.rows ?? []) : []))
  const here = async (table: Logged, ids: readonly string[]) =>
    (await store.some(table, ids)).map(({ id }) => drop(table, id))
  const ops = [
    ...(await here(
      'keys',
      protections.flatMap(({ body }) => body.rows ?? []),
    )),
    ...(await here('audit', lines)),
  ]
  if (ops.length === 0) return
  await store.commit(async () => ({ ops, local: [{ set: 'snapshot', to: null }] }))
  for (const { caseId } of protections) if (caseId) cases.forget(caseId)
  await store.rebuildJournal()
}

/** Forms of a case, whoever erased it meanwhile. */
const formsOf = ({ memory }: Unit, of: string) =>
  memory.all.filter(({ caseId, body }) => caseId === of && (body.kind === 'answers' || body.kind === 'broken-off'))

type Gone = { readonly table: Logged; readonly id: string }

/** So many rows are opened before the share is told. */
const STEP = 2_000

interface Looking {
  readonly tables?: readonly Logged[]
  /** Ids of the rows that are looked for; null for all. */
  readonly among?: ReadonlySet<string> | null
  readonly progress?: Progress
}

/**
 * All that lies sealed for these cases, by the case. Of what is in memory that says so; of the rest, keys and lines of the log,
 * only what is inside: it is looked into, or what of it is named.
 */
async function rowsOf(
  unit: Unit,
  ids: ReadonlySet<string>,
  { tables = logged, among = null, progress = () => {} }: Looking,
): Promise<ReadonlyMap<string, readonly Gone[]>> {
  const { store, header, keys, memory } = unit
  const gone = new Map<string, Gone[]>()
  const found = (of: string, row: Gone) => gone.set(of, [...(gone.get(of) ?? []), row])
  for (const { id, caseId } of memory.all)
    if (caseId !== null && ids.has(caseId) && (among?.has(id) ?? true)) found(caseId, { table: 'records', id })
  const unknown = async (table: Logged) => {
    if (table !== 'records') return among ? store.some(table, [...among]) : store.all(table)
    const here = among ? [...among] : await store.ids('records')
    return store.some(
      'records',
      here.filter((id) => !memory.ids.has(id)),
    )
  }
  const inTable = async (table: Logged) => (await unknown(table)).map((row) => ({ table, row }))
  const rows = (await Promise.all(tables.map(inTable))).flat()
  const caseOf = async (row: Row<'keys'> | Row<'records'>) =>
    'head' in row ? (await openHead(keys, header.unit, row)).of : caseOfKey(keys, header.unit, row)
  for (let at = 0; at < rows.length; at += STEP) {
    const some = rows.slice(at, at + STEP)
    // One that does not open is nobody's.
    const cases = await Promise.all(some.map(({ row }) => caseOf(row).catch(() => null)))
    for (const [i, { table, row }] of some.entries()) {
      const of = cases[i]
      if (of && ids.has(of)) found(of, { table, id: row.id })
    }
    progress(Math.min(1, (at + STEP) / rows.length))
  }
  return gone
}
