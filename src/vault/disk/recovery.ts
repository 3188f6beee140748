/**
 * Recovery, at every start and when the browser clears an open page's database: database and journal are compared,
 * whichever fell behind is put right, and what was amiss is written down. It writes past the journal, as nothing else does
 * but a commit that has been there.
 */
import { byTable, type Database, type JournalPosition, type LocalChange, NOWHERE } from './database.ts'
import { SCHEMA } from './database-name.ts'
import { inTime } from './in-time.ts'
import type { Contents, Journal, Which } from './journal-file.ts'
import type { JournalFollower, Write } from './journal-follower.ts'
import type { Op } from './rows.ts'
import { type Schema, schemas } from './schemas.ts'
import { Tables } from './tables.ts'

interface Found extends Contents {
  readonly which: Which
  readonly generation: number
}

/** The journal is written anew when it holds this many steps for each row that stands, and a few more. */
const SLACK = 4
const FEW = 2_000

/** How long the browser is given to end its clearing before the private files are touched again. */
const CLEARING_MS = 1_000

/**
 * A place that was never used is left as it is; a database that is new while the journal is not was cleared by the browser.
 * Called alone.
 */
export async function recover(here: Tables, follower: JournalFollower): Promise<void> {
  const { journal } = follower
  const position = await here.local('position')
  if (!position || position.unsquared) return refilled(here, follower)
  if (!journal) return
  const found = await newest(journal)
  if (!found || position.behind) return follower.rebuild(here)
  const whole = await caughtUp(here, journal, position, found)
  const ops = opsOf(found)
  if (!whole || found.schema !== SCHEMA || ops.length > SLACK * rowCount(ops) + FEW) return follower.rebuild(here)
  // A draft that was dropped still lies in older lines.
  if (ops.some((op) => 'drop' in op && op.drop === 'drafts')) return follower.rebuild(here).catch(() => undefined)
  // The file that rests is an older copy of what stands in the newer one, which has now been read in full.
  await journal.empty(found.which === 'a' ? 'b' : 'a')
}

/** Fills a database that the browser has just cleared under an open page. */
export async function refill(cleared: Database, follower: JournalFollower): Promise<void> {
  // Not by the page's connection, which waits until this is done.
  const here = new Tables((work) => inTime(work(cleared)))
  await refilled(here, follower, CLEARING_MS)
}

async function newest(journal: Journal): Promise<Found | null> {
  const read = async (which: Which) => ({ which, ...(await journal.read(which)) })
  const both = [await read('a'), await read('b')].filter((each): each is Found => each.generation !== null)
  return both.sort((one, other) => other.generation - one.generation)[0] ?? null
}

/** What an open page remembers is written at once, and the journal's share after it. */
async function refilled(here: Tables, follower: JournalFollower, pause = 0): Promise<void> {
  const { journal } = follower
  const remembered = await follower.remembered()
  if (remembered.ops.length > 0) await refillFromMemory(here, remembered)
  // Chromium 156 breaks its private files for as long as it runs when they are touched while it clears them: each step
  // then takes nine seconds and fails.
  if (pause > 0) await new Promise((later) => setTimeout(later, pause))
  let found: Found | null = null
  try {
    found = journal && (await newest(journal))
  } catch (fault) {
    if (remembered.ops.length === 0) throw fault
    return
  }
  const { missing } = await compared(here, byTable(found ? opsOf(found) : []))
  const known = await here.local('position')
  if (missing.length === 0 && !known) return
  const report = await reported(here, { wiped: true, refilled: rowCount(missing), unreadable: found?.damaged ?? 0 })
  const at = found ? { ...found.end, which: found.which, generation: found.generation } : {}
  const squared = { ...NOWHERE, ...at, behind: journal !== null }
  await here.write(missing, [report, { set: 'position', to: squared }])
  if (journal) await follower.rebuild(here).catch(() => undefined)
}

/** Safe before anything else is tried: a browser that clears may be stopped at any moment. */
async function refillFromMemory(here: Tables, { ops, local = [] }: Write): Promise<void> {
  const report = await reported(here, { wiped: true, refilled: rowCount(ops), unreadable: 0 })
  await here.write(ops, [...local, report, { set: 'position', to: { ...NOWHERE, behind: true, unsquared: true } }])
}

/** Brings the database up to the journal. False when the journal itself has to be written anew. */
async function caughtUp(here: Tables, journal: Journal, position: JournalPosition, found: Found): Promise<boolean> {
  const { which, generation, lines, end, damaged, torn } = found
  // A later generation was written whole from this database, which was stopped before it could note so.
  const later = generation > position.generation
  const met = later || lines.some((line) => line.n === position.n && line.hash === position.hash)
  // Lines of another branch than the database stood on are no news, whatever their numbers.
  const unseen = met ? lines.filter((line) => later || line.n > position.n) : []
  const { missing, extra } = await compared(here, byTable(opsOf(found)))
  const refilled = [...(await news(here, opsOf({ ...found, lines: unseen }))), ...(met ? missing : [])]
  const at = { ...position, ...end, which, generation, behind: false }
  if (torn) await journal.undo(which, end)
  if (refilled.length > 0 || damaged > 0) {
    const report = await reported(here, { wiped: false, refilled: rowCount(refilled), unreadable: damaged })
    await here.write(refilled, [report, { set: 'position', to: met ? at : position }])
  }
  return met && damaged === 0 && extra === 0
}

/** A draft is the one row that is written over: an older one never takes a newer one's place. */
async function news(here: Tables, ops: readonly Op[]): Promise<Op[]> {
  const held = new Map((await here.all('drafts')).map(({ id, n }) => [id, n]))
  return ops.filter((op) => !('put' in op) || op.put !== 'drafts' || op.row.n >= (held.get(op.row.id) ?? 0))
}

/** Rows that the journal has and the database lacks; and how many the other way about. */
async function compared(here: Tables, journalled: ReturnType<typeof byTable>) {
  const missing: Op[] = []
  let extra = 0
  for (const { table, puts } of journalled) {
    const held = new Set(await here.ids(table))
    const lacking = puts.filter((row) => !held.has(row.id))
    missing.push(...lacking.map((row) => ({ put: table, row }) as Op))
    extra += held.size - (puts.length - lacking.length)
  }
  return { missing, extra }
}

async function reported(
  here: Tables,
  now: { wiped: boolean; refilled: number; unreadable: number },
): Promise<LocalChange> {
  const before = await here.local('report')
  return {
    set: 'report',
    to: {
      wiped: now.wiped || (before?.wiped ?? false),
      refilled: now.refilled + (before?.refilled ?? 0),
      unreadable: now.unreadable + (before?.unreadable ?? 0),
      at: new Date().toISOString(),
    },
  }
}

/** In the schema of today, whatever the journal's is. */
function opsOf({ lines, schema }: Pick<Contents, 'lines' | 'schema'>): readonly Op[] {
  const ops = lines.flatMap(({ text }) => (text.startsWith('[') ? (JSON.parse(text) as Op[]) : []))
  return schemas.filter(({ number }) => number > schema).reduce(raisedOps, ops)
}

const raisedOps = (ops: readonly Op[], { raised }: Schema): readonly Op[] =>
  raised ? ops.map((op) => ('put' in op ? ({ ...op, row: raised(op.put, op.row) } as Op) : op)) : ops

const rowCount = (ops: readonly Op[]) => byTable(ops).reduce((sum, { puts }) => sum + puts.length, 0)
