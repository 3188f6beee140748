/** A row as it travels: the text that its hash is of. In which table a sealed record lies, its head alone says. */

import type { Carried } from '../disk/exchange.ts'
import { rows } from '../disk/row-shapes.ts'

/** Null where it is no row's text. A record is taken for one of `records` until its head is read. */
export function rowIn(text: string): Carried | null {
  const [id, epoch, ...rest] = text.split('|')
  const box = rest.pop()
  const bare = { id, epoch: Number(epoch), box }
  if (rest.length === 1) {
    const row = rows.records.safeParse({ ...bare, head: rest[0] }).data
    return row ? { table: 'records', row } : null
  }
  const people = Array.from({ length: rest.length / 3 }, (_, i) => {
    const [to, enc, sealed] = rest.slice(3 * i, 3 * i + 3)
    return { to, sealed: { enc, box: sealed } }
  })
  const row = rest.length % 3 === 0 && rows.keys.safeParse({ ...bare, ...(people.length > 0 && { people }) }).data
  return row ? { table: 'keys', row } : null
}
