/**
 * What an older backup still holds of what has gone since. Its rows' ids stand in clear, and tombstones name those that went:
 * nothing of it has to be opened, and no passphrase of its day is asked for.
 */
import { type BadFile, readBackup } from '../disk/backup.ts'
import { unitOf } from '../place.ts'
import type { Progress, Refusal } from '../vault.ts'
import type { Unit } from './unit.ts'

export interface HeldInBackup {
  /** Cases that were erased since it was made: when, by the clock of who did it, and why. */
  readonly erased: readonly { readonly at: string; readonly reason: string }[]
  /** Lines of the log whose time was over since. */
  readonly log: number
  /** Cases that were protected since, and which everybody opens in it. */
  readonly open: number
}

export async function heldInBackup(
  { header, memory }: Unit,
  file: Blob,
  progress: Progress = () => {},
): Promise<HeldInBackup | BadFile | Refusal<'backup-of-another-unit'>> {
  const ids = new Set<string>()
  const each = async (ops: Parameters<Parameters<typeof readBackup>[1]>[0]) => {
    for (const op of ops) if ('put' in op) ids.add(op.row.id)
  }
  const read = await readBackup(file, each, progress)
  if ('refused' in read) return read
  if (unitOf(read.place) !== header.unit) return { refused: 'backup-of-another-unit' }
  const held = (rows: readonly string[] = []) => rows.filter((id) => ids.has(id)).length
  const tombstones = memory.of('tombstone')
  const cases = tombstones.filter(({ body }) => body.log !== 'only' && held(body.rows) > 0)
  const guarded = memory.of('protection').filter(({ body }) => held(body.rows) > 0)
  return {
    // Two devices may each have said so of one case.
    erased: [...new Map(cases.map(({ at, body }) => [body.record, { at, reason: body.reason }])).values()],
    log: tombstones.reduce((sum, { body }) => sum + (body.log === 'only' ? held(body.rows) : 0), 0),
    open: new Set(guarded.map(({ caseId }) => caseId)).size,
  }
}
