/**
 * Which question of a file is which item of a form. Tried in this order, each for all the questions or for none: our own
 * item codes, link ids that are our variable names, link ids or prefixes that are the printed numbers, and last the
 * order alone, where there are as many questions as items.
 */
import { type Form, itemIds } from '#instruments'
import type { Fault } from '../fault.ts'
import type { Coding } from './shapes.ts'
import { own } from './systems.ts'

export interface Named {
  readonly linkId: string
  readonly prefix?: string | undefined
  readonly code?: readonly Coding[] | undefined
}

export type MatchFault = 'missing-question' | 'extra-question' | 'repeated-question' | 'wrong-count'

export type Matched<Q> =
  | {
      readonly is: 'matched'
      readonly by: 'code' | 'name' | 'number' | 'order'
      readonly questions: ReadonlyMap<string, Q>
    }
  | { readonly is: 'refused'; readonly faults: readonly Fault<MatchFault>[] }

/** `order` is for a whole questionnaire; a response may lack questions, so there it says nothing. */
export function matchItems<Q extends Named>(form: Form, questions: readonly Q[], order: boolean): Matched<Q> {
  const ids = itemIds(form)
  for (const [by, nameOf] of ways(form)) {
    const names = questions.map(nameOf)
    if (by === 'number' ? isRow(names, ids) : names.some((name) => name !== null))
      return paired(by, ids, questions, names)
  }
  if (order && questions.length === ids.length) return paired('order', ids, questions, [...ids])
  return { is: 'refused', faults: [{ at: `${questions.length} / ${ids.length}`, reason: 'wrong-count' }] }
}

/** Called as one of the form's items is, by our code or by its name. */
export const isNamed = (form: Form, question: Named): boolean =>
  ways(form).some(([by, nameOf]) => by !== 'number' && nameOf(question) !== null)

type Way = readonly ['code' | 'name' | 'number', (question: Named) => string | null]

const ways = (form: Form): readonly Way[] => [
  ['code', ({ code }) => known(form, code?.find(({ system }) => system === own.item)?.code)],
  ['name', ({ linkId }) => known(form, linkId.split(/[./]/).at(-1))],
  ['number', ({ linkId, prefix }) => numbered(form, prefix ?? '') ?? numbered(form, linkId)],
]

function known(form: Form, name: string | undefined): string | null {
  if (name === undefined) return null
  return Object.hasOwn(form.items, name)
    ? name
    : (Object.entries(form.aliases ?? {}).find(([alias]) => alias === name)?.[1] ?? null)
}

/** The item with the number that a name ends in: `Q7`, `7.`, `/12`. */
function numbered(form: Form, name: string): string | null {
  const number = /(?:^|\D)0*([1-9]\d{0,2})\D?$/.exec(name)?.[1]
  return (number && itemIds(form)[Number(number) - 1]) || null
}

/** Numbers say something only where they are all there, each once; in groups they often begin anew. */
const isRow = (names: readonly (string | null)[], ids: readonly string[]): boolean =>
  names.length === ids.length && new Set(names).size === ids.length && !names.includes(null)

function paired<Q extends Named>(
  by: 'code' | 'name' | 'number' | 'order',
  ids: readonly string[],
  questions: readonly Q[],
  names: readonly (string | null)[],
): Matched<Q> {
  const faults: Fault<MatchFault>[] = []
  const found = new Map<string, Q>()
  for (const [at, question] of questions.entries()) {
    const name = names[at] ?? null
    if (name === null) faults.push({ at: question.linkId, reason: 'extra-question' })
    else if (found.has(name)) faults.push({ at: question.linkId, reason: 'repeated-question' })
    else found.set(name, question)
  }
  for (const id of ids) if (!found.has(id)) faults.push({ at: id, reason: 'missing-question' })
  return faults.length > 0 ? { is: 'refused', faults } : { is: 'matched', by, questions: found }
}
