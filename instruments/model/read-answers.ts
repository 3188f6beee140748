/** The reader of answers: what is not on the form is refused by name, so that scoring never has to doubt. */
import type { Form, Item } from './definition.ts'
import { isRecord } from './read-data.ts'
import type { Answers } from './result.ts'

export interface AnswerFault {
  /** The item, or null where the whole is at fault. */
  readonly item: string | null
  /** `absent-item`: a blank is written `null`; leaving the item out is not an answer. */
  readonly reason: 'not-answers' | 'unknown-item' | 'absent-item' | 'wrong-code'
}

export type ReadAnswers<I extends string = string> =
  | { readonly ok: true; readonly answers: Answers<I> }
  | { readonly ok: false; readonly faults: readonly AnswerFault[] }

/** Reads anything at all as answers to a form. Codes are the choice's place as printed, from 0, or the number written. */
export function readAnswers<I extends string>(form: Form<I>, value: unknown): ReadAnswers<I> {
  if (!isRecord(value)) return { ok: false, faults: [{ item: null, reason: 'not-answers' }] }
  const faults: AnswerFault[] = []
  const answers: Partial<Record<I, number | null>> = {}
  const ids = itemIds(form)
  let seen = 0
  for (const id of ids) {
    if (!Object.hasOwn(value, id)) faults.push({ item: id, reason: 'absent-item' })
    else {
      const code = value[id]
      seen += 1
      if (isCode(form.items[id], code)) answers[id] = code
      else faults.push({ item: id, reason: 'wrong-code' })
    }
  }
  const given = Object.keys(value)
  if (given.length > seen) faults.unshift(...given.filter((key) => !Object.hasOwn(form.items, key)).map(unknownItem))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, answers: answers as Answers<I> }
}

const unknownItem = (item: string): AnswerFault => ({ item, reason: 'unknown-item' })

/** Every item seen, and none answered. */
export function blankAnswers<I extends string>(form: Form<I>): Answers<I> {
  return Object.fromEntries(itemIds(form).map((id) => [id, null])) as Answers<I>
}

/** Item ids in printed order. */
export const itemIds = <I extends string>(form: Pick<Form<I>, 'items'>): readonly I[] => Object.keys(form.items) as I[]

/** A blank, or a code that the item can have. */
export function isCode(item: Item, value: unknown): value is number | null {
  if (value === null) return true
  if (!Number.isInteger(value)) return false
  const code = value as number
  return item.kind === 'choice' ? code >= 0 && code < item.worth.length : code >= item.from && code <= item.to
}
