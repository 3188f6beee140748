/** What was answered in a form that was broken off, as records of its case: read at unlock from the session's draft. Pure. */
import { formById, GOALS_FORM } from '#instruments'
import type { KeptOf } from '../records.ts'
import { wordingOf } from '../session/session.ts'
import type { NewRecord, Unfinished } from '../vault.ts'

type BrokenOff = KeptOf<'broken-off'>
/** One that is written, or is just being written. */
export type Before = Pick<BrokenOff, 'id' | 'caseId' | 'body'>

/** A form of a session, as far as it has come by now. */
export type Given = Pick<BrokenOff['body'], 'session' | 'form' | 'answers'>

/** Empty where nothing is answered, or the very same is written already. `day`, a civil date, is when it came back. */
export function brokenOffRecords(one: Unfinished, before: readonly Before[], day: string): readonly NewRecord[] {
  const body = bodyOf(one, day)
  const last = before.findLast(({ body: { session, form } }) => session === body.session && form === body.form)
  const news = JSON.stringify(last?.body.answers ?? {}) !== JSON.stringify(body.answers)
  return news ? [{ caseId: one.plan.caseId, body }, ...overtaken(body, before)] : []
}

/** Tombstones for what was broken off and then went on, unless an answer that somebody must read is another by now. */
export const overtaken = (now: Given, before: readonly Before[]): readonly NewRecord[] =>
  before
    .filter(({ body }) => body.session === now.session && body.form === now.form && holds(now, body.answers))
    .map(({ id, caseId }) => ({ caseId, body: { kind: 'tombstone', record: id, reason: 'went on' } }))

function holds(now: Given, before: Given['answers']): boolean {
  // Of a form that is not known here, nobody can say what must be read.
  const read = now.form === GOALS_FORM ? [] : (formById(now.form)?.review ?? Object.keys(before))
  return read.every((item) => !(item in before) || before[item] === 0 || before[item] === now.answers[item])
}

function bodyOf({ session, plan, draft }: Unfinished, day: string): BrokenOff['body'] {
  const planned = plan.forms[draft.form]
  if (!planned) throw new Error(`no form ${draft.form}`)
  const { hash, text } = wordingOf(planned, draft)
  const { language, training } = JSON.parse(text) as { language: string; training: boolean }
  const come = Object.entries(draft.answers).filter(([item, answer]) => answer !== null || draft.blanks[item])
  return {
    kind: 'broken-off',
    session,
    form: planned.form,
    informant: plan.informant,
    day,
    answers: Object.fromEntries(come),
    wording: { hash, language, training },
  }
}
