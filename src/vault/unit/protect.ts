/**
 * A case is protected: its keys are sealed to named people and to the recovery sheet, and taken from everybody else. No
 * record is sealed anew. Earlier backups and copies keep the keys as they were.
 */

import { SHEET } from '../crypto/members.ts'
import { drop, type Row } from '../disk/rows.ts'
import { type ProtectedCase, VaultError } from '../vault.ts'
import { closeUnread } from './close-unread.ts'
import { pack } from './load.ts'
import { canBeLetIn, letIn, mayRead, namedFor, notLetIn, type Protection, protectionOf } from './readers.ts'
import { openKey, sealKey } from './sealed-records.ts'
import { appendTo, catchUp, followKeys, sourceOf, type Unit } from './unit.ts'

/** Lets in just these by the keys that they have now; null is the whole unit. Only somebody who may read the case can. */
export function protect(unit: Unit, caseId: string, to: Protection['to']): Promise<void> {
  return unit.store.alone(async () => {
    if (!(await followKeys(unit))) throw new VaultError('closed')
    await catchUp(unit)
    const { memory } = unit
    const code = memory.of('case').findLast((record) => record.caseId === memory.home(caseId))?.body.code
    const together = memory.together(caseId)
    if (code === undefined || !mayRead(unit, caseId)) throw new VaultError('protected')
    const keys = to === null ? [] : canBeLetIn(unit, to)
    const people = to === null ? null : keys.map(({ public: half }) => half)
    const { sealed, open } = await sealedTo(unit, new Set(together), people)
    const body: Protection = { kind: 'protection', code, to, keys, ...(open.length > 0 && { rows: [...open] }) }
    const audit = { kind: 'audit', what: to === null ? 'case.opened-to-all' : 'case.protected', detail: '' } as const
    await appendTo(unit, [...together.map((each) => ({ caseId: each, body })), { caseId, body: audit }], {
      keys: sealed,
      ops: open.map((id) => drop('keys', id)),
      local: [{ set: 'snapshot', to: null }],
    })
    await settled(unit, new Set(together), people !== null)
  }, 'keys')
}

/** Neither the snapshot nor the journal holds what only some may read by now. */
async function settled(unit: Unit, together: ReadonlySet<string>, isProtected: boolean): Promise<void> {
  const { store, cases, memory, apart } = unit
  for (const caseId of together) cases.forget(caseId)
  const own = memory.all.filter(({ caseId }) => caseId !== null && together.has(caseId))
  for (const { id } of own) {
    if (isProtected) apart.add(id)
    else apart.delete(id)
  }
  closeUnread(unit)
  await store.rebuildJournal()
  if (unit.sound) await pack(sourceOf(unit), unit.log, memory.all, apart)
}

/** Rows by which these people open every key of the case and of those merged with it, and ids of the rows by which all of the unit opens one and should not. */
async function sealedTo(
  { store, keys, header, pair }: Unit,
  together: ReadonlySet<string>,
  people: readonly string[] | null,
): Promise<{ readonly sealed: readonly Row<'keys'>[]; readonly open: readonly string[] }> {
  const rows = await Promise.all(
    (await store.all('keys')).map(async (row) => {
      const inside = await openKey(keys, header.unit, row, [pair]).catch(() => null)
      return inside && together.has(inside.of) ? [{ id: row.id, ...inside }] : []
    }),
  )
  const known = Map.groupBy(rows.flat(), ({ opens }) => opens)
  const sealed: Row<'keys'>[] = []
  for (const [opens, each] of known) {
    const opened = each.find((it) => it.raw !== null)
    const had = new Set(each.flatMap((it) => it.people ?? []))
    const lacking = people?.filter((one) => !had.has(one)) ?? null
    const isOpen = each.some((it) => it.people === null)
    if (!opened?.raw || (lacking === null ? isOpen : lacking.length === 0)) continue
    const { of, raw } = opened
    sealed.push(await sealKey(keys, header.unit, { id: crypto.randomUUID(), of, opens, raw, people: lacking }))
  }
  const open = people === null ? [] : rows.flat().flatMap((it) => (it.people === null ? [it.id] : []))
  return { sealed, open }
}

/** Every protected case, whoever may read it: what the whole unit knows of it. */
export function protectedCases(unit: Unit): readonly ProtectedCase[] {
  const { memory } = unit
  const ids = new Set(memory.of('protection').flatMap(({ caseId }) => caseId ?? []))
  return [...ids].flatMap((caseId) => {
    const protection = protectionOf(memory, caseId)
    if (!protection) return []
    const mine = mayRead(unit, caseId)
    const readers = letIn(memory, unit.header, protection).flatMap(({ who }) => (who === SHEET ? [] : [who]))
    const outside = mine ? notLetIn(unit, protection) : []
    return {
      caseId,
      code: protection.code,
      to: protection.to,
      readers,
      mine,
      waiting: memory.together(caseId).reduce((sum, each) => sum + (unit.elsewhere.get(each) ?? 0), 0),
      notLetIn: outside,
      pending: namedFor(memory, protection.to).filter((who) => ![...readers, ...outside].includes(who)),
    }
  })
}
