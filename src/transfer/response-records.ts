/** What a FHIR file's answers become in a case, and what stands in their way. Pure. */
import type { Fault, ImportedAnswer } from '#exchange'
import { formById, itemIds } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { nextOccasion } from '../case-file/offers.ts'
import type { KeptOf, NewRecord } from '../vault/index.ts'

type AnswersBody = KeptOf<'answers'>['body']

/** The same form on the same day is there already, with the same answers or others. */
export function clashes(file: CaseFile, answers: readonly ImportedAnswer[]): readonly Fault[] {
  return answers.flatMap((one): readonly Fault[] => {
    const form = formById(one.form)
    const there = file.measurements.filter(({ body }) => body.form === one.form && body.day === one.day)
    if (!form || there.length === 0) return []
    const same = there.some(({ body }) => itemIds(form).every((id) => (body.answers[id] ?? null) === one.answers[id]))
    return [{ at: `${form.title} ${one.day}`, reason: same ? 'already-there' : 'other-answers-that-day' }]
  })
}

/** All of a file in one step: the note of the import, an entry in the log, and the answers. */
export function recordsOfResponse(
  id: string,
  file: CaseFile,
  answers: readonly ImportedAnswer[],
): readonly [NewRecord, ...NewRecord[]] {
  const note = {
    kind: 'import',
    import: id,
    what: 'fhir',
    file: 'FHIR',
    form: answers[0]?.form ?? '',
    answers: answers.length,
    cases: [],
  } as const
  const inOrder = answers.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return [
    { caseId: null, body: { ...note, cases: [] } },
    { caseId: file.id, body: { kind: 'audit', what: 'import.fhir', detail: String(answers.length) } },
    ...inOrder.map((one): NewRecord => ({ caseId: file.id, body: answersBody(id, file, one) })),
  ]
}

function answersBody(id: string, file: CaseFile, one: ImportedAnswer): AnswersBody {
  const form = formById(one.form)
  if (!form) throw new RangeError(one.form)
  return {
    kind: 'answers',
    form: one.form,
    revision: one.revision,
    informant: one.informant,
    occasion: form.occasion === 'any' ? (one.occasion ?? nextOccasion(file, form)) : form.occasion,
    day: one.day,
    answers: { ...one.answers },
    blanks: { ...one.blanks },
    via: 'import',
    mode: null,
    wording: wordingOf(one),
    rater: null,
    corrects: null,
    imported: { import: id, line: null },
  }
}

/** A practice mark stays, also where the file does not say which practice wording it was. */
function wordingOf({ wording, training }: ImportedAnswer): AnswersBody['wording'] {
  if (wording) return { ...wording, training }
  return training ? { hash: 'unknown', language: 'und', training } : null
}
