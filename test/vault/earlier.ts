/**
 * An invented schema from before the first, by which the upgrade path is kept alive: what stands beside a record was called
 * `about` then, and forms handed in had no index. And what lies in such a place, made of a place of today.
 */
import { Dexie } from 'dexie'
import { databaseName } from '../../src/vault/disk/database-name.ts'
import { chained, type Position, START } from '../../src/vault/disk/journal-file.ts'
import { ROWS_A_LINE, type Row, type Table, tables } from '../../src/vault/disk/rows.ts'
import type { Schema } from '../../src/vault/disk/schemas.ts'
import type { Place } from '../../src/vault/vault.ts'

const beside = (table: Table) => table === 'records' || table === 'audit'

function raised(table: Table, before: unknown): Row<Table> {
  if (!beside(table)) return before as Row<Table>
  const { id, epoch, about, box } = before as Omit<Row<'records'>, 'head'> & { about: string }
  // In the order in which it is written today: a backup is compared by its text.
  return { id, epoch, head: about, box } as Row<Table>
}

function lowered(table: Table, row: Row<Table>): object {
  if (!beside(table)) return row
  const { head: about, ...before } = row as Row<'records'>
  return { ...before, about }
}

/** Read before those of today. */
export function withEarlier([first, ...later]: readonly Schema[]): readonly Schema[] {
  if (!first) throw new Error('there is no schema')
  return [{ number: first.number - 1, tables: { ...first.tables, handed: 'id' } }, { ...first, raised }, ...later]
}

/**
 * Puts a place back to the schema before: its database, without the last of its drafts, and the text of its journal, where
 * alone that draft is. As the earlier version may be stopped after it said *Sparat, på ett ställe*.
 */
export async function setBack(place: Place, [earlier]: readonly Schema[]): Promise<string> {
  if (!earlier) throw new Error('there is no schema')
  const now = await new Dexie(databaseName(place)).open()
  const held = await Promise.all(tables.map(async (name) => ({ name, rows: await now.table(name).toArray() })))
  const local = await now.table('local').toArray()
  now.close()
  await Dexie.delete(databaseName(place))
  const ops = held.flatMap(({ name, rows }) => rows.map((row) => ({ put: name, row: lowered(name, row) })))
  const last = ops.findLast(({ put }) => put === 'drafts')
  const before = ops.filter((op) => op !== last)
  const journal = await journalOf(earlier.number, before, last ? [last] : [])
  const then = new Dexie(databaseName(place))
  then.version(earlier.number).stores(earlier.tables)
  await then.transaction('rw', then.tables, async () => {
    for (const { put, row } of before) await then.table(put).put(row)
    for (const row of local) await then.table('local').put(row)
    await then.table('local').put({ id: 'schema', value: earlier.number })
    await then
      .table('local')
      .put({ id: 'position', value: { ...journal.at, which: 'a', generation: 1, behind: false } })
  })
  then.close()
  return journal.text
}

/** Up to where the database is, and what only the journal has. */
async function journalOf(schema: number, both: readonly object[], alone: readonly object[]) {
  let at: Position = START
  let text = ''
  const line = async (said: object) => {
    const [n, hash] = [at.n + 1, await chained(at.hash, JSON.stringify(said))]
    text += `${n} ${hash} ${JSON.stringify(said)}\n`
    at = { n, hash, size: new TextEncoder().encode(text).length }
  }
  await line({ generation: 1, schema })
  for (let i = 0; i < both.length; i += ROWS_A_LINE) await line(both.slice(i, i + ROWS_A_LINE))
  await line({ complete: 1 })
  const written = at
  for (const op of alone) await line([op])
  return { text, at: written }
}
