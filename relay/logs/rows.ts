/** Rows: kept by their hash, given by their hash, dropped where a tombstone took them. */

import { fitting } from '../fitting.ts'
import { sha256 } from '../hashes.ts'
import type { RowsAnswer, SyncAsked } from '../protocol/shapes.ts'
import { setText } from '../protocol/texts.ts'
import type { Tx } from '../store/tables.ts'
import { portions } from './take.ts'

/** Hashes of rows that are lacking, in one answer. */
const mostLacking = 500

/** Keeps each that an entry names and that is not here and not dropped. @returns the bytes kept */
export async function keepRows(tx: Tx, unit: string, texts: readonly string[]): Promise<number> {
  const byHash = new Map(texts.map((text) => [sha256(text), text]))
  const lacking = await lackingOf(tx, unit, [...byHash.keys()])
  for (const some of portions(lacking))
    await tx
      .insertInto('rows')
      .values(some.map((hash) => ({ unit, hash, body: byHash.get(hash) ?? '', dropped: null })))
      .onConflict((there) => there.columns(['unit', 'hash']).doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })))
      .execute()
  return lacking.reduce((all, hash) => all + (byHash.get(hash)?.length ?? 0), 0)
}

/** Named, neither here nor dropped. */
async function lackingOf(tx: Tx, unit: string, hashes: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const some of portions(hashes)) {
    const named = tx.selectFrom('rows').select('hash').where('unit', '=', unit).where('hash', 'in', some)
    const rows = await named.where('dropped', 'is', null).where('body', 'is', null).execute()
    found.push(...rows.map(({ hash }) => hash))
  }
  return found
}

/** Rows whose tombstone is in an entry that is here: their bodies go, and they are never taken again. @returns the bytes gone */
export async function dropRows(tx: Tx, unit: string, drops: SyncAsked['drop']): Promise<number> {
  let bytes = 0
  for (const { entry, hashes } of drops) {
    const there = await tx
      .selectFrom('entries')
      .select('id')
      .where('unit', '=', unit)
      .where('id', '=', entry)
      .executeTakeFirst()
    if (!there) continue
    for (const some of portions(hashes)) {
      const rows = tx.selectFrom('rows').where('unit', '=', unit).where('hash', 'in', some).where('dropped', 'is', null)
      for (const { body } of await rows.select('body').execute()) bytes += body?.length ?? 0
      await tx
        .updateTable('rows')
        .set({ body: null, dropped: entry })
        .where('unit', '=', unit)
        .where('hash', 'in', some)
        .where('dropped', 'is', null)
        .execute()
    }
  }
  return bytes
}

export async function droppedOf(tx: Tx, unit: string): Promise<{ dropped: number; dropped_hash: string }> {
  const rows = await tx
    .selectFrom('rows')
    .select('hash')
    .where('unit', '=', unit)
    .where('dropped', 'is not', null)
    .execute()
  return { dropped: rows.length, dropped_hash: sha256(setText(rows.map(({ hash }) => hash))) }
}

/** Some of those that entries name and that are neither here nor dropped, from a place drawn by chance: nobody may have the first ones. */
export async function lackingRows(tx: Tx, unit: string, from: string): Promise<readonly string[]> {
  const lacking = tx
    .selectFrom('rows')
    .select('hash')
    .where('unit', '=', unit)
    .where('body', 'is', null)
    .where('dropped', 'is', null)
    .orderBy('hash')
    .limit(mostLacking)
  // One statement, since there are usually none.
  const both = await tx
    .selectFrom(lacking.where('hash', '>=', from).as('above'))
    .select('hash')
    .unionAll(tx.selectFrom(lacking.where('hash', '<', from).as('below')).select('hash'))
    .execute()
  return both.slice(0, mostLacking).map(({ hash }) => hash)
}

/** As many as fit, in the order in which they are asked for. */
export async function givenRows(tx: Tx, unit: string, want: readonly string[]): Promise<RowsAnswer> {
  const found = new Map<string, { body: string | null; dropped: string | null }>()
  for (const some of portions(want)) {
    const asked = tx.selectFrom('rows').select(['hash', 'body', 'dropped']).where('unit', '=', unit)
    for (const row of await asked.where('hash', 'in', some).execute()) found.set(row.hash, row)
  }
  const bodies = want.flatMap((hash) => found.get(hash)?.body ?? [])
  const rows = fitting(bodies)
  return {
    rows: [...rows],
    more: rows.length < bodies.length,
    absent: want.filter((hash) => (found.get(hash)?.body ?? found.get(hash)?.dropped ?? null) === null),
    dropped: want.filter((hash) => (found.get(hash)?.dropped ?? null) !== null),
  }
}
