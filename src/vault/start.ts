/** Every start: the database and the journal are compared, whichever fell behind is put right, and what was amiss is written down. */
import { byTable, type JournalPosition, type LocalChange, NOWHERE } from './database.ts'
import type { Contents, Journal, Line, Which } from './journal-file.ts'
import { highestSeq, type Op } from './rows.ts'
import type { Store } from './store.ts'

interface Found extends Contents {
  readonly which: Which
  readonly generation: number
}

/** The journal is written anew when it holds this many steps for each row that stands, and a few more. */
const SLACK = 4
const FEW = 2_000

/** A place that was never used is left as it is; a database that is new while the journal is not was cleared by the browser. */
export async function reconcile(store: Store): Promise<void> {
  const found = store.journal && (await newest(store.journal))
  const [header, position] = await Promise.all([store.get('meta', 'header'), store.local('position')])
  if (!header) return refill(store, found)
  if (!store.journal) return
  if (!found || !position || position.behind) return store.rebuildJournal()
  const whole = await caughtUp(store, position, found)
  const ops = opsOf(found.lines)
  if (!whole || ops.length > SLACK * rowCount(ops) + FEW) return store.rebuildJournal()
  // The file that rests is an older copy of what stands in the newer one, which has now been read in full.
  await store.journal.empty(found.which === 'a' ? 'b' : 'a')
}

async function newest(journal: Journal): Promise<Found | null> {
  const read = async (which: Which) => ({ which, ...(await journal.read(which)) })
  const both = [await read('a'), await read('b')].filter((each): each is Found => each.generation !== null)
  return both.sort((one, other) => other.generation - one.generation)[0] ?? null
}

async function refill(store: Store, found: Found | null): Promise<void> {
  const journalled = opsOf(found?.lines ?? [])
  const ops = journalled.length > 0 ? journalled : store.remembered()
  if (ops.length === 0) return
  const report = await reported(store, { wiped: true, refilled: rowCount(ops), unreadable: found?.damaged ?? 0 })
  const at = found ? { ...found.end, which: found.which, generation: found.generation } : {}
  await store.restore(ops, [report, { set: 'position', to: { ...NOWHERE, ...at, seq: highestSeq(0, ops) } }])
  if (store.journal) await store.rebuildJournal()
}

/** Brings the database up to the journal. False when the journal itself has to be written anew. */
async function caughtUp(store: Store, position: JournalPosition, found: Found): Promise<boolean> {
  const { which, generation, lines, end, damaged, torn } = found
  // A later generation was written whole from this database, which was stopped before it could note so.
  const later = generation > position.generation
  const met = later || lines.some((line) => line.n === position.n && line.hash === position.hash)
  const unseen = lines.filter((line) => later || (generation === position.generation && line.n > position.n))
  const { missing, extra } = await compared(store, byTable(opsOf(lines)))
  const refilled = [...opsOf(unseen), ...(met ? missing : [])]
  const at = { ...position, ...end, which, generation, behind: false }
  if (torn) await store.journal?.undo(which, end)
  if (refilled.length > 0 || damaged > 0) {
    const report = await reported(store, { wiped: false, refilled: rowCount(refilled), unreadable: damaged })
    const seq = highestSeq(position.seq, refilled)
    await store.restore(refilled, [report, { set: 'position', to: met ? { ...at, seq } : { ...position, seq } }])
  }
  return met && damaged === 0 && extra === 0
}

/** Rows that the journal has and the database lacks; and how many the other way about. */
async function compared(store: Store, journalled: ReturnType<typeof byTable>) {
  const missing: Op[] = []
  let extra = 0
  for (const { table, puts } of journalled) {
    const here = new Set(await store.ids(table))
    const lacking = puts.filter((row) => !here.has(row.id))
    missing.push(...lacking.map((row) => ({ put: table, row }) as Op))
    extra += here.size - (puts.length - lacking.length)
  }
  return { missing, extra }
}

async function reported(
  store: Store,
  now: { wiped: boolean; refilled: number; unreadable: number },
): Promise<LocalChange> {
  const before = await store.local('report')
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

const opsOf = (lines: readonly Line[]): Op[] =>
  lines.flatMap(({ text }) => (text.startsWith('[') ? (JSON.parse(text) as Op[]) : []))

const rowCount = (ops: readonly Op[]) => byTable(ops).reduce((sum, { puts }) => sum + puts.length, 0)
