/** Answers of a case that somebody must read. Pure. */

import { civilDay } from '#aggregate'
import { type Form, formById } from '#instruments'
import type { KeptOf } from '../vault/index.ts'
import type { CaseFile } from './case-file.ts'
import { onceFor } from './once-for.ts'

/** The items of one form that somebody must read: what was answered above 0, and what was left blank. */
export interface ToReview {
  readonly file: CaseFile
  /** The form that holds them, whole or broken off. */
  readonly given: KeptOf<'answers' | 'broken-off'>
  readonly items: readonly { readonly id: string; readonly answer: number | null }[]
}

export function itemsToReview(form: Form, answers: Readonly<Record<string, number | null>>): ToReview['items'] {
  return form.review.map((id) => ({ id, answer: answers[id] ?? null })).filter(({ answer }) => answer !== 0)
}

/** Not marked as seen yet, in the order they were answered; what was broken off first, and what another correction hides last. */
export const toReview = onceFor((file: CaseFile): readonly ToReview[] => {
  const isSeen = (id: string) => file.seen.some(({ body }) => body.record === id)
  const hidden = file.correctedTwice.flatMap((stand) => stand.slice(0, -1))
  return [...file.brokenOff, ...file.measurements, ...hidden].flatMap((given) => {
    const form = formById(given.body.form)
    if (!form || form.review.length === 0 || isSeen(given.id)) return []
    const all = itemsToReview(form, given.body.answers)
    const items = given.body.kind === 'answers' ? all : all.filter(({ id }) => id in given.body.answers)
    return items.length > 0 ? [{ file, given, items }] : []
  })
})

/**
 * Here since an earlier day than today, and still not read. A paper form is here from the day it was typed in, a file's
 * answer from when it was read: never before its own day, whatever the clock said then.
 */
export function isOverdue({ given: { at, body } }: ToReview, day: string): boolean {
  const cameLater = body.kind === 'answers' && (body.via === 'paper' || body.via === 'import')
  const came = cameLater ? civilDay(Date.parse(at)) : body.day
  return came < day && body.day < day
}
