/** Invented case files for the tests of this room. */
import { blankAnswers, formById } from '#instruments'
import { type CaseFile, caseFiles } from '../case-file/case-file.ts'
import type { Kept, KeptOf, RecordBody } from '../vault/index.ts'

type AnswersBody = KeptOf<'answers'>['body']

const staff = '00000000-0000-4000-8000-000000000001'
export const caseId = '00000000-0000-4000-8000-0000000000c1'

/** All items blank but those given. */
export function answered(form: string, day: string, given: Readonly<Record<string, number | null>> = {}): AnswersBody {
  const known = formById(form)
  if (!known) throw new Error(`no such form: ${form}`)
  return {
    kind: 'answers',
    form,
    revision: known.revision,
    informant: known.informant,
    occasion: 'first',
    day,
    answers: { ...blankAnswers(known), ...given },
    blanks: {},
    via: 'tablet',
    mode: 'one-by-one',
    wording: null,
    rater: null,
    corrects: null,
  }
}

function kept(bodies: readonly RecordBody[], id = caseId): readonly Kept[] {
  return bodies.map((body, i) => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    lamport: i + 1,
    device: 'a',
    at: `${'day' in body && typeof body.day === 'string' ? body.day : '2026-11-01'}T10:00:00.000Z`,
    by: { staff },
    caseId: id,
    body,
  }))
}

export function fileOf(born: number, ...bodies: readonly RecordBody[]): CaseFile {
  const opened: RecordBody = { kind: 'case', code: 'ABC-123', born, sex: 'f', opened: '2026-10-01' }
  const file = caseFiles(kept([opened, ...bodies])).get(caseId)
  if (!file) throw new Error('no case')
  return file
}
