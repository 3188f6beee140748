/**
 * What a unit that closes leaves behind: all that whoever is in may read, in files that other programs read without this one.
 * Not the sentences of forms, whose rights are not the unit's. Pure but for hashes.
 */
import type { CaseFile } from '../../../case-file/case-file.ts'
import { periodFor } from '../../../catalogue/periods.ts'
import { researchFiles } from '../../../exports/research/package.ts'
import type { Files } from '../../../exports/write/zip.ts'
import { exportedLog } from '../../../outbox/ledger.ts'
import { bundleOf } from '../../../transfer/bundle-of.ts'
import type { AuditLog, Kept, KeptOf, ProtectedCase } from '../../../vault/index.ts'
import type { Words } from '../../../words/index.tsx'
import { logFile } from '../log-file.ts'
import { linesOf, logColumns } from '../log-lines.ts'

export interface ArchiveOf {
  readonly unit: string
  readonly name: string
  /** Those that stand, in order of writing. */
  readonly records: readonly Kept[]
  readonly log: AuditLog
  readonly files: ReadonlyMap<string, CaseFile>
  readonly guarded: readonly ProtectedCase[]
  /** A civil day. */
  readonly made: string
}

export async function archiveFiles(of: ArchiveOf, words: Words): Promise<Files> {
  const { unit, name, records, log, files, guarded, made } = of
  const cases = [...files.values()]
  const asked = { period: periodFor(records, made), files: cases, ownCodes: true, goalWords: true }
  const kept = records.filter(({ body }) => body.kind !== 'loaded' || body.what !== 'wording')
  return {
    'README.txt': readMe({ name, made, cases: cases.length, lines: log.lines.length }, words),
    ...within('tables', researchFiles(asked, words, made)),
    ...within('fhir', Object.fromEntries(cases.map((file, at) => [fileName(file, at), bundleFile(file)]))),
    'log.csv': logFile(logColumns(words), linesOf({ lines: log.lines, records, files, guarded }, words)),
    'releases.json': json(await exportedLog(unit, records.filter(isLedger))),
    'records.json': json({ format: 'mattstock-records-1', unit, name, made, records: [...kept, ...log.lines] }),
  }
}

const within = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]))

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

const bundleFile = (file: CaseFile): string => json(bundleOf(file).bundle)

/** A code may hold what no file's name can; the number keeps two apart. */
const fileName = ({ code }: CaseFile, at: number): string =>
  `${String(at + 1).padStart(4, '0')}-${code.replace(/[^\p{L}\p{N}-]/gu, '_')}.json`

const isLedger = (record: Kept): record is KeptOf<'ledger'> => record.body.kind === 'ledger'

const parts = ['tables', 'fhir', 'log', 'releases', 'records'] as const

function readMe(
  { name, made, cases, lines }: { name: string; made: string; cases: number; lines: number },
  { t }: Words,
): string {
  const paragraphs = [
    t('closing.read-me.what', { name, made, cases, lines }),
    ...parts.map((part) => t(`closing.read-me.${part}`)),
    t('closing.read-me.not'),
  ]
  return `${paragraphs.join('\r\n\r\n')}\r\n`
}
