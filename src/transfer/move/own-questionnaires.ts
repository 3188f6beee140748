/** Questionnaires of a unit's own that a moved case answered: as data, without their sentences, whose rights are the unit's. */
import { readInstrumentFile } from '#instruments'
import { ownInstruments, putAwayRecord } from '../../catalogue/own-instruments.ts'
import { instrumentRecords } from '../../catalogue/read-instrument.ts'
import type { Kept, NewRecord } from '../../vault/index.ts'

/** Those that any of these forms belongs to, as texts. Pure. */
export function questionnairesOf(records: readonly Kept[], forms: ReadonlySet<string>): readonly string[] {
  return ownInstruments(records)
    .filter(({ file }) => file.forms.some(({ id }) => forms.has(id)))
    .map(({ file: { wordings: _, ...file } }) => JSON.stringify(file))
}

/**
 * What is written of those that this unit does not have: they are read by, and not asked here. One whose id is taken stays as it
 * is here, and one that cannot be read is left out: the answers are kept all the same.
 */
export async function broughtRecords(
  records: readonly Kept[],
  texts: readonly string[],
): Promise<readonly NewRecord[]> {
  const here = new Set(ownInstruments(records).map(({ file }) => file.id))
  const files = texts.flatMap((text) => {
    const read = readInstrumentFile(JSON.parse(text))
    return read.ok && !here.has(read.file.id) ? [read.file] : []
  })
  if (files.length === 0) return []
  const loaded = await Promise.all(files.map((file) => instrumentRecords(file, new Set())))
  const ids = files.map(({ id }) => id)
  return [...loaded.flat(), putAwayRecord(records, ids, true)]
}
