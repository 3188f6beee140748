/** What the asker lacks, by what it says of its logs; and what cannot be told from that. */
import { fitting } from '../fitting.ts'
import { type Entry, type SyncAnswer, type SyncAsked, USUAL_BYTES } from '../protocol/shapes.ts'
import type { LogRow, Tx } from '../store/tables.ts'

/** Entries read at a time. */
const most = 500

type Missing = Pick<SyncAnswer, 'entries' | 'more' | 'ask' | 'lacking'>

export async function missing(
  tx: Tx,
  unit: string,
  logs: readonly LogRow[],
  { vector, held }: Pick<SyncAsked, 'vector' | 'held'>,
): Promise<Missing> {
  const found: string[] = []
  const ask: string[] = []
  const lacking: string[] = []
  let [room, more] = [USUAL_BYTES, false]
  for (const log of logs) {
    const list = held[log.device]
    const after = list ? null : await lacksAfter(tx, unit, log, vector[log.device])
    if (after === 'ask') ask.push(log.device)
    if (!list && typeof after !== 'number') continue
    if (room <= 0) {
      more = true
      continue
    }
    const rows = await entriesOf(tx, unit, log.device, list ?? { from: (after as number) + 1, to: null })
    const own = new Set(list?.ids)
    const here = new Set(rows.map(({ id }) => id))
    lacking.push(...(list?.ids ?? []).filter((id) => !here.has(id)))
    const bodies = rows.filter(({ id }) => !own.has(id)).map(({ body }) => body)
    const some = found.length > 0 && (bodies[0]?.length ?? 0) > room ? [] : fitting(bodies, room)
    more ||= some.length < bodies.length || (!list && rows.length === most)
    room -= some.reduce((all, body) => all + body.length, 0)
    found.push(...some)
  }
  for (const [device, { ids }] of Object.entries(held))
    if (!logs.some((log) => log.device === device)) lacking.push(...ids)
  return { entries: found.map((body) => JSON.parse(body) as Entry), more, ask, lacking }
}

/** The number after which the asker lacks everything; null where it lacks nothing, or the asker is to tell; or `ask`. */
async function lacksAfter(
  tx: Tx,
  unit: string,
  { device, size, digest }: LogRow,
  theirs: SyncAsked['vector'][string] | undefined,
): Promise<number | null | 'ask'> {
  if (!theirs) return 0
  const [n, head] = theirs
  if (head === digest) return null
  if (head.startsWith('set.') || digest.startsWith('set.') || n === size) return 'ask'
  // Theirs is the longer: they hold the entry by which it can be told.
  if (n > size) return null
  const there = await tx
    .selectFrom('entries')
    .select('n')
    .where('unit', '=', unit)
    .where('id', '=', head)
    .where('device', '=', device)
    .executeTakeFirst()
  return there?.n === n ? n : 'ask'
}

async function entriesOf(tx: Tx, unit: string, device: string, { from, to }: { from: number; to: number | null }) {
  const asked = tx
    .selectFrom('entries')
    .select(['id', 'body'])
    .where('unit', '=', unit)
    .where('device', '=', device)
    .where('n', '>=', from)
    .orderBy('n')
    .orderBy('id')
  return await (to === null ? asked.limit(most) : asked.where('n', '<=', to)).execute()
}
