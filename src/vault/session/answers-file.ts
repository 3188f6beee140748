/**
 * What a handed-over page holds of its session, in one file, for when the tablet cannot keep it: the rows as they would
 * lie in the database. The boxes stay sealed: staff of the unit load it back, and nobody else reads it.
 */
import * as z from 'zod'
import { opsIn } from '../disk/backup.ts'
import { json, linedFile, linesIn } from '../disk/lined-file.ts'
import type { Op } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import type { Refusal } from '../vault.ts'

const FORMAT = 'mattstock-answers-2'
const first = z.strictObject({ answers: z.literal(FORMAT), unit: z.uuid(), rows: z.number().int() })
const MOST_BYTES = 50_000_000

export type BadAnswersFile = Refusal<'not-an-answers-file' | 'damaged-answers-file' | 'answers-of-another-unit'>

/** Nothing but a session, its draft and its forms: a file can bring no record, key or header into a unit. */
export async function answersFile(unit: string, ops: readonly Op[]): Promise<Blob> {
  const rows = ops.filter(isOfSession)
  async function* texts() {
    yield JSON.stringify({ answers: FORMAT, unit, rows: rows.length })
    yield JSON.stringify(rows)
  }
  return linedFile(texts(), 'application/x-mattstock-answers')
}

export async function readAnswersFile(unit: string, file: Blob): Promise<readonly Op[] | BadAnswersFile> {
  if (file.size > MOST_BYTES) return { refused: 'not-an-answers-file' }
  const lines: { text: string; sound: boolean }[] = []
  for await (const line of linesIn(file)) lines.push(line)
  const head = first.safeParse(json(lines[0]?.text ?? ''))
  if (!head.success) return { refused: 'not-an-answers-file' }
  if (head.data.unit !== unit) return { refused: 'answers-of-another-unit' }
  const ops = lines.length === 2 && lines.every(({ sound }) => sound) ? opsIn(lines[1]?.text ?? '') : null
  if (ops?.length !== head.data.rows || !ops.every(isOfSession)) return { refused: 'damaged-answers-file' }
  return ops
}

/** What of the file is news here: a draft only where it is newer, a form only where it was not taken in before. */
export async function newsIn(store: Store, ops: readonly Op[], known: (record: string) => boolean): Promise<Op[]> {
  const drafts = new Map((await store.all('drafts')).map(({ id, n }) => [id, n]))
  const news = ops.flatMap((op): readonly Op[] => {
    if (!('put' in op)) return []
    if (op.put === 'drafts') return op.row.n > (drafts.get(op.row.id) ?? -1) ? [op] : []
    return op.put === 'handed' && known(op.row.id) ? [] : [op]
  })
  return news.some((op) => 'put' in op && op.put !== 'sessions') ? news : []
}

function isOfSession(op: Op): boolean {
  return 'put' in op && (op.put === 'sessions' || op.put === 'drafts' || op.put === 'handed')
}
