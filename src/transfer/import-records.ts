/** The records that an import writes, and those that undo it. Pure. */
import { type ImportLine, plainCode } from '#exchange'
import type { Form } from '#instruments'
import { blanksOf } from '../case-file/blanks-of.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { nextOccasion } from '../case-file/offers.ts'
import type { Kept, KeptOf, NewRecord } from '../vault/index.ts'

type AnswersBody = KeptOf<'answers'>['body']
export type Wording = AnswersBody['wording']

export interface TableImport {
  readonly id: string
  readonly file: string
  readonly form: Form
  readonly lines: readonly ImportLine[]
  /** The wording that was answered, where it is known. */
  readonly wording: Wording
  /** The unit's cases by id. */
  readonly files: ReadonlyMap<string, CaseFile>
  readonly newId: () => string
}

/** What is written first and tells of the rest, and then the rest, a case after the other. */
export function recordsOfTable(asked: TableImport): readonly NewRecord[] {
  const { id, file, form, lines, newId } = asked
  const people = [...Map.groupBy(lines, ({ code }) => plainCode(code)).values()]
  const made: string[] = []
  const records = people.flatMap((own): readonly NewRecord[] => {
    const inOrder = own.toSorted((a, b) => (a.day < b.day ? -1 : 1))
    const [first] = inOrder
    if (!first) return []
    const caseId = first.caseId ?? newId()
    const answers = inOrder.map((line, at) => ({ caseId, body: answersBody(asked, line, caseId, at) }))
    if (first.caseId !== null) return answers
    made.push(caseId)
    const { code, born, sex, day: opened } = first
    return [{ caseId, body: { kind: 'case', code, born, sex, opened } }, ...answers]
  })
  const body = {
    kind: 'import',
    import: id,
    what: 'table',
    file,
    form: form.id,
    answers: lines.length,
    cases: made,
  } as const
  return [{ caseId: null, body: { ...body, cases: made } }, ...records]
}

function answersBody(
  { id, form, wording, files }: TableImport,
  line: ImportLine,
  caseId: string,
  at: number,
): AnswersBody {
  const there = files.get(caseId)
  const next = at > 0 || (there && nextOccasion(there, form) === 'follow-up') ? 'follow-up' : 'first'
  return {
    kind: 'answers',
    form: form.id,
    revision: form.revision,
    informant: form.informant,
    occasion: form.occasion === 'any' ? (line.occasion ?? next) : form.occasion,
    day: line.day,
    answers: { ...line.answers },
    blanks: blanksOf(line.answers),
    via: 'import',
    mode: null,
    wording,
    rater: null,
    corrects: null,
    imported: { import: id, line: line.line },
  }
}

/**
 * Tombstones for all that an import brought, in one go: its answers with their corrections, and the cases that it made
 * where nobody has written anything else since.
 */
export function undoRecords(records: readonly Kept[], done: KeptOf<'import'>, reason: string): readonly NewRecord[] {
  const brought = records.filter(({ body }) => body.kind === 'answers' && body.imported?.import === done.body.import)
  const ids = new Set(brought.map(({ id }) => id))
  const about = (record: Kept): boolean =>
    ids.has(record.id) ||
    (record.body.kind === 'seen' && ids.has(record.body.record)) ||
    record.body.kind === 'handed-over'
  const byCase = Map.groupBy(records, ({ caseId }) => caseId ?? '')
  const cases = done.body.cases.flatMap((caseId) => {
    const own = byCase.get(caseId) ?? []
    const opened = own.filter(({ body }) => body.kind === 'case')
    return opened.length === 1 && own.every((record) => record === opened[0] || about(record)) ? opened : []
  })
  return [...brought, ...cases, done].map(({ id: record }) => ({
    caseId: null,
    body: { kind: 'tombstone', record, reason },
  }))
}
