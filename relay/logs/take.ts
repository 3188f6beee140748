/** Takes entries into the logs: what is sound is kept, both branches of a fork too. */
import { deviceIdOf, isSigned, sha256 } from '../hashes.ts'
import type { Entry, SyncAnswer } from '../protocol/shapes.ts'
import { entryText, headOfWhole, setText, signedEntryText } from '../protocol/texts.ts'
import type { LogRow, Tx } from '../store/tables.ts'

/** Of rows put in by one statement: a database takes so many values at once. */
const portion = 400

export interface Taken {
  readonly entries: readonly Entry[]
  readonly refused: SyncAnswer['refused']
  /** One of them has a number that another has. */
  readonly forked: boolean
}

export async function takeEntries(tx: Tx, unit: string, sent: readonly Entry[]): Promise<Taken> {
  const known = await idsHere(
    tx,
    unit,
    sent.map(({ id }) => id),
  )
  const news = sent.filter(({ id }) => !known.has(id))
  const taken: Entry[] = []
  const refused: { id: string; why: 'changed' | 'first-is-missing' }[] = []
  let forked = false
  for (const [device, entries] of Map.groupBy(news, (entry) => entry.device)) {
    const log = await logOf(tx, unit, device)
    const key = log?.key ?? entries.find((entry) => entry.n === 1 && entry.key && deviceIdOf(entry.key) === device)?.key
    const sound = new Set(key === undefined ? [] : entries.filter((entry) => isSound(unit, entry, key)))
    const why = key === undefined ? 'first-is-missing' : 'changed'
    refused.push(...entries.filter((entry) => !sound.has(entry)).map(({ id }) => ({ id, why }) as const))
    if (key === undefined || sound.size === 0) continue
    const kept = once([...sound])
    await putEntries(tx, unit, kept)
    forked = (await keepLog(tx, unit, device, key, log, kept)) || forked
    taken.push(...kept)
  }
  return { entries: taken, refused, forked }
}

/** What was sent twice counts once. */
const once = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
]

async function idsHere(tx: Tx, unit: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.selectFrom('entries').select('id').where('unit', '=', unit).where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

const logOf = async (tx: Tx, unit: string, device: string): Promise<LogRow | undefined> =>
  await tx.selectFrom('logs').selectAll().where('unit', '=', unit).where('device', '=', device).executeTakeFirst()

function isSound(unit: string, entry: Entry, key: string): boolean {
  return (
    (entry.n === 1) === (entry.key !== undefined) &&
    (entry.key === undefined || entry.key === key) &&
    entry.id === sha256(entryText(unit, entry)) &&
    isSigned(signedEntryText(unit, entry.id), entry.sig, key)
  )
}

async function putEntries(tx: Tx, unit: string, entries: readonly Entry[]) {
  for (const some of portions(entries))
    await tx
      .insertInto('entries')
      .values(
        some.map((entry) => {
          const { id, device, n, before } = entry
          return { unit, id, device, n, before, body: JSON.stringify(entry) }
        }),
      )
      .execute()
  const hashes = [...new Set(entries.flatMap(({ rows }) => rows.map(({ hash }) => hash)))]
  for (const some of portions(hashes))
    await tx
      .insertInto('rows')
      .values(some.map((hash) => ({ unit, hash, body: null, dropped: null })))
      .onConflict((there) => there.doNothing())
      .execute()
}

export function portions<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / portion) }, (_, i) => all.slice(i * portion, (i + 1) * portion))
}

/** @returns whether one of the new entries has a number that another has */
async function keepLog(
  tx: Tx,
  unit: string,
  device: string,
  key: string,
  log: LogRow | undefined,
  news: readonly Entry[],
): Promise<boolean> {
  const state = goesOn(log, news) ?? (await countedAnew(tx, unit, device, news))
  const { forked, ...row } = state
  await tx
    .insertInto('logs')
    .values({ unit, device, key, ...row })
    .onConflict((there) => there.columns(['unit', 'device']).doUpdateSet(row))
    .execute()
  return forked
}

interface LogState extends Pick<LogRow, 'size' | 'digest' | 'fork'> {
  readonly forked: boolean
}

/** The usual case: a whole log that the new entries follow. Else null. */
function goesOn(log: LogRow | undefined, news: readonly Entry[]): LogState | null {
  if (log?.digest.startsWith('set.')) return null
  const before = log ? { id: log.digest, n: log.size } : { id: '', n: 0 }
  const sorted = [...news].sort((a, b) => a.n - b.n)
  const follow = sorted.every((entry, i) => {
    const last = sorted[i - 1] ?? before
    return entry.n === last.n + 1 && entry.before === last.id
  })
  if (!follow) return null
  return { size: before.n + news.length, digest: sorted[sorted.length - 1]?.id ?? '', fork: null, forked: false }
}

async function countedAnew(tx: Tx, unit: string, device: string, news: readonly Entry[]): Promise<LogState> {
  const rows = await tx
    .selectFrom('entries')
    .select(['id', 'n', 'before'])
    .where('unit', '=', unit)
    .where('device', '=', device)
    .execute()
  // Here and not by the database, whose order of letters is its own.
  const links = rows.sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1))
  const at = links.findIndex((link, i) => link.n === links[i + 1]?.n)
  const twice = new Set(links.filter((link, i) => link.n === links[i + 1]?.n).map(({ n }) => n))
  return {
    size: links.length,
    digest: headOfWhole(links) ?? `set.${sha256(setText(links.map(({ id }) => id)))}`,
    fork: at < 0 ? null : JSON.stringify([links[at]?.n, links[at]?.id, links[at + 1]?.id]),
    forked: news.some(({ n }) => twice.has(n)),
  }
}
